using Imdi.Functions.Datasets;

namespace Imdi.Functions.Tests.Datasets;

internal static class A
{
    /// <summary>A line of a kind's template: its examples, but for the cells given.</summary>
    public static string Row(DatasetKind kind, params (string Column, string Value)[] cells) =>
        string.Join(',', kind.Columns.Select(column => Quoted(cells.FirstOrDefault(cell => cell.Column == column.Name).Value ?? column.Example))) + "\n";

    public static string Quoted(string value) => value.AsSpan().ContainsAny(",\"\n;") ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}
