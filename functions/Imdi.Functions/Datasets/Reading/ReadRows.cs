using ParquetSharp;

namespace Imdi.Functions.Datasets;

/// <summary>
/// Rows of canonical Parquet that a question asks for. One row group is in memory at a time; those that cannot hold a row asked for, by
/// their statistics, are not read, and of the others only the filters' columns unless a row is left.
/// </summary>
public sealed class ReadRows : IDisposable
{
    private readonly ParquetFileReader _file;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly long[] _firstRows;

    public ReadRows(string path)
    {
        _file = new ParquetFileReader(path);
        for (int at = 0; at < _file.FileMetaData.NumColumns; at++) _places[_file.FileMetaData.Schema.Column(at).Name] = at;
        _firstRows = new long[_file.FileMetaData.NumRowGroups + 1];
        for (int group = 0; group < _firstRows.Length - 1; group++)
        {
            using var rows = _file.RowGroup(group);
            _firstRows[group + 1] = _firstRows[group] + rows.MetaData.NumRows;
        }
    }

    /// <summary>Row groups that were opened for their cells.</summary>
    public int GroupsRead { get; private set; }

    public long Rows => _firstRows[^1];

    /// <summary>Whether the file has a column of this name; versions of earlier readers lack some.</summary>
    public bool Holds(string column) => _places.ContainsKey(column);

    /// <summary>The rows asked for after a row, in the order of the file.</summary>
    public IEnumerable<StoredRow> Scan(IReadOnlyList<Column> columns, IReadOnlyList<RowFilter> filters, long after = -1)
    {
        for (int group = GroupOf(after + 1); group < _firstRows.Length - 1; group++)
        {
            using var rows = _file.RowGroup(group);
            if (!filters.All(filter => MayHold(rows, filter))) continue;
            GroupsRead++;
            var kept = Kept(rows, filters, (int)Math.Max(0, after + 1 - _firstRows[group]));
            if (!Array.Exists(kept, static one => one)) continue;
            var cells = columns.Select(column => Reader(Cells(rows, column))).ToArray();
            for (int at = 0; at < kept.Length; at++)
            {
                if (kept[at]) yield return RowOf(_firstRows[group], at, cells);
            }
        }
    }

    /// <summary>These rows, in the order in which they are named.</summary>
    public IReadOnlyList<StoredRow> Fetch(IReadOnlyList<Column> columns, IReadOnlyList<long> numbers)
    {
        var found = new Dictionary<long, StoredRow>();
        foreach (var inGroup in numbers.GroupBy(GroupOf))
        {
            using var rows = _file.RowGroup(inGroup.Key);
            GroupsRead++;
            var cells = columns.Select(column => Reader(Cells(rows, column))).ToArray();
            long first = _firstRows[inGroup.Key];
            foreach (long number in inGroup) found[number] = RowOf(first, (int)(number - first), cells);
        }

        return [.. numbers.Select(number => found[number])];
    }

    public void Dispose() => _file.Dispose();

    private static StoredRow RowOf(long first, int at, Func<int, object?>[] cells)
    {
        object?[] row = new object?[cells.Length];
        for (int column = 0; column < row.Length; column++) row[column] = cells[column](at);
        return new StoredRow(first + at, row);
    }

    // Array.GetValue costs more than reading the row does.
    private static Func<int, object?> Reader(Array cells) => cells switch
    {
        string?[] texts => at => texts[at],
        decimal?[] numbers => at => numbers[at],
        DateOnly?[] days => at => days[at],
        bool?[] flags => at => flags[at],
        _ => throw new ArgumentException("Of no canonical type.", nameof(cells)),
    };

    private bool[] Kept(RowGroupReader rows, IReadOnlyList<RowFilter> filters, int from)
    {
        bool[] kept = new bool[rows.MetaData.NumRows];
        kept.AsSpan(from).Fill(true);
        foreach (var filter in filters) filter.Narrow(Cells(rows, filter.Column), kept);
        return kept;
    }

    private bool MayHold(RowGroupReader rows, RowFilter filter)
    {
        int place = Place(filter.Column);
        using var chunk = rows.MetaData.GetColumnChunkMetaData(place);
        using var statistics = chunk.Statistics;
        var (smallest, largest) = ReadBounds.Of(statistics, _file.FileMetaData.Schema.Column(place));
        return filter.MayHold(smallest, largest);
    }

    private Array Cells(RowGroupReader rows, Column column)
    {
        int count = checked((int)rows.MetaData.NumRows);
        using var reader = rows.Column(Place(column));
        using var logical = reader.LogicalReader();
        return logical switch
        {
            LogicalColumnReader<string> text => text.ReadAll(count),
            LogicalColumnReader<decimal?> number => Array.ConvertAll(number.ReadAll(count), static cell => cell / 1.000000000000000000000000000m),
            LogicalColumnReader<Date?> date => Array.ConvertAll(date.ReadAll(count), static day => day is { } known ? DateOnly.FromDateTime(known.DateTime) : (DateOnly?)null),
            LogicalColumnReader<bool?> flag => flag.ReadAll(count),
            LogicalColumnReader<decimal> number => Array.ConvertAll(number.ReadAll(count), static cell => (decimal?)(cell / 1.000000000000000000000000000m)),
            LogicalColumnReader<Date> date => Array.ConvertAll(date.ReadAll(count), static day => (DateOnly?)DateOnly.FromDateTime(day.DateTime)),
            LogicalColumnReader<bool> flag => Array.ConvertAll(flag.ReadAll(count), static cell => (bool?)cell),
            _ => throw new NotSupportedException($"{column.Name} is of no canonical type."),
        };
    }

    private int Place(Column column) => _places.TryGetValue(column.Name, out int place) ? place : throw new ArgumentException($"The version has no column {column.Name}.", nameof(column));

    private int GroupOf(long row)
    {
        int at = Array.BinarySearch(_firstRows, row);
        return at >= 0 ? at : ~at - 1;
    }
}
