namespace Imdi.Functions.Datasets;

/// <summary>How many rows differ between two versions, and where the numbers moved most.</summary>
/// <param name="RowsSha256">Hash of the Parquet file with the rows.</param>
public sealed record ChangeSummary(
    string Kind, string Version, string Since, long RowsBefore, long RowsNow, long Added, long Changed, long Removed, long Unchanged,
    IReadOnlyList<ColumnMoves> BiggestMoves, string RowsSha256, long RowsBytes);

/// <summary>The largest differences of one column.</summary>
public sealed record ColumnMoves(string Column, string? Unit, IReadOnlyList<Move> Moves);

/// <param name="By">Now minus before, in the column's unit.</param>
/// <param name="Percent">The same in percent of the value before; null where that was 0.</param>
public sealed record Move(IReadOnlyDictionary<string, string> Key, decimal Before, decimal Now, decimal By, decimal? Percent);
