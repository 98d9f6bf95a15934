namespace Imdi.Functions.Indicators;

/// <summary>A sum of cells that is to be published; a cell that is in it more than once stands there as often. Millions are held, so it is an array.</summary>
public sealed class CountClaim
{
    private CountClaim(int[] cells, decimal sum) => (Cells, Sum) = (cells, sum);

    /// <summary>In order of their places.</summary>
    public int[] Cells { get; }

    public decimal Sum { get; }

    public static CountClaim Of(IEnumerable<int> cells, decimal sum) => new([.. cells.Order()], sum);
}

/// <summary>
/// Cells of persons, what is known to hold between them, and what of them is safe to publish. Guarded are the counts of 1 to 4 (k = 5). A first pass hides beside each guarded cell that is alone in a sum the smallest
/// other one, so that the sum can stay; a second takes the sums in order of their weight, each only if no guarded cell follows (<see cref="SafeSums"/>). Who looks on is taken to know every other cell, and every zero.
/// </summary>
public sealed class PersonTable(IReadOnlyList<decimal> cells, IReadOnlyList<IReadOnlyDictionary<int, long>> relations)
{
    private readonly HashSet<int> _guarded = [.. Enumerable.Range(0, cells.Count).Where(cell => IsSmall(cells[cell]))];

    /// <summary>Guarded cells, and those hidden beside them.</summary>
    public HashSet<int> Hidden { get; } = [];

    public static bool IsSmall(decimal count) => count is > 0 and < SuppressTable.Threshold;

    /// <summary>For each claim, in their order, whether it is published.</summary>
    public bool[] Publish(IReadOnlyList<CountClaim> claims)
    {
        if (_guarded.Count == 0) return [.. claims.Select(_ => true)];
        Hidden.UnionWith(_guarded);
        HideBeside([.. relations.Select(relation => relation.Keys.ToArray()), .. claims.Select(claim => IsSmall(claim.Sum) || claim.Cells.Length == 1 ? [] : claim.Cells)]);
        var safe = WithRelations();
        return [.. claims.Select(claim => !IsSmall(claim.Sum) && (!Array.Exists(claim.Cells, Hidden.Contains) || safe.TryAdd(Unknown(claim.Cells))))];
    }

    private void HideBeside(List<int[]> sums)
    {
        var sumsOf = SumsOf(sums);
        var open = new Queue<int>(Hidden.Order());
        while (open.TryDequeue(out int cell))
        {
            foreach (int at in sumsOf(cell))
            {
                int[] sum = sums[at];

                // Where it is alone there is nothing beside it.
                if (sum[0] == sum[^1] || sum.Where(Hidden.Contains).Distinct().Take(2).Count() != 1) continue;
                int beside = sum.Where(other => !Hidden.Contains(other) && cells[other] > 0).OrderBy(other => cells[other]).ThenBy(other => other).FirstOrDefault(-1);
                if (beside >= 0 && Hidden.Add(beside)) open.Enqueue(beside);
            }
        }
    }

    /// <summary>By cell, the sums that it is in: one array for all, of which each cell has a stretch.</summary>
    private Func<int, ArraySegment<int>> SumsOf(List<int[]> sums)
    {
        int[] ends = new int[cells.Count + 1];
        foreach (int cell in sums.SelectMany(sum => sum.Distinct())) ends[cell + 1]++;
        for (int cell = 0; cell < cells.Count; cell++) ends[cell + 1] += ends[cell];
        int[] starts = [.. ends], all = new int[ends[^1]];
        foreach (var (at, sum) in sums.Index())
        {
            foreach (int cell in sum.Distinct()) all[ends[cell]++] = at;
        }

        return cell => new ArraySegment<int>(all, starts[cell], starts[cell + 1] - starts[cell]);
    }

    // What holds between cells is known to everyone; where it alone told a guarded cell, the others in it are hidden too, and where all of them are, those that hold with hidden ones somewhere else. That ends: where every
    // cell is hidden, sums that come to nothing tell none that is more than nothing.
    private SafeSums WithRelations()
    {
        while (true)
        {
            var safe = new SafeSums(_guarded);
            if (relations.FirstOrDefault(relation => !safe.TryAdd(Unknown(relation))) is not { } telling) return safe;
            if (!Hide(telling.Keys) && !Hide([.. relations.Where(relation => relation.Keys.Any(Hidden.Contains)).SelectMany(relation => relation.Keys)]))
                throw new InvalidOperationException("Cells of persons tell each other, whatever is hidden: what holds between them contradicts them.");
        }
    }

    private bool Hide(IEnumerable<int> more)
    {
        int before = Hidden.Count;
        Hidden.UnionWith(more.Where(cell => cells[cell] > 0));
        return Hidden.Count > before;
    }

    private Dictionary<int, long> Unknown(IReadOnlyDictionary<int, long> sum) => sum.Where(each => Hidden.Contains(each.Key)).ToDictionary();

    private Dictionary<int, long> Unknown(int[] sum) => sum.Where(Hidden.Contains).CountBy(cell => cell).ToDictionary(cell => cell.Key, cell => (long)cell.Value);
}
