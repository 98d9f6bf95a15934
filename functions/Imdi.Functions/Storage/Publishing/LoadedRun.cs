using System.Collections.Frozen;

namespace Imdi.Functions.Storage;

/// <summary>Where a file's bytes are, a range of a pack, and the headers that go with them.</summary>
internal sealed record FileLocation(string Pack, long Offset, int Length, string ContentType, string ETag);

/// <summary>A manifest made ready for look-ups by address.</summary>
internal sealed class LoadedRun
{
    private readonly FrozenDictionary<string, FileLocation> _files;

    public LoadedRun(RunManifest manifest)
    {
        Info = new(manifest.Run, manifest.AsOf, manifest.Inputs);
        _files = manifest.Packs.SelectMany(Locations).ToFrozenDictionary(StringComparer.Ordinal);
        Addresses = [.. _files.Keys.Order(StringComparer.Ordinal)];
    }

    public RunInfo Info { get; }

    public IReadOnlyList<string> Addresses { get; }

    public FileLocation? Find(string address) => _files.GetValueOrDefault(address);

    private static IEnumerable<KeyValuePair<string, FileLocation>> Locations(PackEntry pack)
    {
        long offset = 0;
        foreach (var file in pack.Files)
        {
            yield return new(file.Address, new(pack.Blob, offset, file.Length, file.ContentType, $"\"{file.ETag}\""));
            offset += file.Length;
        }
    }
}
