using System.Buffers;
using Imdi.Shared;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Datasets;

/// <summary>
/// Eurostat's TSV: a first column that joins the dimensions by commas (<c>freq,unit,sex,geo\TIME_PERIOD</c>), a period a column with a space
/// after it, cells of a number and flags (<c>12.3 p</c>), <c>:</c> for none.
/// </summary>
/// <remarks>For the kinds that such a file fully describes. It names no dataset, and inflows and outflows look alike in it: migration flows are read from SDMX-CSV.</remarks>
public sealed class EurostatLayout(DatasetKind kind) : Layout(kind, "eurostat-tsv")
{
    private const string Status = "OBS_FLAG", Value = "OBS_VALUE", Time = "TIME_PERIOD", Note = "COMMENT_OBS";

    /// <summary>Flags of Eurostat from the one that says most about a figure's use to the least.</summary>
    private const string ByWeight = "czubefinprsd";

    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789.-+");

    public static IReadOnlyList<Layout> All { get; } =
    [
        .. new[] { LabourMarketKinds.VacanciesDeclared, LabourMarketKinds.EmploymentDeclared, PopulationKinds.PopulationDeclared, MigrationKinds.StockDeclared }.Select(kind => new EurostatLayout(kind)),
    ];

    public override DatasetSource Source => SdmxAgencies.Eurostat;

    /// <summary>Whether a cell is the comma-joined key that stands first in Eurostat's header.</summary>
    public static bool IsKey(string cell) => cell.Trim() is var key && key.Contains(',', StringComparison.Ordinal)
        && (key.EndsWith("\\TIME_PERIOD", StringComparison.OrdinalIgnoreCase) || key.EndsWith("\\time", StringComparison.OrdinalIgnoreCase));

    public override Outcome<Header>? Recognise(IReadOnlyList<string[]> head)
    {
        if (head.Count == 0 || head[0].Length < 2 || !IsKey(head[0][0])) return null;
        var lacking = ConceptRow.Lacking(Kind, [.. Dimensions(head[0]), Value, Status, Time]);
        return lacking.Count > 0 ? Lacks("Eurostat table", lacking) : new Header(0, head[0]);
    }

    public override IEnumerable<SourceRow> Read(SourceTable table, Header header, Reading reading)
    {
        string[] dimensions = Dimensions(header.Cells);
        string[] concepts = [.. dimensions.Select(name => Known(name, table, reading)), Time, Value, Status, Note];
        int time = dimensions.Length;
        reading.PeriodColumns = header.Cells.Length - 1;
        var row = new ConceptRow(Kind, table, reading, concepts);
        var values = new string[concepts.Length];
        foreach (var cells in table.Rows().Skip(1))
        {
            if (!reading.IsData(table, cells, header.Cells.Length)) continue;
            string[] keys = cells[0].ToString().Split(',', StringSplitOptions.TrimEntries);
            if (keys.Length != dimensions.Length)
            {
                reading.Findings.Add(table.Sheet, cells.Number, header.Cells[0].Trim(), cells[0], FindingCodes.Missing, $"Give {string.Join(", ", dimensions)}, joined by commas.");
                continue;
            }

            keys.CopyTo(values, 0);
            for (int at = 1; at < header.Cells.Length; at++)
            {
                var (value, flags) = Parts(cells[at]);
                if (value is ":" or "")
                {
                    reading.MissingCells++;
                    continue;
                }

                (values[time], values[time + 1], values[time + 2], values[time + 3]) = (header.Cells[at].Trim(), value, Heaviest(flags), flags.Length > 1 ? $"Flags: {flags}" : "");
                if (row.Take(cells.Number, RowAction.Merge, values)) yield return row.Row;
            }
        }
    }

    private string Known(string dimension, SourceTable table, Reading reading)
    {
        string concept = dimension.ToUpperInvariant();
        if (SdmxConcepts.ColumnOf(Kind, concept) is not null || concept is SdmxConcepts.Frequency or "UNIT") return concept;
        if (!SdmxConcepts.IsPassedOver(concept)) reading.Findings.Add(table.Sheet, table.Rows().First().Number, dimension, dimension, FindingCodes.UnknownColumn, $"It is not read as {Kind.Id}; take only its total.");
        return "";
    }

    /// <summary><c>freq,unit,sex,geo\TIME_PERIOD</c>: freq, unit, sex, geo.</summary>
    private static string[] Dimensions(string[] header)
    {
        string key = header[0].Trim();
        return key[..key.LastIndexOf('\\')].Split(',', StringSplitOptions.TrimEntries);
    }

    /// <summary>"12.3 p", ":", ": c", ":z" and "12.3p": what the figure is, and its flags.</summary>
    private static (string Value, string Flags) Parts(ReadOnlySpan<char> cell)
    {
        cell = cell.Trim();
        if (cell.IsEmpty) return ("", "");
        int end = cell[0] == ':' ? 1 : cell.IndexOfAnyExcept(OfNumbers);
        return end < 0 || end == cell.Length ? (cell.ToString(), "") : (cell[..end].ToString(), cell[end..].Trim().ToString());
    }

    private static string Heaviest(string flags) => ByWeight.FirstOrDefault(flags.Contains) is var flag and not '\0' ? flag.ToString() : flags;
}
