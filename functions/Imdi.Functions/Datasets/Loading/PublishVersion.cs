using Imdi.Functions.Directory;

namespace Imdi.Functions.Datasets;

/// <summary>Last step: points the source's current version at one that is stored whole.</summary>
public sealed class PublishVersion(DatasetStore store, AuditTrail audit, TimeProvider clock)
{
    /// <summary>
    /// The trail comes first: a process killed between the two leaves an entry too many, never a change without one. What is published
    /// <paramref name="once"/> under a name is never published under it again, however late a worker that lost its lease wakes up.
    /// </summary>
    public async Task RunAsync(DatasetVersion version, string who, CancellationToken cancellation, string? once = null)
    {
        var was = (await store.CurrentAsync(version.Kind, cancellation)).FirstOrDefault(current => current.Source.Id == version.Source.Id);
        if (was?.Version == version.Version) return;
        if (once is not null && await store.IsDoneAsync(version.Kind, once, cancellation)) return;
        var at = clock.GetUtcNow();
        await audit.AppendAsync(new AuditEntry(who, "dataset-published", $"{version.Kind}/{version.Source.Id}/{version.Version}", at, was?.RawSha256), cancellation);
        await store.PublishAsync(version, who, at, cancellation, once);
    }
}
