using Imdi.Shared;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Datasets;

/// <summary>
/// A bulk file of ILOSTAT: one indicator, one observation a row, the columns found by name, since a file has a second classification or none. Each
/// kind reads the indicators of its topic, in units and codes that all kinds share.
/// </summary>
public sealed class IlostatLayout(DatasetKind kind) : Layout(kind, "ilostat")
{
    private const string Area = "ref_area", Survey = "source", Indicator = "indicator", Value = "obs_value";

    // Rows that are looked through for the first one that names its indicator.
    private const int MostNameless = 1_000;

    private static readonly string[] Needed = [Area, Survey, Indicator, "time", Value];

    public static IReadOnlyList<Layout> All { get; } = [new IlostatLayout(UnemploymentKind.Declared), new IlostatLayout(LabourMarketKinds.EmploymentDeclared), new IlostatLayout(LabourMarketKinds.WagesDeclared)];

    public override DatasetSource Source => Publisher;

    public static DatasetSource Publisher { get; } = new("ilostat", "International Labour Organization, ILOSTAT", "https://ilostat.ilo.org/data/", "CC BY 4.0", IsDemonstration: false);

    /// <summary>A file of another kind's topic is not this layout's; a topic that no kind holds is refused by each.</summary>
    public override Outcome<Header>? Recognise(IReadOnlyList<string[]> head)
    {
        if (head.Count == 0 || head[0].Length == 0) return null;
        var names = head[0].Select(Plain).ToList();
        if (names[0] == "dataflow" || names[0].StartsWith("structure", StringComparison.Ordinal)) return null;
        if (!names.Contains(Area) || !(names.Contains("obs_status") || names.Contains("classif1"))) return null;
        var missing = Needed.Where(name => !names.Contains(name)).ToList();
        if (missing.Count > 0) return Lacks("ILOSTAT file", missing);
        int at = names.IndexOf(Indicator);
        string? code = head.Skip(1).Where(row => row.Length > at).Select(row => row[at].Trim()).FirstOrDefault(text => text.Length > 0);
        if (code is null) return new Header(0, head[0]);
        if (IlostatIndicator.KindOf(code) is { } other && other != Kind.Id) return null;
        return IlostatIndicator.Of(Kind, code).Then<Header>(_ => new Header(0, head[0]));
    }

    /// <summary>An indicator is a source of its own, so that the next one does not take its place.</summary>
    public override DatasetSource? SourceOf(SourceTable table, Header header)
    {
        string code = CodeOf(table, header) ?? "";
        string id = $"{Publisher.Id}-{code.ToLowerInvariant().Replace('_', '-')}";
        return code.Length > 0 && id.Length <= 40 && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? Publisher with { Id = id, Name = $"{Publisher.Name}, {code}" } : Publisher;
    }

    public override IEnumerable<SourceRow> Read(SourceTable table, Header header, Reading reading)
    {
        var names = header.Cells.Select(Plain).ToList();
        int value = names.IndexOf(Value);
        var indicator = CodeOf(table, header) is { } code && IlostatIndicator.Of(Kind, code) is { IsOk: true } known ? known.Value : new IlostatIndicator("", "", 1, []);
        var choice = new IlostatRows(table, header, names, indicator, reading);
        var rows = new IlostatRow(Kind, table, header, names, indicator, reading);
        foreach (var cells in table.Rows().Skip(1))
        {
            if (!reading.IsData(table, cells, names.Count) || !choice.IsRead(cells)) continue;
            bool isMissing = !(cells.IsUtf8 && Utf8Cell.IsPlainlyFilled(cells.Utf8(value))) && cells[value].IsWhiteSpace();
            if (isMissing) reading.MissingCells++;
            yield return rows.Begin(cells, isMissing);
        }
    }

    private static string? CodeOf(SourceTable table, Header header)
    {
        int at = Array.FindIndex(header.Cells, cell => Plain(cell) == Indicator);
        return table.Rows().Skip(1).Take(MostNameless).Where(row => !row[at].IsWhiteSpace()).Select(row => row[at].Trim().ToString()).FirstOrDefault();
    }
}
