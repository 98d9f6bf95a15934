using Imdi.Shared;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Datasets;

/// <summary>
/// United Nations, International Migrant Stock 2020, destination and origin, sheet "Table 1": UN M49 codes, a block of years for both sexes,
/// one for men and one for women. Development groups and regions stand among the countries on either side.
/// </summary>
public sealed class UnDesaLayout() : Layout(MigrationKinds.StockDeclared, "un-desa-stock")
{
    private const string DestinationCode = "location code of destination", OriginCode = "location code of origin", DataType = "type of data of destination";

    private static readonly string[] Sexes = [CodeRules.Total, "M", "F"];

    public static DatasetSource Publisher { get; } = new("un-desa-migrant-stock", "United Nations, Department of Economic and Social Affairs, Population Division, International Migrant Stock",
        "https://www.un.org/development/desa/pd/content/international-migrant-stock", "CC BY 3.0 IGO", IsDemonstration: false);

    public override DatasetSource Source => Publisher;

    public override Outcome<Header>? Recognise(IReadOnlyList<string[]> head)
    {
        for (int at = 0; at < head.Count; at++)
        {
            var names = head[at].Select(Plain).ToList();
            if (!names.Contains(DestinationCode) && !names.Contains(OriginCode)) continue;
            List<string> missing = [.. new[] { DestinationCode, OriginCode }.Where(name => !names.Contains(name))];
            if (Years(head[at]).Count == 0) missing.Add("1990 to 2020, for both sexes, men and women");
            return missing.Count > 0 ? Lacks("table of the International Migrant Stock", missing) : new Header(at, head[at]);
        }

        return null;
    }

    public override IEnumerable<SourceRow> Read(SourceTable table, Header header, Reading reading)
    {
        var names = header.Cells.Select(Plain).ToList();
        int destination = names.IndexOf(DestinationCode), origin = names.IndexOf(OriginCode), type = names.IndexOf(DataType);
        var years = Years(header.Cells);
        reading.PeriodColumns = years.Count;
        var row = new ObservationRow(Kind, table, reading);
        foreach (var cells in table.Rows().Skip(header.Index + 1))
        {
            // Notes under the table have no codes.
            if (cells[destination].IsWhiteSpace() && cells[origin].IsWhiteSpace()) continue;
            if (!reading.IsData(table, cells, names.Count)) continue;
            foreach (var (at, year, sex) in years)
            {
                var value = cells[at].Trim();
                if (value.IsEmpty || value is ".." or "-" or "–")
                {
                    reading.MissingCells++;
                    continue;
                }

                row.Begin(cells.Number);
                row.SetArea(Dimension.Origin, header.Cells[origin], cells[origin]);
                row.SetArea(Dimension.Destination, header.Cells[destination], cells[destination]);
                row.Set(Dimension.Sex, header.Cells[at], sex);
                row.Set(Dimension.Period, header.Cells[at], year);
                row.Set(Dimension.Value, header.Cells[at], value);
                SetBasis(row, header, cells, type);
                yield return row.Row;
            }
        }
    }

    /// <summary>Notes of the workbook: B foreign-born, C foreign citizens, R refugees added, I imputed, since the area gave nothing.</summary>
    private static void SetBasis(ObservationRow row, Header header, TableRow cells, int type)
    {
        var said = type < 0 ? default : cells[type].Trim();
        string name = type < 0 ? "" : header.Cells[type];
        row.Set(Dimension.Basis, name, said.Contains('C') && !said.Contains('B') ? "citizenship" : "birth");
        row.Set(Dimension.Status, name, said.Contains('I') ? "I" : "E");
        row.Set(Dimension.Note, name, said);
    }

    /// <summary>The years of the three blocks, told by how often each has come before.</summary>
    private static List<(int At, string Year, string Sex)> Years(string[] header)
    {
        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        List<(int, string, string)> years = [];
        for (int at = 0; at < header.Length; at++)
        {
            string year = header[at].Trim();
            if (year is not ['1' or '2', _, _, _] || !year.All(char.IsAsciiDigit)) continue;
            int before = times.GetValueOrDefault(year);
            times[year] = before + 1;
            if (before < Sexes.Length) years.Add((at, year, Sexes[before]));
        }

        return times.Count > 0 && times.Values.All(count => count is 1 or 3) ? years : [];
    }
}
