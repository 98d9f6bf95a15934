namespace Imdi.Functions.Datasets;

/// <summary>A text file or one sheet of a workbook: rows that can be gone through again from the start.</summary>
/// <param name="Sheet">The sheet's name; empty for a text file.</param>
/// <param name="Rows">Opens the table anew; the row it hands out is the same object every time.</param>
public sealed record SourceTable(string Sheet, Func<IEnumerable<TableRow>> Rows)
{
    /// <summary>The workbook counts days from 1904 (an old Macintosh habit) and not from 1900.</summary>
    public bool Dates1904 { get; init; }

    /// <summary>What separates the cells of a text file, where its first line says so.</summary>
    public char? Separator { get; init; }

    public bool IsSheet => Sheet.Length > 0;
}
