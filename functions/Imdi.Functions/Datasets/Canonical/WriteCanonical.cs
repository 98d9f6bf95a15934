using Apache.Arrow;
using Apache.Arrow.Types;
using ParquetSharp;
using ParquetSharp.Arrow;

namespace Imdi.Functions.Datasets;

/// <summary>
/// Canonical Parquet: zstd, a row group for every 65,536 rows, text as dictionaries, numbers as DECIMAL(29,15). The same rows give the
/// same bytes.
/// </summary>
public sealed class WriteCanonical : IDisposable
{
    private readonly FileWriter _file;
    private readonly ColumnArrays[] _columns;

    public WriteCanonical(string path, DatasetKind kind)
    {
        _columns = [.. kind.Columns.Select(column => new ColumnArrays(column))];
        var schema = new Apache.Arrow.Schema([.. _columns.Select(column => column.Field)], null);
        using var builder = new WriterPropertiesBuilder();
        // Beyond level 1 the file is not smaller: dictionaries have taken out what repeats.
        builder.Compression(Compression.Zstd).CompressionLevel(1).CreatedBy("imdi");
        // In one go: the writer looks for the smallest and largest text of each batch anew.
        builder.WriteBatchSize(CheckedRows.Capacity);
        // Figures seldom repeat, and then zstd sees it.
        foreach (var column in kind.Columns.Where(column => column.Type == ColumnType.Decimal)) builder.DisableDictionary(column.Name);
        // Bounds of notes and the like let a reader leave nothing out, and cost a hash of each value.
        foreach (var column in kind.Columns.Where(column => column.IsText && !kind.Key.Contains(column.Name))) builder.DisableStatistics(column.Name);
        using var properties = builder.Build();
        _file = new FileWriter(path, schema, properties);
    }

    /// <summary>Writes rows of a block: those named, or all.</summary>
    public void Append(RowBlock block, int[]? kept = null)
    {
        int count = kept?.Length ?? block.Rows;
        if (count == 0) return;
        using var rows = new RecordBatch(_file.Schema, _columns.Select((column, at) => column.Of(block.Columns[at], kept, block.Rows)), count);
        _file.NewBufferedRowGroup();
        _file.WriteBufferedRecordBatch(rows);
    }

    public void Close() => _file.Close();

    public void Dispose() => _file.Dispose();
}
