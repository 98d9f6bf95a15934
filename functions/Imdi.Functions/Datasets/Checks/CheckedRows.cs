namespace Imdi.Functions.Datasets;

/// <summary>The rows of one file on their way into canonical form, a row group at a time.</summary>
public sealed class CheckedRows
{
    /// <summary>Rows that are held in memory and written as one Parquet row group.</summary>
    public const int Capacity = 65_536;

    /// <summary>Text that is held at most, so that rows of ever new texts do not fill the memory; such row groups have fewer rows.</summary>
    private const int MostCharacters = 16_000_000;

    private const int RowsBetweenLooks = 64;

    private readonly CheckedColumn[] _columns;
    private readonly Action<CheckedRow>[] _rules;
    private readonly SeriesCheck[] _series;
    private readonly CheckedRow _row;
    private readonly KeyPlaces _keyPlaces;
    private readonly long[] _places;

    public CheckedRows(DatasetKind kind, Findings findings, int capacity = Capacity)
    {
        Kind = kind;
        _columns = [.. kind.Columns.Select(column => Compile(column, capacity))];
        _row = new CheckedRow(kind, _columns, findings);
        _rules = [.. kind.Rules.Select(rule => rule(_row))];
        _series = [.. kind.SeriesRules.Select(rule => rule(kind, _row))];
        (_keyPlaces, _places) = (new KeyPlaces(kind), new long[capacity]);
    }

    public DatasetKind Kind { get; }

    public IReadOnlyList<CheckedColumn> Columns => _columns;

    /// <summary>Good rows that wait to be handed over.</summary>
    public int Count { get; private set; }

    /// <summary>Those among them whose keys repeat others' are known only at the end.</summary>
    public long Good { get; private set; }

    public long Refused { get; private set; }

    public bool IsFull => Count == _places.Length || ((Good + Refused) % RowsBetweenLooks == 0 && HoldsTooMuch);

    private bool HoldsTooMuch => Columns.Sum(column => (long)column.Held) > MostCharacters;

    /// <summary>Checks every cell of a row, then the row as a whole. True when it is kept, unless its key turns out to be another's (<see cref="WriteCheckedRows"/>).</summary>
    public bool Take(SourceRow source)
    {
        _row.Begin(source, Count);
        for (int at = 0; at < _columns.Length; at++)
        {
            if (source.Give(at, _columns[at], Count) is { } problem) _row.Report(at, problem);
        }

        if (!_row.IsRefused)
        {
            foreach (var rule in _rules) rule(_row);
        }

        if (_row.IsRefused)
        {
            Refused++;
            return false;
        }

        foreach (var check in _series) check.Look(_row);
        _places[Count++] = _keyPlaces.Of(source);
        Good++;
        return true;
    }

    /// <summary>The file is read: checks across its rows say what is left to say.</summary>
    public void FinishSeries()
    {
        foreach (var check in _series) check.Finish(_row);
    }

    /// <summary>Hands the waiting rows over.</summary>
    public void MoveTo(RowBlock block)
    {
        block.Rows = Count;
        _places.AsSpan(0, Count).CopyTo(block.Places);
        for (int at = 0; at < _columns.Length; at++)
        {
            _columns[at].CopyTo(block.Columns[at], Count);
            _columns[at].Emptied();
        }

        Count = 0;
    }

    /// <summary>Where a row that was handed over stands in the source: its sheet, row and the column of the last part of its key.</summary>
    public CellPlace PlaceOf(long place) => new(_keyPlaces[place].Sheet, KeyPlaces.RowOf(place), _keyPlaces[place].Name);

    private static CheckedColumn Compile(Column column, int rows) => column.Type switch
    {
        ColumnType.Decimal => new NumberColumn(column, rows),
        ColumnType.Date => new DateColumn(column, rows),
        ColumnType.Flag => new FlagColumn(column, rows),
        var type => new TextColumn(column, rows, TextRules.For(type)),
    };
}
