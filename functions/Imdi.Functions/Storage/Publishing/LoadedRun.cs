namespace Imdi.Functions.Storage;

/// <summary>Where a file's bytes are, a range of a pack, and the headers that go with them.</summary>
internal sealed record FileLocation(string Pack, long Offset, int Length, string ContentType, string ETag);

/// <summary>A manifest made ready for look-ups by address; not frozen, which would cost the first reader of an instance more than it saves all others.</summary>
internal sealed class LoadedRun
{
    private readonly Dictionary<string, FileLocation> _files;
    private readonly Lazy<IReadOnlyList<string>> _addresses;

    public LoadedRun(RunManifest manifest)
    {
        Info = new(manifest.Run, manifest.AsOf, manifest.Inputs);
        _files = new(manifest.Files, StringComparer.Ordinal);
        foreach (var pack in manifest.Packs) Add(pack);
        _addresses = new(() => [.. _files.Keys.Order(StringComparer.Ordinal)]);
    }

    public RunInfo Info { get; }

    public IReadOnlyList<string> Addresses => _addresses.Value;

    public FileLocation? Find(string address) => _files.GetValueOrDefault(address);

    private void Add(PackEntry pack)
    {
        long offset = 0;
        foreach (var file in pack.Files)
        {
            _files.Add(file.Address, new(pack.Blob, offset, file.Length, file.ContentType, $"\"{file.ETag}\""));
            offset += file.Length;
        }
    }
}
