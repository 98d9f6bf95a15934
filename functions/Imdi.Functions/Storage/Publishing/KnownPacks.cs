namespace Imdi.Functions.Storage;

/// <summary>The packs of the run that is served, and of one that was not finished: what is among them is neither rendered nor written again.</summary>
public sealed class KnownPacks
{
    private readonly RunManifest? _last;
    private readonly Dictionary<string, PackEntry> _byMembers, _byKey;

    internal KnownPacks(RunManifest? last, IReadOnlyList<PackEntry> unfinished)
    {
        _last = last;
        PackEntry[] all = [.. last?.Packs ?? [], .. unfinished];
        _byMembers = all.DistinctBy(pack => pack.Members).ToDictionary(pack => pack.Members, StringComparer.Ordinal);
        _byKey = all.Where(pack => pack.Key is not null).DistinctBy(pack => pack.Key).ToDictionary(pack => pack.Key!, StringComparer.Ordinal);
    }

    public static KnownPacks None { get; } = new(null, []);

    /// <summary>All packs that follow from these inputs, where the last run has them: what they are is then known without the inputs. Empty where it has not.</summary>
    public IReadOnlyList<DraftPack> From(string inputs) =>
        [.. (_last?.Packs ?? []).Where(pack => pack.Key?.StartsWith(inputs + "/", StringComparison.Ordinal) == true).Select(DraftPack.KeptAs)];

    internal PackEntry? WithKey(string key) => _byKey.GetValueOrDefault(key);

    internal PackEntry? WithMembers(string members) => _byMembers.GetValueOrDefault(members);
}
