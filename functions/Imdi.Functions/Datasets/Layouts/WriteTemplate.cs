namespace Imdi.Functions.Datasets;

/// <summary>The blank template of a kind: its declared columns as a CSV header. UTF-8 without byte order mark, CRLF.</summary>
public static class WriteTemplate
{
    public static string For(DatasetKind kind) => string.Join(',', kind.Columns.Select(column => column.Name)) + "\r\n";
}
