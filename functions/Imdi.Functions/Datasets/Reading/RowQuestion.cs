namespace Imdi.Functions.Datasets;

/// <summary>By which column rows are ordered; those without a value come last either way, equal ones stay in the order of the file.</summary>
public sealed record RowOrder(Column Column, bool Descending);

/// <summary>What is asked of a version's rows.</summary>
/// <param name="Columns">The columns wanted, in the order of the declaration.</param>
public sealed record RowQuestion(IReadOnlyList<Column> Columns, IReadOnlyList<RowFilter> Filters, RowOrder? Order)
{
    public bool IsWhole(int declared) => Columns.Count == declared && Filters.Count == 0 && Order is null;
}
