namespace Imdi.Functions.Indicators;

/// <summary>What an indicator cannot pass, by what it counts: a share of people 0 to 100, an index 0 to 1, an effective number 1, a cost or a rate 0; null for no bound.</summary>
public sealed record ProjectionBounds(double? Least, double? Most)
{
    private static readonly string[] Shares =
    [
        "LM.UNEMP", "LM.LFPR", "LM.EPR", "LM.VACRATE", "SK.TERT", "MG.STOCKSH", "MG.EMIGRATE", "MG.FEMSH", "RM.LE5", "RM.LE5MEAN", "BD.TERT", "BD.MED",
    ];

    private static readonly string[] Indices = ["SK.MATCH", "SK.COS", "MG.HHI", "MG.HHINORM", "RM.HHI", "RM.HHINORM"];

    private static readonly string[] EffectiveNumbers = ["MG.HHIEFF", "RM.HHIEFF"];

    public static ProjectionBounds Of(string indicator) => Shares.Contains(indicator) ? new(0, 100) : Indices.Contains(indicator) ? new(0, 1) : EffectiveNumbers.Contains(indicator) ? new(1, null) : new(0, null);

    /// <summary>Without a bound that a known value has passed: a service may cost less than nothing where its exchange rate is better than the interbank one.</summary>
    public ProjectionBounds Holding(IReadOnlyList<double> known) => new(known.Any(value => value < Least) ? null : Least, known.Any(value => value > Most) ? null : Most);

    public decimal Cut(double value) => decimal.Round((decimal)Math.Min(Math.Max(value, Least ?? value), Most ?? double.MaxValue), IndicatorValue.Decimals);
}
