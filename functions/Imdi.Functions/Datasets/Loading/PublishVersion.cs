using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>Last step: points the source's current version at one that is stored whole, now or when its embargo ends.</summary>
public sealed class PublishVersion(DatasetStore store, AuditTrail audit, TimeProvider clock)
{
    // Every failed attempt means that another act on the source succeeded.
    private const int Attempts = 50;

    /// <summary>
    /// The trail comes first: a process killed between the two leaves an entry too many, never a change without one; where somebody else was
    /// quicker, a second entry takes the first back. What is published <paramref name="once"/> under a name is never published under it again,
    /// however late a worker that lost its lease wakes up. What a file of changes made of a version takes the place of that version alone:
    /// where another has become current meanwhile, its changes would be lost, so it is refused; nor can it wait under embargo.
    /// </summary>
    /// <returns>Why it cannot be published; null when it is, or was already.</returns>
    public Task<Refusal?> RunAsync(VersionManifest manifest, string who, CancellationToken cancellation, string? once = null, DateTimeOffset? embargoUntil = null) =>
        RunAsync(manifest.Version, who, cancellation, once, embargoUntil, manifest.Changes is { } changes ? changes.Base ?? "" : null);

    /// <param name="on">The version that must still be current, empty for none; null where any may be.</param>
    public async Task<Refusal?> RunAsync(
        DatasetVersion version, string who, CancellationToken cancellation, string? once = null, DateTimeOffset? embargoUntil = null, string? on = null)
    {
        if (once is not null && await store.IsDoneAsync(version.Kind, once, cancellation)) return null;
        var history = await store.ReadHistoryAsync(version.Kind, cancellation);
        var at = clock.GetUtcNow();
        var until = embargoUntil > at ? embargoUntil : null;
        if (VersionRules.RefusePublishing(history, version, until) is { } refusal) return refusal;
        if (VersionRules.IsPublished(history, version, until)) return null;
        if (on is not null && until is not null) return ChangesCannotWait;
        if (on is not null && on != (CurrentOf(history, version)?.Version ?? "")) return BaseChanged;
        return until is { } ends
            ? await EmbargoAsync(new VersionAct(VersionRules.NameOf(Makes.Embargoed), version, Makes.Embargoed, who, at) { Until = ends }, history, once, cancellation)
            : await PublishAsync(version, who, at, history, once, on, cancellation);
    }

    private async Task<Refusal?> PublishAsync(DatasetVersion version, string who, DateTimeOffset at, KindHistory history, string? once, string? on, CancellationToken cancellation)
    {
        var entry = EntryOf("dataset-published", version, who, at, history);
        await audit.AppendAsync(entry, cancellation);
        if (await (on is null ? store.PublishAsync(version, who, at, cancellation, once) : store.PublishOnAsync(version, on, who, at, cancellation, once))) return null;
        await audit.AppendAsync(entry.Void(), cancellation);
        return on is not null ? BaseChanged : VersionRules.RefusePublishing(await store.ReadHistoryAsync(version.Kind, cancellation), version, null);
    }

    private async Task<Refusal?> EmbargoAsync(VersionAct act, KindHistory history, string? once, CancellationToken cancellation)
    {
        var (kind, source) = (act.Version.Kind, act.Version.Source.Id);
        var entry = EntryOf($"dataset-{act.Name}", act.Version, act.Who, act.At, history);
        await audit.AppendAsync(entry, cancellation);
        for (int attempt = 1; await store.ActAsync(act, history.SequenceOf(source), cancellation, once) is { } late; attempt++)
        {
            history = await store.ReadHistoryAsync(kind, cancellation);
            bool isDone = VersionRules.IsPublished(history, act.Version, act.Until) || (once is not null && await store.IsDoneAsync(kind, once, cancellation));
            var refusal = isDone ? null : VersionRules.RefusePublishing(history, act.Version, act.Until) ?? (attempt == Attempts ? late : null);
            if (!isDone && refusal is null) continue;
            await audit.AppendAsync(entry.Void(), cancellation);
            return refusal;
        }

        return null;
    }

    private static AuditEntry EntryOf(string what, DatasetVersion version, string who, DateTimeOffset at, KindHistory history) => new(
        who, what, $"{version.Kind}/{version.Source.Id}/{version.Version}", at, CurrentOf(history, version)?.RawSha256);

    private static DatasetVersion? CurrentOf(KindHistory history, DatasetVersion version) =>
        history.Current.FirstOrDefault(current => current.Version.Source.Id == version.Source.Id)?.Version;

    public static Refusal BaseChanged { get; } = Rows.ChangedMeanwhile with { Detail = "Another version was published since the changes of this file were applied. Nothing was changed: send the file again." };

    private static Refusal ChangesCannotWait { get; } = Refusal.Unprocessable("changes-cannot-wait",
        "A file of changes cannot wait under embargo: what it changes may change meanwhile. Publish it now, or send the whole dataset.");
}
