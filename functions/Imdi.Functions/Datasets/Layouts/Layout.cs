using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>A way in which a kind's figures are laid out in files, recognised by its header.</summary>
public abstract class Layout(DatasetKind kind, string id)
{
    public DatasetKind Kind { get; } = kind;

    public string Id { get; } = id;

    /// <summary>Whose files look like this; null where anybody's may.</summary>
    public virtual DatasetSource? Source => null;

    /// <summary>Whose figures a file holds, where the file itself says more than its layout does.</summary>
    public virtual DatasetSource? SourceOf(SourceTable table, Header header) => Source;

    /// <summary>Looks at the first rows of a table: null when they are not this layout's, else where the header is or what it lacks.</summary>
    public abstract Outcome<Header>? Recognise(IReadOnlyList<string[]> head);

    /// <summary>Whether a file holds changes to what is published, and not the whole dataset.</summary>
    public virtual bool IsOfChanges(SourceTable table, Header header) => false;

    public abstract IEnumerable<SourceRow> Read(SourceTable table, Header header, Reading reading);

    /// <summary>A header's name as it is compared: without case and with single spaces.</summary>
    internal static string Plain(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();

    protected static Refusal Lacks(string layout, IEnumerable<string> columns)
    {
        var missing = columns.ToList();
        return Refusal.Unprocessable("missing-column", $"The header of this {layout} lacks: {string.Join(", ", missing)}.",
            [.. missing.Select(name => new FieldError("/header/" + name, "missing-column", $"Add the column {name}."))]);
    }
}

/// <summary>Where a table's header is (rows before it are skipped) and what it says.</summary>
public sealed record Header(int Index, string[] Cells);

/// <summary>What is learnt while a file is read.</summary>
public sealed class Reading(Findings findings)
{
    public Findings Findings { get; } = findings;

    /// <summary>Rows of data in the source: not its header, its blank rows or its footer.</summary>
    public long SourceRows { get; set; }

    /// <summary>Cells of a wide table that say that nothing is known.</summary>
    public long MissingCells { get; set; }

    /// <summary>Period columns of a wide table.</summary>
    public int PeriodColumns { get; set; }

    /// <summary>The day that the file itself gives as its last update.</summary>
    public DateOnly? Vintage { get; set; }

    private const int MostBlank = 1_000;

    private readonly List<long> _blank = [];
    private SourceTable? _table;
    private bool _isWithin;

    /// <summary>Blank rows stand right above: what comes now may be notes under the table.</summary>
    public bool IsAfterBlank => _blank.Count > 0;

    /// <summary>The next row when it is one of data: counts it, and says when it is ragged or its quotes do not close.</summary>
    public bool IsData(SourceTable table, TableRow row, int columns)
    {
        if (!ReferenceEquals(table, _table)) (_table, _isWithin) = (table, false);
        if (!_isWithin) _blank.Clear();
        if (row.IsBlank)
        {
            if (_blank.Count < MostBlank) _blank.Add(row.Number);
            return false;
        }

        SourceRows++;
        _isWithin = true;
        foreach (long blank in _blank) Findings.Add(table.Sheet, blank, "", "", FindingCodes.BlankRow, "Delete the blank row.");
        _blank.Clear();
        if (row.IsMalformed) Findings.Add(table.Sheet, row.Number, "", row[0], FindingCodes.MalformedQuotes, "Close each quote, and double a quote within a quoted cell.");
        // A sheet leaves out empty cells at a row's end; a text file has no reason to.
        if (!table.IsSheet && row.Count != columns)
        {
            Findings.Add(table.Sheet, row.Number, "", row[0], FindingCodes.RaggedRow,
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Give the row {columns} cells as the header has; it has {row.Count}."));
        }

        return true;
    }
}
