using ParquetSharp;

namespace Imdi.Functions.Datasets;

/// <summary>Rows of canonical Parquet, a row group at a time, only the columns named.</summary>
public static class ReadCanonical
{
    public static IEnumerable<ICanonicalBatch> From(string path, IReadOnlyList<string> columns)
    {
        using var file = new ParquetFileReader(path);
        var places = Places(file, columns);
        for (int group = 0; group < file.FileMetaData.NumRowGroups; group++)
        {
            using var rows = file.RowGroup(group);
            yield return new Batch(rows, places);
        }
    }

    private static Dictionary<string, int> Places(ParquetFileReader file, IReadOnlyList<string> columns)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int at = 0; at < file.FileMetaData.NumColumns; at++) places[file.FileMetaData.Schema.Column(at).Name] = at;
        return columns.ToDictionary(name => name, name => places.TryGetValue(name, out int at)
            ? at
            : throw new ArgumentException($"The version has no column {name}.", nameof(columns)), StringComparer.Ordinal);
    }

    private sealed class Batch : ICanonicalBatch
    {
        private readonly Dictionary<string, Array> _columns = new(StringComparer.Ordinal);

        public Batch(RowGroupReader rows, Dictionary<string, int> places)
        {
            Count = checked((int)rows.MetaData.NumRows);
            foreach (var (name, place) in places)
            {
                using var column = rows.Column(place);
                using var logical = column.LogicalReader();
                _columns[name] = logical switch
                {
                    LogicalColumnReader<string> text => text.ReadAll(Count),
                    LogicalColumnReader<decimal?> number => number.ReadAll(Count),
                    LogicalColumnReader<Date?> date => Array.ConvertAll(date.ReadAll(Count), day => day is { } known ? DateOnly.FromDateTime(known.DateTime) : (DateOnly?)null),
                    LogicalColumnReader<bool?> flag => flag.ReadAll(Count),
                    _ => throw new NotSupportedException($"{name} is of no canonical type."),
                };
            }
        }

        public int Count { get; }

        public IReadOnlyList<string?> Text(string column) => (string?[])_columns[column];

        public IReadOnlyList<decimal?> Number(string column) => (decimal?[])_columns[column];

        public IReadOnlyList<DateOnly?> Date(string column) => (DateOnly?[])_columns[column];

        public IReadOnlyList<bool?> Flag(string column) => (bool?[])_columns[column];
    }
}
