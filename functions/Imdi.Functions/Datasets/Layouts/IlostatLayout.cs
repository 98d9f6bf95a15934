using Imdi.Shared;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Datasets;

/// <summary>
/// A bulk file of ILOSTAT: one observation a row, the columns found by name, since a file has a second classification or none. Areas
/// whose code is X and two digits are groups of countries. Months are written 2023M01.
/// </summary>
public sealed class IlostatLayout(DatasetKind kind) : Layout(kind, "ilostat")
{
    private static readonly (string Theirs, string Ours)[] Columns =
    [
        ("ref_area", Unemployed.Country), ("source", Unemployed.Source), ("indicator", Unemployed.Indicator), ("sex", Unemployed.Sex),
        ("classif1", Unemployed.Class1), ("classif2", Unemployed.Class2), ("time", Unemployed.Period), ("obs_value", Unemployed.Value),
        ("obs_status", Unemployed.Status), ("note_classif", Unemployed.NoteClass), ("note_indicator", Unemployed.NoteIndicator), ("note_source", Unemployed.NoteSource),
    ];

    private static readonly string[] Needed = ["ref_area", "source", "indicator", "time", "obs_value"];

    public override DatasetSource Source => Publisher;

    public static DatasetSource Publisher { get; } = new("ilostat", "International Labour Organization, ILOSTAT", "https://ilostat.ilo.org/data/", "CC BY 4.0", IsDemonstration: false);

    public override Outcome<Header>? Recognise(IReadOnlyList<string[]> head)
    {
        if (head.Count == 0) return null;
        var names = head[0].Select(Plain).ToHashSet(StringComparer.Ordinal);
        if (!names.Contains("ref_area") || !names.Overlaps(["obs_status", "classif1"])) return null;
        var missing = Needed.Where(name => !names.Contains(name)).ToList();
        return missing.Count > 0 ? Lacks("ILOSTAT file", missing) : new Header(0, head[0]);
    }

    public override IEnumerable<SourceRow> Read(SourceTable table, Header header, Reading reading)
    {
        var names = header.Cells.Select(Plain).ToList();
        int area = names.IndexOf("ref_area"), value = names.IndexOf("obs_value");
        var row = Mapped(header, names);
        var left = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cells in table.Rows().Skip(1))
        {
            if (!reading.IsData(table, cells, names.Count)) continue;
            if (IsAggregate(cells, area))
            {
                if (left.Add(cells[area].Trim().ToString()))
                    reading.Findings.Add(table.Sheet, cells.Number, header.Cells[area], cells[area], FindingCodes.AggregateLeftOut, "Nothing needs to be done.");
                continue;
            }

            if (cells.IsUtf8 ? cells.Utf8(value).IsEmpty : cells[value].IsWhiteSpace()) reading.MissingCells++;
            row.Begin(table.Sheet, cells);
            yield return row;
        }
    }

    private SourceRow Mapped(Header header, List<string> names)
    {
        var row = new SourceRow(Kind.Columns.Count);
        foreach (var (theirs, ours) in Columns)
        {
            if (names.IndexOf(theirs) is var cell and >= 0) row.Map(Kind.IndexOf(ours), header.Cells[cell], cell, Translation(ours));
        }

        return row;
    }

    private static Func<string, string>? Translation(string column) => column switch
    {
        Unemployed.Sex => OurSex,
        Unemployed.Period => OurPeriod,
        _ => null,
    };

    private static string OurSex(string theirs) => theirs switch { "SEX_T" => "total", "SEX_M" => "male", "SEX_F" => "female", "SEX_O" => "other", _ => theirs };

    private static string OurPeriod(string theirs) => theirs is [_, _, _, _, 'M', _, _] ? $"{theirs[..4]}-{theirs[5..]}" : theirs;

    private static bool IsAggregate(TableRow cells, int area) => cells.IsUtf8
        ? cells.Utf8(area) is [(byte)'X', >= (byte)'0' and <= (byte)'9', >= (byte)'0' and <= (byte)'9']
        : cells[area].Trim() is ['X', >= '0' and <= '9', >= '0' and <= '9'];
}
