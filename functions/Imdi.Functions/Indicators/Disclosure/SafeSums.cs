namespace Imdi.Functions.Indicators;

/// <summary>
/// Sums of unknown positive numbers that may be published together: a further one is taken only if no guarded number then follows from all that are. A number follows when its unit vector lies in the span of the
/// sums, which are kept in reduced row echelon form, modulo a prime: then it does just when its row holds nothing else. Source: Willenborg and de Waal 2001, ch. 4; Gauss–Jordan elimination.
/// </summary>
/// <param name="guarded">The numbers that must not follow.</param>
public sealed class SafeSums(IReadOnlySet<int> guarded)
{
    // 2^31 − 1: coefficients are small whole numbers, whose determinants are not multiples of it.
    private const long Prime = int.MaxValue;

    private readonly Dictionary<int, Dictionary<int, long>> _rows = [];
    private readonly Dictionary<int, HashSet<int>> _rowsWith = [];

    /// <summary>Whether the sum, by the coefficients of its unknown numbers, is safe beside those taken; then it is taken too.</summary>
    public bool TryAdd(IReadOnlyDictionary<int, long> sum)
    {
        var row = Reduced(sum);
        if (row.Count == 0) return true;
        int pivot = row.Keys.Min();
        long inverse = Power(row[pivot], Prime - 2);
        row = row.ToDictionary(each => each.Key, each => each.Value * inverse % Prime);
        var changed = (_rowsWith.GetValueOrDefault(pivot) ?? []).ToDictionary(other => other, other => Minus(_rows[other], row, _rows[other][pivot]));
        if (Tells(pivot, row) || changed.Any(other => Tells(other.Key, other.Value))) return false;
        foreach (var (other, next) in changed) Set(other, next);
        Set(pivot, row);
        return true;
    }

    private bool Tells(int pivot, Dictionary<int, long> row) => row.Count == 1 && guarded.Contains(pivot);

    private Dictionary<int, long> Reduced(IReadOnlyDictionary<int, long> sum)
    {
        var row = sum.Where(each => each.Value % Prime != 0).ToDictionary(each => each.Key, each => ((each.Value % Prime) + Prime) % Prime);
        foreach (int pivot in sum.Keys.Where(_rows.ContainsKey))
        {
            if (row.TryGetValue(pivot, out long times)) row = Minus(row, _rows[pivot], times);
        }

        return row;
    }

    private void Set(int pivot, Dictionary<int, long> row)
    {
        foreach (int column in _rows.GetValueOrDefault(pivot)?.Keys.ToArray() ?? []) _rowsWith[column].Remove(pivot);
        _rows[pivot] = row;
        foreach (int column in row.Keys)
        {
            if (!_rowsWith.TryGetValue(column, out var rows)) _rowsWith[column] = rows = [];
            rows.Add(pivot);
        }
    }

    private static Dictionary<int, long> Minus(Dictionary<int, long> row, Dictionary<int, long> other, long times)
    {
        var left = new Dictionary<int, long>(row);
        foreach (var (column, value) in other)
        {
            long next = (left.GetValueOrDefault(column) + ((Prime - times) * value)) % Prime;
            if (next == 0) left.Remove(column);
            else left[column] = next;
        }

        return left;
    }

    private static long Power(long value, long exponent)
    {
        long power = 1;
        for (; exponent > 0; exponent >>= 1, value = value * value % Prime)
        {
            if ((exponent & 1) == 1) power = power * value % Prime;
        }

        return power;
    }
}
