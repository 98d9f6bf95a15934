namespace Imdi.Functions.Datasets;

/// <summary>The rows of one file on their way into canonical form, a row group at a time.</summary>
public sealed class CheckedRows
{
    /// <summary>Rows that are held in memory and written as one Parquet row group.</summary>
    public const int Capacity = 65_536;

    /// <summary>Text that is held at most, so that rows of long texts do not fill the memory; such row groups have fewer rows.</summary>
    private const int MostCharacters = 32 * 1024 * 1024;

    private readonly Action<CheckedRow>[] _rules;
    private readonly SeriesCheck[] _series;
    private readonly RowKeys _keys;
    private readonly Findings _findings;
    private readonly CheckedRow _row;
    private int _characters;

    public CheckedRows(DatasetKind kind, Findings findings, int capacity = Capacity)
    {
        Kind = kind;
        Room = capacity;
        _findings = findings;
        Columns = [.. kind.Columns.Select(column => Compile(column, capacity))];
        _row = new CheckedRow(kind, Columns, findings);
        _rules = [.. kind.Rules.Select(rule => rule(_row))];
        _series = [.. kind.SeriesRules.Select(rule => rule(kind, _row))];
        _keys = new RowKeys(kind.Key.Select(name => Columns[kind.IndexOf(name)]));
    }

    public DatasetKind Kind { get; }

    public IReadOnlyList<CheckedColumn> Columns { get; }

    /// <summary>Good rows that wait to be written.</summary>
    public int Count { get; private set; }

    public long Good { get; private set; }

    public long Refused { get; private set; }

    public bool IsFull => Count == Room || _characters > MostCharacters;

    private int Room { get; }

    /// <summary>Checks every cell of a row, then the row as a whole, then its key. True when it is kept.</summary>
    public bool Take(SourceRow source)
    {
        _row.Begin(source, Count);
        for (int at = 0; at < Columns.Count; at++)
        {
            if (Columns[at].Take(source[at], Count) is { } problem) _row.Report(at, problem);
        }

        if (!_row.IsRefused)
        {
            foreach (var rule in _rules) rule(_row);
        }

        if (!_row.IsRefused && _keys.FirstRowWith(Count, source.Number) is { } first) _row.Report(Kind.IndexOf(Kind.Key[^1]), RowKeys.Repeated(first));
        if (_row.IsRefused)
        {
            Refused++;
            return false;
        }

        foreach (var check in _series) check.Look(_row);
        _characters += source.Length;
        Count++;
        Good++;
        return true;
    }

    /// <summary>The file is read: checks across its rows say what is left to say.</summary>
    public void Finish()
    {
        foreach (var check in _series) check.Finish(_row);
    }

    public void Emptied() => (Count, _characters) = (0, 0);

    private static CheckedColumn Compile(Column column, int rows) => column.Type switch
    {
        ColumnType.Decimal => new NumberColumn(column, rows),
        ColumnType.Date => new DateColumn(column, rows),
        ColumnType.Flag => new FlagColumn(column, rows),
        var type => new TextColumn(column, rows, TextRules.For(type)),
    };
}
