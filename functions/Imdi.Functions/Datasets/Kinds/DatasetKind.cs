using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>A kind of dataset as it is declared: everything that reads, checks, stores or documents it follows this.</summary>
public sealed record DatasetKind(string Id, string Title, string Purpose)
{
    public required IReadOnlyList<Column> Columns { get; init; }

    /// <summary>The columns that together tell one row from another within a source.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>Checks across the cells of one row.</summary>
    public IReadOnlyList<RowRule> Rules { get; init; } = [];

    /// <summary>Checks across the rows of a file; they warn and refuse nothing.</summary>
    public IReadOnlyList<SeriesRule> SeriesRules { get; init; } = [];

    /// <summary>What the checks across cells and across rows report, besides what each column checks of itself.</summary>
    public IReadOnlyList<FindingCode> CrossChecks { get; init; } = [];

    /// <summary>The unit of each measure, where the kind holds several.</summary>
    public IReadOnlyDictionary<string, string> Units { get; init; } = new Dictionary<string, string>();

    public required Frequency Frequency { get; init; }

    /// <summary>The licence under which what is loaded is published, unless a source states its own.</summary>
    public string Licence { get; init; } = "CC BY 4.0";

    /// <summary>Whether a file without one finding may be published without a decision, if its agency asked for that as well.</summary>
    public bool MayPublishItself { get; init; }

    /// <summary>Its cells count so few persons that they could be told: rows are for their source alone, and everybody else is shown them with small counts suppressed.</summary>
    public bool IsGuarded { get; init; }

    public string DocumentationPage => $"docs/datasets/{Id}.md";

    public bool Declares(string column) => Columns.Any(declared => declared.Name == column);

    public int IndexOf(string column)
    {
        for (int at = 0; at < Columns.Count; at++)
        {
            if (Columns[at].Name == column) return at;
        }

        throw new ArgumentException($"{Id} declares no column {column}.", nameof(column));
    }
}
