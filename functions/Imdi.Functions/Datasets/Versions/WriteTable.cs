using ParquetSharp;

namespace Imdi.Functions.Datasets;

/// <summary>A table worked out from versions, as Parquet of the same types as canonical data. The same rows give the same bytes.</summary>
public sealed class WriteTable : IDisposable
{
    private const int Precision = 29;

    private readonly ParquetFileWriter _file;
    private readonly IReadOnlyList<Column> _columns;
    private readonly int _inGroup;
    private readonly List<object?[]> _rows = [];

    public WriteTable(string path, IReadOnlyList<Column> columns, int rowsInGroup = CheckedRows.Capacity)
    {
        (_columns, _inGroup) = (columns, rowsInGroup);
        using var properties = new WriterPropertiesBuilder().Compression(Compression.Zstd).CompressionLevel(3).CreatedBy("imdi").Build();
        _file = new ParquetFileWriter(path, [.. columns.Select(Declare)], properties);
    }

    public void Add(object?[] cells)
    {
        _rows.Add(cells);
        if (_rows.Count == _inGroup) Flush();
    }

    public void Close()
    {
        if (_rows.Count > 0) Flush();
        _file.Close();
    }

    public void Dispose() => _file.Dispose();

    private void Flush()
    {
        using var group = _file.AppendRowGroup();
        for (int at = 0; at < _columns.Count; at++)
        {
            int place = at;
            using var writer = group.NextColumn();
            switch (_columns[at].Type)
            {
                case ColumnType.Decimal: Write(writer, row => (decimal?)row[place]); break;
                case ColumnType.Date: Write(writer, row => (DateOnly?)row[place]); break;
                case ColumnType.Flag: Write(writer, row => (bool?)row[place]); break;
                default: Write(writer, row => (string?)row[place]); break;
            }
        }

        _rows.Clear();
    }

    private void Write<T>(ColumnWriter writer, Func<object?[], T> cell)
    {
        using var logical = writer.LogicalWriter<T>();
        logical.WriteBatch(_rows.Select(cell).ToArray());
    }

    private static ParquetSharp.Column Declare(Column column) => column.Type switch
    {
        ColumnType.Decimal => new Column<decimal?>(column.Name, LogicalType.Decimal(Precision, Column.Scale)),
        ColumnType.Date => new Column<DateOnly?>(column.Name, LogicalType.Date()),
        ColumnType.Flag => new Column<bool?>(column.Name),
        _ => new Column<string?>(column.Name, LogicalType.String()),
    };
}
