using System.Globalization;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>Our own template: the header names the kind's columns, in any order; columns that may be empty may be left out.</summary>
public sealed class TemplateLayout(DatasetKind kind) : Layout(kind, "template")
{
    public override Outcome<Header>? Recognise(IReadOnlyList<string[]> head)
    {
        int at = FirstFilled(head);
        if (at < 0) return null;
        var names = head[at].Select(Plain).ToHashSet(StringComparer.Ordinal);
        var required = Kind.Columns.Where(column => column.Required).Select(column => column.Name).ToList();
        var missing = required.Where(name => !names.Contains(name)).ToList();
        if (missing.Count == 0) return new Header(at, head[at]);
        if (IsOneCell(head[at], required)) return Refusal.Unprocessable("separator-not-read", "The names of the header stand in one cell. Separate cells by a comma, a semicolon or a tab.");
        return missing.Count * 2 > required.Count || names.Count < 2 ? (Outcome<Header>?)null : Lacks($"template of {Kind.Id}", missing);
    }

    public override IEnumerable<SourceRow> Read(SourceTable table, Header header, Reading reading)
    {
        var row = new SourceRow(Kind.Columns.Count);
        int[] target = Targets(table, header, reading);
        var unnamed = new UnnamedColumns(table, header, reading);
        for (int at = 0; at < target.Length; at++)
        {
            if (target[at] >= 0) row.Map(target[at], Kind.Columns[target[at]].Name, at, Translation(table, Kind.Columns[target[at]]));
        }

        foreach (var cells in table.Rows().Skip(header.Index + 1))
        {
            if (IsNote(cells, reading))
            {
                reading.Findings.Add(table.Sheet, cells.Number, header.Cells[0].Trim(), cells[0], FindingCodes.FooterRow, "Move the note into a column of its own, or delete it; it is not read.");
                continue;
            }

            if (!reading.IsData(table, cells, header.Cells.Length)) continue;
            unnamed.Look(cells);
            row.Begin(table.Sheet, cells);
            yield return row;
        }
    }

    /// <summary>All names are there, but no separator that is read stands between them.</summary>
    private static bool IsOneCell(string[] header, List<string> required) =>
        header.Count(cell => !string.IsNullOrWhiteSpace(cell)) == 1 && required.Count > 1 && required.All(name => Plain(header[0]).Contains(name, StringComparison.Ordinal));

    private static readonly string[] BeginNotes = ["source:", "sources:", "note:", "notes:", "data from", "last updated"];

    /// <summary>A line that begins as notes do, or one lone cell below a blank row: every kind needs several cells of a row.</summary>
    private static bool IsNote(TableRow row, Reading reading)
    {
        var first = row[0].Trim();
        foreach (string word in BeginNotes)
        {
            if (first.StartsWith(word, StringComparison.OrdinalIgnoreCase)) return true;
        }

        if (first.IsEmpty || !reading.IsAfterBlank) return false;
        for (int at = 1; at < row.Count; at++)
        {
            if (!row[at].IsWhiteSpace()) return false;
        }

        return true;
    }

    /// <summary>A workbook counts its days.</summary>
    private static Func<string, string>? Translation(SourceTable table, Column column) => table.IsSheet && column.Type == ColumnType.Date
        ? text => WorkbookDay.Of(table, text) is { } day ? day.ToString("O", CultureInfo.InvariantCulture) : text
        : null;

    private static int FirstFilled(IReadOnlyList<string[]> head)
    {
        for (int at = 0; at < head.Count; at++)
        {
            if (head[at].Any(cell => !string.IsNullOrWhiteSpace(cell))) return at;
        }

        return -1;
    }

    /// <summary>For each column of the file the declared column it fills, or -1.</summary>
    private int[] Targets(SourceTable table, Header header, Reading reading)
    {
        var targets = new int[header.Cells.Length];
        HashSet<string> seen = new(StringComparer.Ordinal);
        long number = table.Rows().Skip(header.Index).First().Number;
        for (int at = 0; at < targets.Length; at++)
        {
            string name = Plain(header.Cells[at]);
            bool isDeclared = Kind.Columns.Any(column => column.Name == name);
            bool isNew = seen.Add(name);
            targets[at] = isDeclared && isNew ? Kind.IndexOf(name) : -1;
            if (!isDeclared && name.Length > 0) reading.Findings.Add(table.Sheet, number, header.Cells[at], header.Cells[at], FindingCodes.UnknownColumn, Cure(name));
            if (isDeclared && !isNew) reading.Findings.Add(table.Sheet, number, name, name, FindingCodes.RepeatedColumn, "Remove one of the two columns.");
        }

        return targets;
    }

    private string Cure(string name) => (Kind.Columns.Select(column => column.Name).FirstOrDefault(known => IsNear(known, name))
        ?? Suggestion.Nearest(name, Kind.Columns.Select(column => column.Name))) is { } near
            ? $"Did you mean {near}? The column is not read."
            : $"Remove it: it is not read. The columns are listed in {Kind.DocumentationPage}.";

    private static bool IsNear(string known, string name) =>
        known.Replace("_", "", StringComparison.Ordinal) == name.Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
}
