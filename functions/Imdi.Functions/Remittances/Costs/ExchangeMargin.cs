namespace Imdi.Functions.Remittances;

/// <summary>What the sender loses because the provider's rate is worse than the interbank rate of the day.</summary>
public static class ExchangeMargin
{
    /// <summary>
    /// margin % = (1 − rate / interbank) · 100, in percent of the amount sent; negative in a promotion, and kept so.
    /// Worked out anew where both rates are known, else as the source states it; null when neither is there.
    /// Source: World Bank, Remittance Prices Worldwide, methodology.
    /// </summary>
    public static decimal? Of(SurveyedTier tier, decimal? interbank) =>
        tier.Rate is { } rate && interbank is { } mid && mid > 0m ? (1m - (rate / mid)) * 100m : tier.Margin;

    /// <summary>Whether <see cref="Of"/> has an answer.</summary>
    public static bool IsKnown(SurveyedTier tier, decimal? interbank) => (tier.Rate is not null && interbank > 0m) || tier.Margin is not null;

    /// <summary>The provider's rate: as stated, else interbank · (1 − margin / 100); null when it cannot be known.</summary>
    public static decimal? RateOf(SurveyedTier tier, decimal? interbank) =>
        tier.Rate ?? (interbank is { } mid && tier.Margin is { } margin ? mid * (1m - (margin / 100m)) : null);
}
