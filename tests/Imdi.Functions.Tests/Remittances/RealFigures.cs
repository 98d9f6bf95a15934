using System.Globalization;
using ExcelDataReader;
using Imdi.Functions.Remittances;
using Imdi.Functions.Tests.Shared;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Remittances;

/// <summary>Reads the two real files in the plainest way, so that the figures do not rest on the readers of the application.</summary>
internal static class RealFigures
{
    public static readonly CostSource WorldBank = new(
        "world-bank-rpw-corridors", "World Bank, Remittance Prices Worldwide (Corridors)", "https://databank.worldbank.org", "CC BY 4.0", new DateOnly(2020, 12, 7), false);

    private static readonly Lazy<PublishedAverages> AllAverages = new(ReadAverages);
    private static readonly Lazy<Flows> AllFlows = new(ReadFlows);

    public static PublishedAverages Averages => AllAverages.Value;

    public static Flows Flows => AllFlows.Value;

    public static RemittanceBook Book(Flows? flows = null, params Quote[] quotes)
    {
        var shelf = new QuoteShelf();
        foreach (var quote in quotes) shelf.Add(quote);
        return new RemittanceBook(new DateOnly(2026, 11, 24), new RemittanceOptions(), shelf, Averages, flows ?? Flows);
    }

    private static PublishedAverages ReadAverages()
    {
        var averages = new PublishedAverages();
        string[] lines = File.ReadAllLines(RealFiles.Of("rpw-corridors-2011q1-2020q3.csv"));
        var periods = Cells(lines[0]).Skip(6).Select(name => Period.Parse(name[..6])).ToList();
        foreach (string line in lines.Skip(1))
        {
            var cells = Cells(line);
            if (cells.Count < 41 || cells[1].Length != 3) continue;
            for (int quarter = 0; quarter < periods.Count; quarter++)
            {
                if (!decimal.TryParse(cells[6 + quarter], CultureInfo.InvariantCulture, out decimal cost)) continue;
                averages.Add(A.Corridor(cells[1], Today(cells[5])), periods[quarter], new PublishedAverage(cost, WorldBank));
            }
        }

        return averages;
    }

    private static Flows ReadFlows()
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using var stream = File.OpenRead(RealFiles.Of("knomad-bilateral-remittances-2017.xlsx"));
        using var reader = ExcelReaderFactory.CreateReader(stream);
        var flows = new Flows();
        reader.Read();
        reader.Read();
        var receivers = Enumerable.Range(0, reader.FieldCount).Select(column => NamedCountry(reader.GetValue(column))).ToList();
        while (reader.Read())
        {
            if (NamedCountry(reader.GetValue(0)) is not { } from) continue;
            for (int column = 1; column < receivers.Count; column++)
            {
                if (receivers[column] is { } to && reader.GetValue(column) is double million and > 0) flows.Add(new Corridor(from, to), 2017, (decimal)million);
            }
        }

        return flows;
    }

    // One corridor of 2011 to 2015 leads to the Netherlands Antilles; the golden figures count it, so it stands under its largest successor.
    private static string Today(string code) => code == "ANT" ? "CUW" : code;

    private static CountryCode? NamedCountry(object? cell) => CountryCode.TryFromName(cell as string, out var country) ? country : null;

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        foreach (string part in line.TrimStart('\uFEFF').Split('"').Select((text, index) => index % 2 == 1 ? text.Replace(',', '\u0001') : text).Aggregate("", string.Concat).Split(','))
        {
            cells.Add(part.Replace('\u0001', ','));
        }

        return cells;
    }
}
