using System.Globalization;
using System.Text.RegularExpressions;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>
/// The bilateral remittance matrix of the World Bank and KNOMAD: a title that names the year, a header of receiving countries by name,
/// sending countries down, million USD; 0, a dash and an empty cell all mean none, the WORLD column and row are sums.
/// </summary>
public sealed partial class KnomadLayout() : Layout(RemittanceFlowsKind.Declared, "knomad-matrix")
{
    private const string Corner = "receiving (across) / sending (down)", Sum = "world";

    public override DatasetSource Source => WorldBank.Knomad;

    public override Outcome<Header>? Recognise(IReadOnlyList<string[]> head)
    {
        for (int at = 1; at < head.Count; at++)
        {
            if (head[at].Length < 3 || Plain(head[at][0]) != Corner) continue;
            return YearIn(head.Take(at)) is not null ? new Header(at, [YearIn(head.Take(at))!, .. head[at][1..]]) : Lacks("bilateral matrix", ["a title with the year"]);
        }

        return null;
    }

    public override IEnumerable<SourceRow> Read(SourceTable table, Header header, Reading reading)
    {
        string year = header.Cells[0];
        var receivers = Economies(table, header, reading);
        var row = new SourceRow(Kind.Columns.Count);
        foreach (var cells in table.Rows().Skip(header.Index + 1))
        {
            // The first empty row ends the matrix: notes follow.
            if (cells.IsBlank || IsSum(cells[0])) yield break;
            string name = cells[0].Trim().ToString();
            string? sender = Economy(name, table, cells.Number, "sending", reading);
            reading.SourceRows++;
            for (int at = 1; at < header.Cells.Length; at++)
            {
                if (sender is null || receivers[at] is not { } receiver) continue;
                if (IsNone(cells[at]))
                {
                    reading.MissingCells++;
                    continue;
                }

                row.Begin(table.Sheet, cells.Number);
                row.Set(0, "sending", sender);
                row.Set(1, header.Cells[at], receiver);
                row.Set(2, "title", year);
                row.Set(3, header.Cells[at], cells[at]);
                yield return row;
            }
        }
    }

    private const string Cure = "Write the economy's name as the World Bank does, such as \"Egypt, Arab Rep.\".";

    private static string?[] Economies(SourceTable table, Header header, Reading reading)
    {
        var codes = new string?[header.Cells.Length];
        long number = table.Rows().Skip(header.Index).First().Number;
        for (int at = 1; at < codes.Length; at++)
        {
            string name = header.Cells[at].Trim();
            if (name.Length == 0 || IsSum(name)) continue;
            codes[at] = Economy(name, table, number, "receiving", reading);
        }

        return codes;
    }

    internal static string? Economy(string name, SourceTable table, long row, string column, Reading reading)
    {
        if (CountryCode.TryFromName(name, out var country)) return country.Alpha3;
        string? part = WorldBank.LargestPart(name);
        if (part is not null) WorldBank.ReportPart(reading.Findings, table.Sheet, row, column, name, part);
        else reading.Findings.Add(table.Sheet, row, column, name, FindingCodes.UnknownEconomy, Cure);
        return part;
    }

    internal static bool IsSum(ReadOnlySpan<char> name) => name.Trim().Equals(Sum, StringComparison.OrdinalIgnoreCase);

    internal static bool IsNone(ReadOnlySpan<char> cell)
    {
        cell = cell.Trim();
        return cell.IsEmpty || cell is "-" or ".." || (decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) && value == 0);
    }

    private static string? YearIn(IEnumerable<string[]> titles) => titles.SelectMany(row => row)
        .Select(cell => YearPattern().Match(cell)).FirstOrDefault(match => match.Success)?.Groups["year"].Value;

    [GeneratedRegex(@"\bfor (?<year>(19|20)\d\d)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex YearPattern();
}
