using System.Text.RegularExpressions;
using Imdi.Shared;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Datasets;

/// <summary>
/// The bilateral migration matrix of the World Bank and KNOMAD: a title that names the year, destinations across by name, origins down,
/// persons. "Other North" and "Other South" are residuals; the World column and row are sums; 0 and an empty cell both mean none.
/// </summary>
/// <remarks>The workbook of 2017 has a second sheet with a column of codes that has slipped (Algeria as ARE): it has no matrix and is not read.</remarks>
public sealed partial class KnomadStockLayout() : Layout(MigrationKinds.StockDeclared, "knomad-stock-matrix")
{
    private const int KnownDestinations = 3;

    public override DatasetSource Source => WorldBank.KnomadStocks;

    public override Outcome<Header>? Recognise(IReadOnlyList<string[]> head)
    {
        for (int at = 1; at < head.Count; at++)
        {
            if (!head.Take(at).SelectMany(row => row).Any(cell => Title().IsMatch(cell))) continue;
            if (head[at].Skip(1).Take(20).Count(cell => CountryCode.TryFromName(cell, out _)) < KnownDestinations) continue;
            string? year = head.Take(at).SelectMany(row => row).Select(cell => YearPattern().Match(cell)).FirstOrDefault(match => match.Success)?.Value;
            return year is not null ? new Header(at, [year, .. head[at][1..]]) : Lacks("bilateral migration matrix", ["a title with the year"]);
        }

        return null;
    }

    public override IEnumerable<SourceRow> Read(SourceTable table, Header header, Reading reading)
    {
        string year = header.Cells[0];
        var row = new ObservationRow(Kind, table, reading);
        var totals = new MatrixTotals(table, header, reading);
        long number = table.Rows().Skip(header.Index).First().Number;
        var destinations = header.Cells.Select((name, at) => at == 0 || name.Trim().Length == 0 || KnomadLayout.IsSum(name) ? null : Code(name, table, number, "destination", reading)).ToArray();
        foreach (var cells in table.Rows().Skip(header.Index + 1))
        {
            if (KnomadLayout.IsSum(cells[0])) totals.Close(cells);
            if (cells.IsBlank || KnomadLayout.IsSum(cells[0])) yield break;
            totals.Add(cells);
            string? origin = Code(cells[0].Trim().ToString(), table, cells.Number, "origin", reading);
            reading.SourceRows++;
            for (int at = 1; at < header.Cells.Length; at++)
            {
                if (origin is null || destinations[at] is not { } destination) continue;
                if (KnomadLayout.IsNone(cells[at]))
                {
                    reading.MissingCells++;
                    continue;
                }

                row.Begin(cells.Number);
                row.SetArea(Dimension.Origin, "origin", origin);
                row.SetArea(Dimension.Destination, header.Cells[at], destination);
                row.Set(Dimension.Basis, "title", "birth");
                row.Set(Dimension.Period, "title", year);
                row.Set(Dimension.Value, header.Cells[at], cells[at]);
                row.Set(Dimension.Status, "title", "E");
                yield return row.Row;
            }
        }
    }

    /// <summary>A residual keeps its name as its code; any other name is a country's.</summary>
    private static string? Code(string name, SourceTable table, long row, string column, Reading reading) =>
        Area.TryParse(name, out var area) && area.Type == Area.Residual ? area.Code : KnomadLayout.Economy(name.Trim(), table, row, column, reading);

    [GeneratedRegex(@"\bmigrant stocks?\b|\bmigration matrix\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Title();

    [GeneratedRegex(@"\b(19|20)\d\d\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex YearPattern();
}
