namespace Imdi.Functions.Indicators;

/// <summary>
/// Withholds values that count fewer than k = 5 persons, of an indicator whose numerators are persons: those of 1 to 4, with one sex alone a second one beside it (the total is shown), and a region
/// of which just one country is hidden, since the rest would tell it.
/// </summary>
public static class SuppressValues
{
    public static IReadOnlyList<IndicatorValue> Of(IReadOnlyList<IndicatorValue> values)
    {
        HashSet<IndicatorValue> hidden = new(ReferenceEqualityComparer.Instance);
        foreach (var table in values.Where(value => !value.IsAggregate && value.Numerator is not null).GroupBy(value => value.Key with { Sex = "" }))
        {
            foreach (var whole in table.Where(value => value.Key.Sex is "" or "T" && IsSmall(value))) hidden.Add(whole);
            IndicatorValue[] sexes = [.. table.Where(value => value.Key.Sex is not ("" or "T"))];
            IndicatorValue[] small = [.. sexes.Where(IsSmall)];
            hidden.UnionWith(small);
            if (small.Length == 1 && sexes.Where(value => value != small[0]).OrderBy(value => value.Numerator == 0).ThenBy(value => value.Numerator).ThenBy(value => value.Key.Sex, StringComparer.Ordinal).FirstOrDefault() is { } second) hidden.Add(second);
        }

        var alone = hidden.SelectMany(value => Regions.Of(value.Key.Area).Select(region => value.Key with { Area = region })).CountBy(key => key).Where(count => count.Value == 1).Select(count => count.Key).ToHashSet();
        return [.. values.Select(value => hidden.Contains(value) || (value.IsAggregate && alone.Contains(value.Key))
            ? value with { Value = null, Numerator = null, Denominator = null, Inputs = [], Reason = Withheld.Suppressed } : value)];
    }

    private static bool IsSmall(IndicatorValue value) => value.Numerator is > 0 and < SuppressTable.Threshold;
}
