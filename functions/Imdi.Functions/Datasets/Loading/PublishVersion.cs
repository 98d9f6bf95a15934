using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>Last step: points the source's current version at one that is stored whole.</summary>
public sealed class PublishVersion(DatasetStore store, AuditTrail audit, TimeProvider clock)
{
    /// <summary>
    /// The trail comes first: a process killed between the two leaves an entry too many, never a change without one. What is published
    /// <paramref name="once"/> under a name is never published under it again, however late a worker that lost its lease wakes up. What a file of changes made
    /// of a version takes the place of that version alone: where another has become current meanwhile, its changes would be lost, so it is refused.
    /// </summary>
    public Task<Refusal?> RunAsync(VersionManifest manifest, string who, CancellationToken cancellation, string? once = null) =>
        RunAsync(manifest.Version, who, cancellation, once, manifest.Changes is { } changes ? changes.Base ?? "" : null);

    /// <param name="on">The version that must still be current, empty for none; null where any may be.</param>
    public async Task<Refusal?> RunAsync(DatasetVersion version, string who, CancellationToken cancellation, string? once = null, string? on = null)
    {
        var was = (await store.CurrentAsync(version.Kind, cancellation)).FirstOrDefault(current => current.Source.Id == version.Source.Id);
        if (was?.Version == version.Version) return null;
        if (once is not null && await store.IsDoneAsync(version.Kind, once, cancellation)) return null;
        if (on is not null && (was?.Version ?? "") != on) return BaseChanged;
        var at = clock.GetUtcNow();
        await audit.AppendAsync(new AuditEntry(who, "dataset-published", $"{version.Kind}/{version.Source.Id}/{version.Version}", at, was?.RawSha256), cancellation);
        if (on is not null) return await store.PublishOnAsync(version, on, who, at, cancellation, once) ? null : BaseChanged;
        await store.PublishAsync(version, who, at, cancellation, once);
        return null;
    }

    public static Refusal BaseChanged { get; } = Rows.ChangedMeanwhile with { Detail = "Another version was published since the changes of this file were applied. Nothing was changed: send the file again." };
}
