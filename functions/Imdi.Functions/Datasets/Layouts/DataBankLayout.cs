using System.Globalization;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>
/// Corridor averages as the World Bank's DataBank exports them: a pair a row, a quarter a column (<c>2011Q1 [YR2011Q1]</c>), <c>..</c>
/// for none, and a footer that gives the day of the last update.
/// </summary>
public sealed class DataBankLayout() : Layout(CorridorAveragesKind.Declared, "databank-corridors")
{
    private const string SendingCode = "sending countries code", ReceivingCode = "receiving countries code", SeriesCode = "series code";
    private const string Updated = "Last Updated:", Series = "ATCR.CORR";

    public override DatasetSource Source => WorldBank.Prices;

    public override Outcome<Header>? Recognise(IReadOnlyList<string[]> head)
    {
        if (head.Count == 0) return null;
        var names = head[0].Select(Plain).ToList();
        if (!names.Contains(SendingCode) && !names.Contains("sending countries name")) return null;
        string[] missing = [.. new[] { SendingCode, ReceivingCode }.Where(name => !names.Contains(name))];
        if (missing.Length > 0) return Lacks("DataBank export", missing);
        return head[0].Any(cell => Quarter(cell) is not null) ? new Header(0, head[0]) : Lacks("DataBank export", ["2020Q3 [YR2020Q3]"]);
    }

    public override IEnumerable<SourceRow> Read(SourceTable table, Header header, Reading reading)
    {
        var names = header.Cells.Select(Plain).ToList();
        int from = names.IndexOf(SendingCode), to = names.IndexOf(ReceivingCode), series = names.IndexOf(SeriesCode);
        var quarters = header.Cells.Select((cell, at) => (At: at, Quarter: Quarter(cell), Name: cell.Trim())).Where(column => column.Quarter is not null).ToList();
        reading.PeriodColumns = quarters.Count;
        var row = new SourceRow(Kind.Columns.Count);
        foreach (var cells in table.Rows().Skip(1))
        {
            if (IsFooter(cells, from, to, reading) || !reading.IsData(table, cells, names.Count)) continue;
            if (series >= 0 && !cells[series].Trim().Equals(Series, StringComparison.OrdinalIgnoreCase))
            {
                reading.Findings.Add(table.Sheet, cells.Number, header.Cells[series], cells[series], FindingCodes.OtherSeries, $"Export the series {Series}.");
                continue;
            }

            string? part = WorldBank.LargestPart(cells[to]);
            bool isSaid = part is null;
            foreach (var (at, quarter, name) in quarters)
            {
                var cost = cells[at].Trim();
                if (cost.IsEmpty || cost is "..")
                {
                    reading.MissingCells++;
                    continue;
                }

                if (!isSaid) WorldBank.ReportPart(reading.Findings, table.Sheet, cells.Number, header.Cells[to], cells[to], part!);
                isSaid = true;
                row.Begin(table.Sheet, cells.Number);
                row.Set(0, header.Cells[from], cells[from]);
                row.Set(1, header.Cells[to], part is null ? cells[to] : part);
                row.Set(2, name, quarter);
                row.Set(3, name, cost);
                yield return row;
            }
        }
    }

    /// <summary>Blank rows, and lines of text without codes under the table.</summary>
    private static bool IsFooter(TableRow row, int from, int to, Reading reading)
    {
        if (row.IsBlank) return true;
        var first = row[0].Trim();
        if (first.StartsWith(Updated, StringComparison.OrdinalIgnoreCase) && UpdatedOn(first[Updated.Length..].Trim()) is { } day) reading.Vintage = day;
        return row[from].IsWhiteSpace() && row[to].IsWhiteSpace();
    }

    /// <summary>The DataBank writes month/day/year: 12/07/2020 is 7 December 2020.</summary>
    private static DateOnly? UpdatedOn(ReadOnlySpan<char> text) =>
        DateOnly.TryParseExact(text, "M/d/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Quarter(string cell)
    {
        string text = cell.Trim();
        int bracket = text.IndexOf(' ', StringComparison.Ordinal);
        string name = bracket < 0 ? text : text[..bracket];
        return Period.TryParse(name, out var period) && period.Frequency == Frequency.Quarter && (bracket < 0 || text[bracket..].Trim() == $"[YR{name}]") ? name : null;
    }
}
