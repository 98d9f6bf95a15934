namespace Imdi.Functions.Storage;

/// <summary>What a pack holds.</summary>
public sealed record PackContent(IReadOnlyList<DraftFile> Files)
{
    internal static IReadOnlyDictionary<string, int> NoCounts { get; } = new Dictionary<string, int>();

    /// <summary>What the run's record tells of it, by name; kept with the pack, since a pack that is kept is not rendered again.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; init; } = NoCounts;
}

/// <summary>
/// Files that change together (a corridor's pages and data) and are stored as one content-addressed blob. One that names all that its bytes follow from
/// (<see cref="From"/>) is rendered only where no pack of that key is stored yet, so its inputs are read and computed in its rendering and nowhere before.
/// </summary>
public sealed class DraftPack
{
    private readonly Func<CancellationToken, Task<PackContent>>? _render;
    private PackContent? _content;
    private (PackEntry Entry, RunFileStore Files)? _kept;
    private DraftPack? _whole;

    /// <summary>Rendered already, and without a key.</summary>
    public DraftPack(IReadOnlyList<DraftFile> files)
        : this("", null, new PackContent(files))
    {
    }

    /// <param name="name">Tells the packs of the same inputs apart.</param>
    public DraftPack(string name, Func<CancellationToken, Task<PackContent>> render)
        : this(name, render, null)
    {
    }

    private DraftPack(string name, Func<CancellationToken, Task<PackContent>>? render, PackContent? content) => (Name, _render, _content) = (name, render, content);

    public string Name { get; }

    /// <summary>Null where it is not known what the bytes follow from.</summary>
    public string? Key { get; private init; }

    /// <summary>Of a pack that is rendered.</summary>
    public IReadOnlyList<DraftFile> Files => (_content ?? throw new InvalidOperationException($"The pack {Name} is not rendered.")).Files;

    /// <summary>Once it is rendered or kept.</summary>
    public IEnumerable<string> Addresses => _kept is { } kept ? kept.Entry.Files.Select(file => file.Address) : Files.Select(file => file.Address);

    /// <summary>Whether an earlier run's is taken.</summary>
    public bool IsKept => _kept is not null;

    /// <summary>The same pack with all that its bytes follow from, as PackInputs says it.</summary>
    public DraftPack From(string inputs) => new(Name, _render, _content) { Key = $"{inputs}/{Name}" };

    /// <summary>The same pack of some of its files alone; one that is to be kept as it is stored stays so.</summary>
    public DraftPack Where(Func<DraftFile, bool> isKept) => _render is null && _content is null ? this
        : new(Name, async token => await RenderAsync(token) is var content ? content with { Files = [.. content.Files.Where(isKept)] } : content) { Key = Key, _whole = this };

    public async Task<PackContent> RenderAsync(CancellationToken cancellation) => _content ??= await (_render ?? throw new InvalidOperationException($"The pack of {Key} is to be kept."))(cancellation);

    /// <summary>A file of it, rendered or kept.</summary>
    public async Task<byte[]> ReadAsync(string address, CancellationToken cancellation)
    {
        if (_kept is not { } kept) return Files.Single(file => file.Address == address).Content;
        var (offset, length) = kept.Entry.Find(address);
        return Brotli.Expand(await kept.Files.ReadAsync(kept.Entry.Blob, offset, length, cancellation)).ToArray();
    }

    internal static DraftPack KeptAs(PackEntry entry) => new("", null, null) { Key = entry.Key };

    internal void Keep(PackEntry entry, RunFileStore files)
    {
        _kept = (entry, files);
        _whole?.Keep(entry, files);
    }
}
