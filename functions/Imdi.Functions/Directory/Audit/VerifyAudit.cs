using System.Globalization;

namespace Imdi.Functions.Directory;

/// <summary>What a look through the whole trail found.</summary>
/// <param name="Unchained">Entries from before there was a chain.</param>
/// <param name="Broken">The first broken link, with its day; null when the chain is whole.</param>
public sealed record AuditVerification(int Days, long Entries, long Unchained, string? Broken);

/// <summary>Works the chain out again from the first entry to the last.</summary>
public sealed class VerifyAudit(AuditStore store)
{
    public async Task<AuditVerification> RunAsync(CancellationToken cancellation)
    {
        DateTimeOffset? since = null;
        HashSet<DateOnly> seen = [];
        long entries = 0, unchained = 0;
        await foreach (var day in store.ReadDaysAsync(cancellation))
        {
            since ??= (day.Links is [var first, ..] ? first.Entry.At : null);
            seen.Add(day.Day);
            entries += day.Links.Count;
            unchained += day.Unchained.Count;
            string? broken = day.Broken(since) ?? await BrokenAnchorAsync(day, cancellation);
            if (broken is not null) return Found(day.Day, broken);
        }

        await foreach (var day in store.ListDaysAsync(cancellation))
        {
            if (!seen.Contains(day)) return Found(day, "every entry was removed");
        }

        return new(seen.Count, entries, unchained, null);

        AuditVerification Found(DateOnly day, string what) => new(seen.Count, entries, unchained, $"{day.ToString("O", CultureInfo.InvariantCulture)}: {what}");
    }

    private async Task<string?> BrokenAnchorAsync(AuditDay day, CancellationToken cancellation) =>
        day.Links is [{ Previous: { } anchor }, ..] && await store.FindHashAsync(anchor.Day, anchor.Sequence, cancellation) != anchor.Hash
            ? $"entry 1 does not follow entry {anchor.Sequence} of {anchor.Day.ToString("O", CultureInfo.InvariantCulture)}"
            : null;
}
