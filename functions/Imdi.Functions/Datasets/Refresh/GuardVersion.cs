using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>Asks the guards about a version that has just been stored, and remembers what was compared.</summary>
internal sealed class GuardVersion(DeclaredSource source, DatasetStore datasets, string publisher)
{
    public VersionManifest? Next { get; private set; }

    public VersionManifest? Current { get; private set; }

    public Refusal? Withheld { get; private set; }

    public bool IsNews => Next?.Version.Version != Current?.Version.Version;

    public async Task<Refusal?> RunAsync(VersionManifest next, CancellationToken cancellation)
    {
        Next = next;
        var (kind, origin) = (next.Version.Kind, next.Version.Source.Id);
        if ((await datasets.CurrentAsync(kind, cancellation)).FirstOrDefault(version => version.Source.Id == origin) is { } current)
            Current = await datasets.Files.FindManifestAsync(kind, origin, current.Version, cancellation);
        return Withheld = RefreshGuards.Refuse(source, next, Current, await datasets.HistoryAsync(kind, origin, cancellation), publisher);
    }
}
