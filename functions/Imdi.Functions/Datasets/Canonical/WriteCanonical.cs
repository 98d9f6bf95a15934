using ParquetSharp;

namespace Imdi.Functions.Datasets;

/// <summary>
/// Canonical Parquet: zstd, a row group for every 65,536 rows, text as dictionaries, numbers as DECIMAL(29,15). The same rows give the
/// same bytes.
/// </summary>
public sealed class WriteCanonical : IDisposable
{
    private const int Precision = 29;

    private readonly ParquetFileWriter _file;

    public WriteCanonical(string path, DatasetKind kind)
    {
        using var properties = new WriterPropertiesBuilder().Compression(Compression.Zstd).CompressionLevel(3).CreatedBy("imdi").Build();
        _file = new ParquetFileWriter(path, [.. kind.Columns.Select(Declare)], properties);
    }

    public void Append(CheckedRows rows)
    {
        if (rows.Count == 0) return;
        using var group = _file.AppendRowGroup();
        foreach (var column in rows.Columns)
        {
            using var writer = group.NextColumn();
            switch (column)
            {
                case TextColumn text: Write(writer, text.Values[..rows.Count]); break;
                case NumberColumn number: Write(writer, number.Values[..rows.Count]); break;
                case DateColumn date: Write(writer, date.Values[..rows.Count]); break;
                case FlagColumn flag: Write(writer, flag.Values[..rows.Count]); break;
            }
        }
    }

    public void Close() => _file.Close();

    public void Dispose() => _file.Dispose();

    private static void Write<T>(ColumnWriter writer, ReadOnlySpan<T> values)
    {
        using var logical = writer.LogicalWriter<T>();
        logical.WriteBatch(values);
    }

    private static ParquetSharp.Column Declare(Column column) => column.Type switch
    {
        ColumnType.Decimal => new Column<decimal?>(column.Name, LogicalType.Decimal(Precision, Column.Scale)),
        ColumnType.Date => new Column<DateOnly?>(column.Name, LogicalType.Date()),
        ColumnType.Flag => new Column<bool?>(column.Name),
        _ => new Column<string?>(column.Name, LogicalType.String()),
    };
}
