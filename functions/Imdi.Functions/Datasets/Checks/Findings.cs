namespace Imdi.Functions.Datasets;

/// <summary>Counts findings, keeps the first hundred for the report and hands each one on, however many there are.</summary>
public sealed class Findings(Action<Finding> keep)
{
    public const int Shown = 100;

    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly List<Finding> _first = [];

    public long Count { get; private set; }

    public long Errors { get; private set; }

    public IReadOnlyDictionary<string, long> Counts => _counts;

    public IReadOnlyList<Finding> First => _first;

    public void Add(string sheet, long row, string column, ReadOnlySpan<char> value, FindingCode code, string cure)
    {
        var finding = new Finding(sheet, row, column, Excerpt.Of(value), code, cure);
        Count++;
        if (code.Severity == Severity.Error) Errors++;
        _counts[code.Code] = _counts.GetValueOrDefault(code.Code) + 1;
        if (_first.Count < Shown) _first.Add(finding);
        keep(finding);
    }
}
