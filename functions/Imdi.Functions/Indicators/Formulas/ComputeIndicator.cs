namespace Imdi.Functions.Indicators;

/// <summary>An indicator's values from the night's figures, in order of their keys.</summary>
public static class ComputeIndicator
{
    /// <summary>Before suppression; none for an indicator without a formula.</summary>
    public static IReadOnlyList<IndicatorValue> Of(string id, string unit, FigureBook book) => !IndicatorFormulas.All.TryGetValue(id, out var formula) ? [] : [.. formula.Of(book)
        .Select(result => new IndicatorValue(id, result.Key, result.Method)
        {
            IsAggregate = result.IsAggregate, Unit = unit, Reason = result.Reason, Numerator = result.Numerator, Denominator = result.Denominator, Inputs = result.Inputs,
            Value = result.Value is { } value ? decimal.Round(value, IndicatorValue.Decimals, MidpointRounding.AwayFromZero) : null,
        })
        .OrderBy(value => value.Key, Order)];

    /// <summary>As it may be shown: small counts of persons suppressed.</summary>
    public static IReadOnlyList<IndicatorValue> Shown(IndicatorDefinition definition, FigureBook book)
    {
        var values = Of(definition.Id, definition.Unit, book);
        return definition.CountsPersons ? SuppressValues.Of(values) : values;
    }

    private static readonly Comparer<FigureKey> Order = Comparer<FigureKey>.Create((one, other) =>
    {
        string[] left = Parts(one), right = Parts(other);
        for (int at = 0; at < left.Length; at++)
        {
            if (string.CompareOrdinal(left[at], right[at]) is not 0 and var order) return order;
        }

        return 0;
    });

    private static string[] Parts(FigureKey key) => [key.Area, key.Counterpart, key.Period, key.Sex, key.Age, key.Education, key.Occupation, key.Survey];
}
