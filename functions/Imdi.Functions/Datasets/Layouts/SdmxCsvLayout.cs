using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>
/// SDMX-CSV 1.0 (first column DATAFLOW) and 2.x (STRUCTURE), columns in any order, with labels beside or within the cells, from any agency
/// whose concepts are known; one for each kind of observations.
/// </summary>
/// <remarks>
/// SDMX-CSV field guide 1.0 and 2.0 (SDMX Technical Working Group). A file whose every ACTION is I or empty is the whole dataset, as those that agencies
/// offer for download are; one with an A, M, R or D is one transaction on what is published, and an I in it merges as the guide has it.
/// </remarks>
public sealed class SdmxCsvLayout(DatasetKind kind) : Layout(kind, "sdmx-csv")
{
    private const string Old = "DATAFLOW", New = "STRUCTURE", Identifier = "STRUCTURE_ID";

    public static IReadOnlyList<Layout> All { get; } = [.. DatasetKinds.All.Where(kind => kind.Declares(KindNames.Dimension.Value) && kind.Declares(KindNames.Dimension.Period)).Select(kind => new SdmxCsvLayout(kind))];

    public override Outcome<Header>? Recognise(IReadOnlyList<string[]> head)
    {
        if (head.Count == 0 || head[0].Length < 3 || !IsMarked(head[0][0])) return null;
        var lacking = ConceptRow.Lacking(Kind, Concepts(head[0]));
        return lacking.Count > 0 ? Lacks("SDMX-CSV file", lacking) : new Header(0, head[0]);
    }

    /// <summary>The agency that the structure belongs to, where we know it.</summary>
    public override DatasetSource? SourceOf(SourceTable table, Header header)
    {
        int at = Array.FindIndex(header.Cells, cell => Concept(cell) is Old or Identifier);
        string structure = table.Rows().Skip(1).Where(row => !row.IsBlank).Select(row => row[Math.Max(0, at)].Trim().ToString()).FirstOrDefault() ?? "";
        return SdmxAgencies.Find(structure);
    }

    public override bool IsOfChanges(SourceTable table, Header header)
    {
        int at = Array.FindIndex(header.Cells, cell => string.Equals(Concept(cell), SdmxConcepts.Action, StringComparison.OrdinalIgnoreCase));
        bool isLabelled = IsLabelled(header);
        return at >= 0 && table.Rows().Skip(1).Any(row => ActionOf(Code(row[at], isLabelled)) is RowAction.Merge or RowAction.Replace or RowAction.Delete);
    }

    public override IEnumerable<SourceRow> Read(SourceTable table, Header header, Reading reading)
    {
        string[] concepts = Read(header, table, reading);
        int action = Array.FindIndex(concepts, concept => concept == SdmxConcepts.Action);
        bool isLabelled = IsLabelled(header);
        var row = new ConceptRow(Kind, table, reading, concepts);
        var values = new string[concepts.Length];
        foreach (var cells in table.Rows().Skip(1))
        {
            if (!reading.IsData(table, cells, concepts.Length)) continue;
            for (int at = 0; at < values.Length; at++) values[at] = concepts[at].Length == 0 ? "" : Code(cells[at], isLabelled);
            if (ActionOf(action < 0 ? "" : values[action]) is not { } known)
                reading.Findings.Add(table.Sheet, cells.Number, SdmxConcepts.Action, values[action], FindingCodes.UnknownCode, "Write M to merge, R to replace, D to delete; I in every row of a file that is the whole dataset.");
            else if (row.Take(cells.Number, known, values)) yield return row.Row;
        }
    }

    /// <summary>The concept of each column, empty for labels and what is passed over; a concept of none of ours is said.</summary>
    private string[] Read(Header header, SourceTable table, Reading reading)
    {
        long number = table.Rows().First().Number;
        var concepts = Concepts(header.Cells);
        for (int at = 1; at < concepts.Length; at++)
        {
            string name = header.Cells[at].Trim();
            bool isKnown = concepts[at].Length > 0 && (SdmxConcepts.ColumnOf(Kind, concepts[at]) is not null || IsHandled(concepts[at]));
            if (isKnown || concepts[at].Length == 0) continue;
            if (!SdmxConcepts.IsPassedOver(concepts[at])) reading.Findings.Add(table.Sheet, number, name, name, FindingCodes.UnknownColumn, $"It is not read as {Kind.Id}; leave it out where it tells rows apart.");
            concepts[at] = "";
        }

        return concepts;
    }

    private static bool IsLabelled(Header header) => header.Cells.Any(cell => cell.Contains(": ", StringComparison.Ordinal));

    private static bool IsHandled(string concept) =>
        concept is SdmxConcepts.Frequency or SdmxConcepts.Multiplier or SdmxConcepts.Action || concept.ToUpperInvariant() is "UNIT_MEASURE" or "UNIT" or "MEASURE";

    /// <summary>A column whose name is no identifier (<c>Reference area</c> after <c>REF_AREA</c>, <c>Sex</c> after <c>SEX</c>) holds labels.</summary>
    private static string[] Concepts(string[] header)
    {
        var concepts = new string[header.Length];
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        for (int at = 0; at < header.Length; at++)
        {
            string concept = Concept(header[at]);
            bool isLabel = concept.Length == 0 || concept.Contains(' ', StringComparison.Ordinal) || (!seen.Add(concept) && concept.Any(char.IsAsciiLetterLower));
            concepts[at] = isLabel ? "" : concept;
        }

        return concepts;
    }

    /// <summary><c>REF_AREA: Reference area</c> is REF_AREA, <c>STRUCTURE[;]</c> is STRUCTURE.</summary>
    private static string Concept(string cell)
    {
        string name = cell.Trim();
        int end = name.IndexOfAny([':', '[']);
        return (end < 0 ? name : name[..end]).Trim();
    }

    private static string Code(ReadOnlySpan<char> cell, bool isLabelled)
    {
        cell = cell.Trim();
        int end = isLabelled ? cell.IndexOf(": ") : -1;
        return (end < 0 ? cell : cell[..end]).ToString();
    }

    private static bool IsMarked(string first) => Concept(first).ToUpperInvariant() is Old or New;

    private static RowAction? ActionOf(string action) => action.ToUpperInvariant() switch
    {
        "" or "I" => RowAction.Information,
        "A" or "M" => RowAction.Merge,
        "R" => RowAction.Replace,
        "D" => RowAction.Delete,
        _ => null,
    };
}
