namespace Imdi.Functions.Datasets;

/// <summary>The rows that differ between two versions, as a table: what happened, the key, and each other column before and after.</summary>
public static class ChangeColumns
{
    public const string Change = "change", Added = "added", Changed = "changed", Removed = "removed", Before = "_before", After = "_after";

    public static IReadOnlyList<Column> Of(DatasetKind kind) =>
    [
        new(Change, ColumnType.Code, "What happened to the row") { Required = true, Codes = [Added, Changed, Removed], Example = Changed },
        .. kind.Key.Select(name => kind.Columns[kind.IndexOf(name)]),
        .. ValuesOf(kind).SelectMany(column => new[] { column with { Name = column.Name + Before, Required = false }, column with { Name = column.Name + After, Required = false } }),
    ];

    public static IReadOnlyList<Column> ValuesOf(DatasetKind kind) => [.. kind.Columns.Where(column => !kind.Key.Contains(column.Name))];
}
