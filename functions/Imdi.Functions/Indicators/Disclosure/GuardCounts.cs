namespace Imdi.Functions.Indicators;

/// <summary>What the counts of persons allow to be shown of all indicators together.</summary>
/// <param name="Withheld">Values that are not shown.</param>
/// <param name="Hidden">Cells that no explanation shows.</param>
public sealed record GuardedCounts(IReadOnlySet<IndicatorValue> Withheld, IReadOnlySet<CountKey> Hidden)
{
    /// <summary>Sums beside the indicators that are not shown, by the names of their figures.</summary>
    public IReadOnlySet<(string Name, FigureKey Key)> Sums { get; init; } = new HashSet<(string, FigureKey)>();
}

/// <summary>
/// Looks at the counts in the values of all indicators as sums over the same cells of persons, and withholds values until no count of 1 to 4 follows from those that are left. The sums that profiles show
/// come first, the largest before the rest, then countries' own values before regions, regions before pairs: so they are asked for most.
/// </summary>
public sealed class GuardCounts
{
    private readonly Dictionary<CountKey, int> _places = [];
    private readonly List<decimal> _cells = [];
    private readonly Dictionary<int, CountClaim> _alone = [];
    private readonly Dictionary<Figure, CountClaim?> _claims = [];
    private readonly List<(IndicatorValue Value, CountClaim Claim)> _values = [];
    private readonly List<((string Name, FigureKey Key) Sum, CountClaim Claim)> _sums = [];

    public static GuardedCounts Of(IEnumerable<IndicatorValue> values)
    {
        var guard = new GuardCounts();
        guard.Add(values.Select(value => (value, value)));
        return guard.Guard();
    }

    /// <summary>Takes an indicator's values in, each with what it is kept as: of the first only the counts stay, by the second it is named among those withheld.</summary>
    public void Add(IEnumerable<(IndicatorValue Value, IndicatorValue Kept)> values)
    {
        foreach (var (value, kept) in values) _values.AddRange(ClaimsOf(value).Select(claim => (kept, claim)));

        // A sum that several values share is an input of one indicator alone.
        _claims.Clear();
    }

    /// <summary>Takes in sums that are shown by themselves, in profiles.</summary>
    public void AddSums(IEnumerable<Figure> sums)
    {
        foreach (var sum in sums)
        {
            if (ClaimOf(sum) is { } claim) _sums.Add(((sum.Name, sum.Key), claim));
        }

        _claims.Clear();
    }

    public GuardedCounts Guard()
    {
        if (!_cells.Exists(PersonTable.IsSmall)) return new GuardedCounts(new HashSet<IndicatorValue>(), new HashSet<CountKey>());
        List<CountClaim> distinct = [.. _sums.OrderByDescending(sum => sum.Claim.Sum).Select(sum => sum.Claim).Concat(_values.OrderBy(claim => Weight(claim.Value)).Select(claim => claim.Claim)).ToHashSet((IEqualityComparer<CountClaim>)ReferenceEqualityComparer.Instance)];
        var table = new PersonTable(_cells, [.. Relations()]);
        var withheld = distinct.Zip(table.Publish(distinct)).Where(claim => !claim.Second).Select(claim => claim.First).ToHashSet((IEqualityComparer<CountClaim>)ReferenceEqualityComparer.Instance);
        return new GuardedCounts(
            _values.Where(claim => withheld.Contains(claim.Claim) || (claim.Value.IsOfSquares && TellsSquares(claim.Claim, table.Hidden))).Select(claim => claim.Value).ToHashSet((IEqualityComparer<IndicatorValue>)ReferenceEqualityComparer.Instance),
            _places.Where(place => table.Hidden.Contains(place.Value)).Select(place => place.Key).ToHashSet())
        {
            Sums = _sums.Where(sum => withheld.Contains(sum.Claim)).Select(sum => sum.Sum).ToHashSet(),
        };
    }

    /// <summary>
    /// Whether H of the sum's cells, or 1 / H, tells by its sixth decimal that one person was counted in one hidden cell and not in another: Σx² is known to (S · H)² / 10⁶ where H is between 0 and 1, and
    /// one person moves it by up to 2 · (the largest hidden cell + 1).
    /// </summary>
    private bool TellsSquares(CountClaim claim, HashSet<int> hidden)
    {
        decimal largest = claim.Cells.Where(hidden.Contains).Select(cell => _cells[cell]).DefaultIfEmpty(-1).Max(), mean = claim.Sum > 0 ? claim.Cells.Sum(cell => _cells[cell] * _cells[cell]) / claim.Sum : 0;
        return largest >= 0 && mean * mean < 2_000_000 * (largest + 1);
    }

    private static int Weight(IndicatorValue value) => value.Key.Counterpart.Length > 0 ? 2 : value.IsAggregate ? 1 : 0;

    private IEnumerable<CountClaim> ClaimsOf(IndicatorValue value)
    {
        if (value.Counts is not { } sums) return value.Inputs.Select(ClaimOf).OfType<CountClaim>();
        return sums.Select(sum => sum.Any(figure => figure.Value is null) ? null : Claim(sum.SelectMany(CellsOf))).OfType<CountClaim>();
    }

    // A sum over all pairs of a year is an input of each of them.
    private CountClaim? ClaimOf(Figure figure)
    {
        if (!_claims.TryGetValue(figure, out var claim)) _claims[figure] = claim = figure.Value is null ? null : Claim(CellsOf(figure));
        return claim;
    }

    private CountClaim? Claim(IEnumerable<Figure> count)
    {
        int[] cells = [.. count.Select(PlaceOf)];
        if (cells.Length == 0) return null;
        if (cells is not [var cell]) return CountClaim.Of(cells, cells.Sum(one => _cells[one]));
        if (!_alone.TryGetValue(cell, out var alone)) _alone[cell] = alone = CountClaim.Of(cells, _cells[cell]);
        return alone;
    }

    private static IEnumerable<Figure> CellsOf(Figure figure) => figure.Parts.Count > 0 ? figure.Parts.SelectMany(CellsOf) : figure is { Persons: not null, Value: not null } ? [figure] : [];

    private int PlaceOf(Figure cell)
    {
        var key = CountKey.Of(cell)!.Value;
        if (_places.TryGetValue(key, out int place)) return place;
        _places[key] = place = _cells.Count;
        _cells.Add(cell.Value!.Value);
        return place;
    }

    // Only where the cells are known and do add up: others tell nothing about each other.
    private IEnumerable<IReadOnlyDictionary<int, long>> Relations()
    {
        var partitions = _places.Keys.SelectMany(whole => whole.Partitions().Where(parts => parts.All(_places.ContainsKey)).Select(parts => (Whole: whole, Parts: parts)));
        return partitions.Concat(OfLabour()).Where(one => one.Parts.Sum(part => _cells[_places[part]]) == _cells[_places[one.Whole]])
            .Select(one => one.Parts.ToDictionary(part => _places[part], _ => -1L).Append(new(_places[one.Whole], 1)).ToDictionary());
    }

    // Those tables are the largest, and mostly count no few persons: then none of their cells is hidden.
    private IEnumerable<(CountKey Whole, CountKey[] Parts)> OfLabour() =>
        _places.Any(place => LabourPartitions.Holds(place.Key) && PersonTable.IsSmall(_cells[place.Value])) ? LabourPartitions.Of(_places.Keys) : [];
}
