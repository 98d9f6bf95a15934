using System.Globalization;
using System.Text.RegularExpressions;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>
/// World Development Indicators in each of their forms: a country a row, a year a column. The bulk and the API's CSV and the old binary
/// workbook differ in what stands above the header, the DataBank's export in <c>2018 [YR2018]</c>, <c>..</c> and a footer.
/// </summary>
public sealed partial class WdiLayout() : Layout(CountryIndicatorsKind.Declared, "wdi")
{
    private const string CountryName = "country name", CountryCode = "country code", Updated = "last updated";

    private static readonly string[] IndicatorNames = ["indicator name", "series name"], IndicatorCodes = ["indicator code", "series code"];

    public override DatasetSource Source => WorldBank.Indicators;

    public override Outcome<Header>? Recognise(IReadOnlyList<string[]> head)
    {
        for (int at = 0; at < head.Count; at++)
        {
            var names = head[at].Select(Plain).ToList();
            if (!names.Contains(CountryName) && !names.Contains(CountryCode)) continue;
            if (!names.Any(name => IndicatorNames.Contains(name) || IndicatorCodes.Contains(name))) continue;
            List<string> missing = [.. new[] { CountryCode }.Where(name => !names.Contains(name))];
            if (!names.Any(IndicatorCodes.Contains)) missing.Add("Indicator Code");
            if (!head[at].Any(cell => Year(cell) is not null)) missing.Add("2018");
            return missing.Count > 0 ? Lacks("file of World Development Indicators", missing) : new Header(at, head[at]);
        }

        return null;
    }

    /// <summary>A file of one indicator is a source of its own, so that the next indicator does not take its place; a file of several is the whole database.</summary>
    public override DatasetSource? SourceOf(SourceTable table, Header header)
    {
        int at = Array.FindIndex(header.Cells, cell => IndicatorCodes.Contains(Plain(cell)));
        var first = table.Rows().Skip(header.Index + 1).Where(row => !row[at].IsWhiteSpace()).Take(2).Select(row => row[at].Trim().ToString()).ToList();
        string id = $"wdi-{(first.Count > 0 ? first[0] : "").ToLowerInvariant().Replace('.', '-')}";
        bool isOne = first.Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1 && id.Length <= 40 && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
        return isOne ? Source with { Id = id, Name = $"{Source.Name}, {first[0]}" } : Source;
    }

    public override IEnumerable<SourceRow> Read(SourceTable table, Header header, Reading reading)
    {
        var names = header.Cells.Select(Plain).ToList();
        int code = names.IndexOf(CountryCode), indicator = names.FindIndex(IndicatorCodes.Contains), name = names.FindIndex(IndicatorNames.Contains);
        var years = header.Cells.Select((cell, at) => (At: at, Year: Year(cell), Name: cell.Trim())).Where(column => column.Year is not null).ToList();
        reading.PeriodColumns = years.Count;
        foreach (var before in table.Rows().Take(header.Index)) LookForVintage(before, reading);
        var row = new ObservationRow(Kind, table, reading);
        foreach (var cells in table.Rows().Skip(header.Index + 1))
        {
            if (IsFooter(cells, code, indicator, reading) || !reading.IsData(table, cells, names.Count)) continue;
            bool isSaid = false;
            foreach (var (at, year, title) in years)
            {
                var value = cells[at].Trim();
                if (value.IsEmpty || value is ".." or "...")
                {
                    reading.MissingCells++;
                    continue;
                }

                row.Begin(cells.Number);
                isSaid = row.SetArea(KindNames.Dimension.Area, header.Cells[code], cells[code], isSaid) || isSaid;
                row.Set(KindNames.Dimension.Indicator, header.Cells[indicator], cells[indicator]);
                if (name >= 0) row.Set(KindNames.Dimension.IndicatorName, header.Cells[name], cells[name]);
                row.Set(KindNames.Dimension.Period, title, year);
                row.Set(KindNames.Dimension.Value, title, value);
                yield return row.Row;
            }
        }
    }

    private static bool IsFooter(TableRow row, int code, int indicator, Reading reading)
    {
        if (row.IsBlank) return true;
        if (!row[code].IsWhiteSpace() || !row[indicator].IsWhiteSpace()) return false;
        LookForVintage(row, reading);
        return true;
    }

    /// <summary>"Last Updated Date" with the day beside it, or the DataBank's "Last Updated: 05/30/2023" in one cell.</summary>
    private static void LookForVintage(TableRow row, Reading reading)
    {
        for (int at = 0; at < Math.Min(row.Count, 8); at++)
        {
            if (!row[at].Trim().StartsWith(Updated, StringComparison.OrdinalIgnoreCase)) continue;
            string text = $"{row[at]} {row[at + 1]}";
            if (IsoDay().Match(text) is { Success: true } iso && DateOnly.TryParseExact(iso.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) reading.Vintage = day;
            else if (AmericanDay().Match(text) is { Success: true } other && DateOnly.TryParseExact(other.Value, "M/d/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)) reading.Vintage = day;
        }
    }

    private static string? Year(string cell)
    {
        string text = cell.Trim();
        return text is [_, _, _, _] or [_, _, _, _, ' ', '[', ..] && Period.TryParseAgency(text, out var period) && period is { Frequency: Frequency.Year, Year: >= 1900 and <= 2150 } ? period.ToString() : null;
    }

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex IsoDay();

    [GeneratedRegex(@"\d{1,2}/\d{1,2}/\d{4}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AmericanDay();
}
