namespace Imdi.Functions.Datasets;

/// <summary>
/// The row of the source, the sheet and the column that have the last part of a row's key, in one number: a file has few sheets and
/// columns, and rows below 2^40.
/// </summary>
internal sealed class KeyPlaces(DatasetKind kind)
{
    private const int RowBits = 40;

    private readonly int _column = kind.IndexOf(kind.Key[^1]);
    private readonly Dictionary<(string Sheet, string Name), long> _numbers = [];
    private readonly List<(string Sheet, string Name)> _places = [];
    private (string? Sheet, string? Name) _last;
    private long _number;

    public (string Sheet, string Name) this[long place] => _places[(int)(place >> RowBits)];

    public static long RowOf(long place) => place & ((1L << RowBits) - 1);

    public long Of(SourceRow row)
    {
        string name = row.Name(_column) is { Length: > 0 } known ? known : kind.Columns[_column].Name;
        if (!ReferenceEquals(name, _last.Name) || !ReferenceEquals(row.Sheet, _last.Sheet))
        {
            _last = (row.Sheet, name);
            if (!_numbers.TryGetValue((row.Sheet, name), out _number))
            {
                _numbers[(row.Sheet, name)] = _number = _places.Count;
                _places.Add((row.Sheet, name));
            }
        }

        return (_number << RowBits) | row.Number;
    }
}
