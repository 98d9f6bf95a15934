using System.Globalization;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>What the secretariat does with the region's settings: each change is a version of its own, and the site follows it.</summary>
public sealed class ChangeRegion(RegionStore store, CurrentRegion current, AuditTrail audit, SiteNews news, TimeProvider clock)
{
    public static Refusal NotFound { get; } = Refusal.NotFound("no-such-version", "The region's settings have no version of that number.");

    public async Task<Tagged<RegionVersion>> FindAsync(CancellationToken cancellation) => TagOf(await current.ReadAsync(cancellation));

    /// <summary>All versions, the newest first, the deployed file last.</summary>
    public async Task<IReadOnlyList<RegionVersion>> HistoryAsync(CancellationToken cancellation) => [.. await store.ListAsync(cancellation).ToListAsync(cancellation), current.Deployed];

    public async Task<Outcome<Tagged<RegionVersion>>> ChangeAsync(RegionDraft draft, string? note, string? ifMatch, Caller caller, CancellationToken cancellation)
    {
        var changed = RegionFile.Checked(draft).Then(RegionWords.Checked);
        return changed.IsOk ? await SaveAsync((was, now) => was.Next(changed.Value, caller.Id, now, note), note, ifMatch, caller, cancellation) : changed.Refusal;
    }

    /// <summary>Undoes what came after a version by publishing it once more.</summary>
    public async Task<Outcome<Tagged<RegionVersion>>> AgainAsync(int number, string? ifMatch, Caller caller, CancellationToken cancellation)
    {
        var earlier = number == 0 ? current.Deployed : await store.FindAsync(number, cancellation);
        return earlier is null ? NotFound : await SaveAsync((was, now) => was.Next(earlier.Region, caller.Id, now, null, number), null, ifMatch, caller, cancellation);
    }

    private async Task<Outcome<Tagged<RegionVersion>>> SaveAsync(Func<RegionVersion, DateTimeOffset, RegionVersion> next, string? note, string? ifMatch, Caller caller, CancellationToken cancellation)
    {
        if (note?.Length > RegionVersion.LongestNote) return Refusal.Unprocessable("region-wrong", "Nothing was kept.", new FieldError("/note", "region-note-long", $"At most {RegionVersion.LongestNote} characters."));
        var was = await current.ReadAsync(cancellation);
        if (TagOf(was).Match(ifMatch) is { } refusal) return refusal;
        var version = next(was, clock.GetUtcNow());
        var entry = new AuditEntry(caller.Id, "region-published", string.Create(CultureInfo.InvariantCulture, $"region/{version.Number}"), clock.GetUtcNow(), was.Region.Hash, version.Region.Hash);
        await audit.AppendAsync(entry, cancellation);
        if (await store.AddAsync(version, cancellation) is { } meanwhile)
        {
            await audit.AppendAsync(entry.Void(), cancellation);
            return meanwhile;
        }

        await current.ReadAsync(cancellation);
        news.Tell();
        return TagOf(version);
    }

    private static Tagged<RegionVersion> TagOf(RegionVersion version) => RecordTag.Of(version, string.Create(CultureInfo.InvariantCulture, $"region-{version.Number}-{version.Region.Hash}"));
}
