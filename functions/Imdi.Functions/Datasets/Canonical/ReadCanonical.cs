using Apache.Arrow;
using ParquetSharp;
using ParquetSharp.Arrow;

namespace Imdi.Functions.Datasets;

/// <summary>Rows of canonical Parquet, a row group at a time, only the columns named.</summary>
public static class ReadCanonical
{
    public static IEnumerable<ICanonicalBatch> From(string path, IReadOnlyList<string> columns)
    {
        var (places, properties) = Places(path, columns);
        using var asked = properties;
        using var file = new FileReader(path, null, properties);
        for (int group = 0; group < file.NumRowGroups; group++)
        {
            using var rows = file.GetRecordBatchReader([group], places);
            while (Next(rows) is { } batch)
            {
                using (batch) yield return new CanonicalBatch(batch);
            }
        }
    }

    private static RecordBatch? Next(Apache.Arrow.Ipc.IArrowArrayStream rows)
    {
        // The stream reads a local file and never waits.
        var next = rows.ReadNextRecordBatchAsync();
        return next.IsCompletedSuccessfully ? next.Result : next.AsTask().GetAwaiter().GetResult();
    }

    private static (int[] Places, ArrowReaderProperties Properties) Places(string path, IReadOnlyList<string> columns)
    {
        using var file = new ParquetFileReader(path);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var properties = ArrowReaderProperties.GetDefault();
        properties.UseThreads = false;
        for (int at = 0; at < file.FileMetaData.NumColumns; at++)
        {
            var column = file.FileMetaData.Schema.Column(at);
            places[column.Name] = at;
            if (column.PhysicalType == PhysicalType.ByteArray) properties.SetReadDictionary(at, true);
        }

        for (int group = 0; group < file.FileMetaData.NumRowGroups; group++)
        {
            using var rows = file.RowGroup(group);
            properties.BatchSize = Math.Max(properties.BatchSize, rows.MetaData.NumRows);
        }

        return ([.. columns.Distinct().Select(name => places.TryGetValue(name, out int at)
            ? at
            : throw new ArgumentException($"The version has no column {name}.", nameof(columns)))], properties);
    }
}
