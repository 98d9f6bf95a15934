namespace Imdi.Functions.Datasets;

/// <summary>The rows of the version that is current, to compare a file with or to change. One that an earlier reader stored may lack columns, which then are empty.</summary>
public sealed class PublishedRows : IDisposable
{
    private readonly DatasetKind _kind;
    private readonly ReadRows _file;

    private PublishedRows(DatasetKind kind, string version, ReadRows file) => (_kind, Version, _file) = (kind, version, file);

    public string Version { get; }

    public long Rows => _file.Rows;

    /// <summary>Null where the key is another one than today's.</summary>
    public static PublishedRows? Open(DatasetKind kind, string version, string path)
    {
        var file = new ReadRows(path);
        bool isComparable = kind.Key.All(name => file.Holds(name) || !kind.Columns[kind.IndexOf(name)].Required);
        if (isComparable && kind.Key.Any(file.Holds)) return new PublishedRows(kind, version, file);
        file.Dispose();
        return null;
    }

    public IEnumerable<StoredRow> Scan()
    {
        Column[] held = [.. _kind.Columns.Where(column => _file.Holds(column.Name))];
        if (held.Length == _kind.Columns.Count) return _file.Scan(held, []);
        int[] places = [.. held.Select(column => _kind.IndexOf(column.Name))];
        return _file.Scan(held, []).Select(row => row with { Cells = Spread(row.Cells, places) });
    }

    public void Dispose() => _file.Dispose();

    private object?[] Spread(object?[] cells, int[] places)
    {
        object?[] spread = new object?[_kind.Columns.Count];
        for (int at = 0; at < places.Length; at++) spread[places[at]] = cells[at];
        return spread;
    }
}
