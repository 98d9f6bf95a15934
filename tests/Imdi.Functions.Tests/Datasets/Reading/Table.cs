using Imdi.Functions.Datasets;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>A Parquet file of rows that a test makes up, with row groups as small as it likes.</summary>
internal sealed class Table : IDisposable
{
    private readonly TemporaryFile _file = TemporaryFile.Create();

    public Table(IReadOnlyList<Column> columns, IEnumerable<object?[]> rows, int rowsInGroup = 100)
    {
        using var writer = new WriteTable(_file.Path, columns, rowsInGroup);
        foreach (object?[] row in rows) writer.Add(row);
        writer.Close();
    }

    public string Path => _file.Path;

    public void Dispose() => _file.Dispose();
}
