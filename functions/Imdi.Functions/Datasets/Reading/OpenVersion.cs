using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>A version that may be read, and its Parquet file on this disk.</summary>
public sealed record OpenedVersion(DatasetKind Kind, KnownVersion Known, VersionManifest Manifest, HeldFile File) : IDisposable
{
    public void Dispose() => File.Dispose();
}

/// <summary>Finds a version for somebody: refused where there is none, or where it is not for them to read.</summary>
public sealed class OpenVersion(DatasetStore store, CanonicalFileStore files)
{
    public async Task<Outcome<(DatasetKind Kind, KindHistory History, KnownVersion Known)>> FindAsync(string kind, string version, CancellationToken cancellation)
    {
        if (DatasetKinds.Find(kind) is not { } declared) return LoadDataset.UnknownKind(kind);
        var history = await store.ReadHistoryAsync(kind, cancellation);
        return history.Find(version) is { } known ? (declared, history, known) : VersionRules.UnknownVersion;
    }

    /// <summary>As <see cref="FindAsync"/>, and whoever may not read its data is refused.</summary>
    public async Task<Outcome<(DatasetKind Kind, KnownVersion Known)>> ReadableAsync(string kind, string version, Caller caller, CancellationToken cancellation)
    {
        var found = await FindAsync(kind, version, cancellation);
        return found.Then<(DatasetKind, KnownVersion)>(one => VersionRules.RefuseReading(one.Known, caller) is { } refusal ? refusal : (one.Kind, one.Known));
    }

    public async Task<OpenedVersion> OpenAsync(DatasetKind kind, KnownVersion known, CancellationToken cancellation)
    {
        var manifest = await store.Files.FindManifestAsync(kind.Id, known.Version.Source.Id, known.Version.Version, cancellation)
            ?? throw new FileNotFoundException($"Version {known.Version.Version} of {kind.Id} has no manifest.");
        string sha256 = manifest.Files.Single(file => file.Name == VersionFileStore.Data).Sha256;
        var file = await files.HoldAsync(sha256, () => store.Files.FindDataAsync(known.Version, cancellation), cancellation)
            ?? throw new FileNotFoundException($"Version {known.Version.Version} of {kind.Id} has no data.");
        return new OpenedVersion(kind, known, manifest, file);
    }
}
