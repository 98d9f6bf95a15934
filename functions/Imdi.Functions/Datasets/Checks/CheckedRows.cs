namespace Imdi.Functions.Datasets;

/// <summary>The rows of one file on their way into canonical form, a row group at a time.</summary>
public sealed class CheckedRows : IDisposable
{
    /// <summary>Rows that are held in memory and written as one Parquet row group.</summary>
    public const int Capacity = 65_536;

    /// <summary>Text that is held at most, so that rows of ever new texts do not fill the memory; such row groups have fewer rows.</summary>
    private const int MostCharacters = 16_000_000;

    private const int RowsBetweenLooks = 64;

    private readonly Action<CheckedRow>[] _rules;
    private readonly SeriesCheck[] _series;
    private readonly RowKeys _keys;
    private readonly Findings _findings;
    private readonly CheckedRow _row;
    private readonly KeyPlaces _places;
    private readonly RowBlock _block;

    public CheckedRows(DatasetKind kind, Findings findings, int capacity = Capacity)
    {
        Kind = kind;
        _findings = findings;
        Columns = [.. kind.Columns.Select(column => Compile(column, capacity))];
        _row = new CheckedRow(kind, Columns, findings);
        _rules = [.. kind.Rules.Select(rule => rule(_row))];
        _series = [.. kind.SeriesRules.Select(rule => rule(kind, _row))];
        _keys = new RowKeys([.. kind.Key.Select(name => Columns[kind.IndexOf(name)])]);
        _places = new KeyPlaces(kind);
        _block = new RowBlock(kind, capacity);
    }

    public DatasetKind Kind { get; }

    public IReadOnlyList<CheckedColumn> Columns { get; }

    /// <summary>Good rows that wait to be handed over.</summary>
    public int Count { get; private set; }

    public long Good { get; private set; }

    public long Refused { get; private set; }

    public bool IsFull => Count == _block.Numbers.Length || ((Good + Refused) % RowsBetweenLooks == 0 && HoldsTooMuch);

    private bool HoldsTooMuch => Columns.Sum(column => (long)column.Held) > MostCharacters;

    /// <summary>Checks every cell of a row, then the row as a whole. True when it is kept, unless its key turns out to be another's (<see cref="Finish"/>).</summary>
    public bool Take(SourceRow source)
    {
        _row.Begin(source, Count);
        for (int at = 0; at < Columns.Count; at++)
        {
            if (source.Give(at, Columns[at], Count) is { } problem) _row.Report(at, problem);
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
        _keys.Add(Good, Count);
        (_block.Numbers[Count], _block.Places[Count]) = (source.Number, _places.Of(source));
        Count++;
        Good++;
        return true;
    }

    /// <summary>The file is read: checks across its rows say what is left to say.</summary>
    public void FinishSeries()
    {
        foreach (var check in _series) check.Finish(_row);
    }

    /// <summary>Hands the waiting rows over.</summary>
    public void Spool(SpooledRows spool)
    {
        _block.Rows = Count;
        for (int at = 0; at < Columns.Count; at++)
        {
            Columns[at].CopyTo(_block.Columns[at], Count);
            Columns[at].Emptied();
        }

        spool.Append(_block);
        Count = 0;
    }

    /// <summary>The rows that are kept, block by block: of each key the first row; the others are told of and left out.</summary>
    public IEnumerable<RowBlock> Finish(SpooledRows spool)
    {
        long repeats = _keys.FindRepeats(spool.MarkRepeat);
        (Good, Refused) = (Good - repeats, Refused + repeats);
        var value = _block.Columns[Kind.IndexOf(Kind.Key[^1])];
        foreach (var block in spool.Read(_block))
        {
            for (int row = 0; row < block.Rows && repeats > 0; row++)
            {
                if (block.Repeats[row] == 0) continue;
                var (sheet, name) = _places[block.Places[row]];
                var problem = RowKeys.Repeated(spool.NumberOf(block.Repeats[row] - 1));
                _findings.Add(sheet, block.Numbers[row], name, value.TextAt(row), problem.Code, problem.Cure);
            }

            yield return block;
        }
    }

    public void Dispose() => _keys.Dispose();

    private static CheckedColumn Compile(Column column, int rows) => column.Type switch
    {
        ColumnType.Decimal => new NumberColumn(column, rows),
        ColumnType.Date => new DateColumn(column, rows),
        ColumnType.Flag => new FlagColumn(column, rows),
        var type => new TextColumn(column, rows, TextRules.For(type)),
    };
}
