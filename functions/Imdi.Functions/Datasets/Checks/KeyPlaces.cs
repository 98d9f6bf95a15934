namespace Imdi.Functions.Datasets;

/// <summary>The sheet and the column where the source has the last part of a row's key, by number: a file has few of them.</summary>
internal sealed class KeyPlaces(DatasetKind kind)
{
    private readonly int _column = kind.IndexOf(kind.Key[^1]);
    private readonly Dictionary<(string Sheet, string Name), int> _numbers = [];
    private readonly List<(string Sheet, string Name)> _places = [];
    private (string? Sheet, string? Name) _last;
    private int _number;

    public (string Sheet, string Name) this[int number] => _places[number];

    public int Of(SourceRow row)
    {
        string name = row.Name(_column) is { Length: > 0 } known ? known : kind.Columns[_column].Name;
        if (ReferenceEquals(name, _last.Name) && ReferenceEquals(row.Sheet, _last.Sheet)) return _number;
        _last = (row.Sheet, name);
        if (_numbers.TryGetValue((row.Sheet, name), out _number)) return _number;
        _number = _places.Count;
        _places.Add((row.Sheet, name));
        return _numbers[(row.Sheet, name)] = _number;
    }
}
