namespace Imdi.Functions.Indicators;

/// <summary>An indicator's values from the night's figures, in order of their keys.</summary>
public static class ComputeIndicator
{
    /// <summary>Before suppression; none for an indicator without a formula.</summary>
    public static IReadOnlyList<IndicatorValue> Of(string id, string unit, FigureBook book)
    {
        if (!IndicatorFormulas.All.TryGetValue(id, out var formula)) return [];
        IndicatorValue[] values =
        [
            .. formula.Of(book).Select(result => new IndicatorValue(id, result.Key, result.Method)
            {
                IsAggregate = result.IsAggregate, Unit = unit, Reason = result.Reason, Numerator = result.Numerator, Denominator = result.Denominator, Inputs = result.Inputs, Counts = result.Counts, IsOfSquares = result.IsOfSquares,
                Marks = result.Marks ?? Marks.Of(result.Inputs),
                Value = result.Value is { } value ? decimal.Round(value, IndicatorValue.Decimals, MidpointRounding.AwayFromZero) : null,
            }),
        ];

        // What indicators share is small beside what all of them would hold together.
        book.Forget();

        // Only now are all texts of the keys known, which the order is taken from.
        return [.. values.OrderBy(value => value.Key, FigureKey.Order())];
    }
}
