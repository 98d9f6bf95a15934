namespace Imdi.Functions.Indicators;

/// <summary>A parameter that no data set states, with its range and what it rests on.</summary>
public sealed record Assumption(decimal Low, decimal Central, decimal High, string Source)
{
    /// <summary>The same range around another value, within the bounds that the parameter has.</summary>
    public (decimal Low, decimal High) Around(decimal value, decimal least, decimal most) => (Math.Clamp(value - (Central - Low), least, most), Math.Clamp(value + (High - Central), least, most));
}

/// <summary>The replacement rate of an occupation, of those whose code begins with it, or of all (T), in percent a year.</summary>
public sealed record ReplacementRate(string Occupation, decimal Low, decimal Central, decimal High, string Source)
{
    public IReadOnlyList<(string Variant, decimal Percent)> Variants() => [("low", Low), ("central", Central), ("high", High)];
}

/// <summary>All parameters that are assumed; the table that a region edits is <c>assumptions.json</c>.</summary>
/// <param name="Response">Migrants who come for each opening that domestic entrants leave, 0 to 1.</param>
/// <param name="Elasticity">Of remittances to the number of migrants.</param>
public sealed record AssumptionTable(IReadOnlyList<ReplacementRate> Replacement, Assumption Response, Assumption Elasticity)
{
    /// <summary>Of the longest code that the occupation begins with.</summary>
    public ReplacementRate RateOf(string occupation) => Replacement.Where(rate => rate.Occupation == "T" || occupation.StartsWith(rate.Occupation, StringComparison.Ordinal))
        .MaxBy(rate => rate.Occupation == "T" ? 0 : rate.Occupation.Length)!;
}
