namespace Imdi.Functions.Datasets;

/// <summary>
/// Dots or commas before the decimals, one way throughout a file. Commas are read only where semicolons separate the cells, as French exports of
/// SDMX-CSV have them; a number written the other way than those before it may be one with thousands separators, and is refused.
/// </summary>
internal sealed class DecimalStyle(SourceTable table, Reading reading)
{
    private char? _mark;

    /// <summary>The number with a dot; null when it is refused, and said why. What is no number passes, for the column to refuse.</summary>
    public string? Plain(string value, long row, string column)
    {
        char? mark = IsDecimal(value, ',') ? ',' : IsDecimal(value, '.') ? '.' : null;
        if (mark is null) return value;
        if (mark == ',' && table.Separator != ';') return Refused(value, row, column);
        _mark ??= mark;
        return mark != _mark ? Refused(value, row, column) : value.Replace(',', '.');
    }

    private string? Refused(string value, long row, string column)
    {
        reading.Findings.Add(table.Sheet, row, column, value, FindingCodes.DecimalComma, _mark == ',' ? "Write a comma, as the rows before do." : "Write a dot before the decimals, and no thousands separators.");
        return null;
    }

    private static bool IsDecimal(string value, char mark)
    {
        int at = value.IndexOf(mark, StringComparison.Ordinal);
        if (at < 1 || at == value.Length - 1 || value.IndexOf(mark, at + 1) >= 0) return false;
        return value.AsSpan(at + 1).ContainsAnyExceptInRange('0', '9') is false && value.AsSpan(value[0] is '-' or '+' ? 1 : 0, at - (value[0] is '-' or '+' ? 1 : 0)).ContainsAnyExceptInRange('0', '9') is false;
    }
}
