namespace Imdi.Functions.Indicators;

/// <summary>Ratios of two counts of the same people, place and time. Null where the denominator is zero or less: such a figure is withheld, never zero.</summary>
public static class Ratios
{
    /// <summary>part / whole · 100, in percent.</summary>
    public static decimal? Percent(decimal part, decimal whole) => whole > 0 ? part / whole * 100 : null;

    /// <summary>Those away / (those at home + those away) · 100, in percent: emigration rate, brain drain of the tertiary educated, of physicians and nurses. Source: Docquier and Marfouk 2006.</summary>
    public static decimal? AwayPercent(decimal away, decimal home) => Percent(away, home + away);

    /// <summary>
    /// Bilateral intensity (M(ij) / M(i•)) / (M(•j) / M(••)): 1 when i's people go to j as everyone's do. Source: Kunimoto 1977, on migrants.
    /// </summary>
    public static decimal? Intensity(decimal pair, decimal ofOrigin, decimal ofDestination, decimal all) =>
        ofOrigin > 0 && ofDestination > 0 && all > 0 ? pair / ofOrigin * all / ofDestination : null;

    /// <summary>a / b: vacancies to an unemployed person, remittances to an emigrant, costs in months of income.</summary>
    public static decimal? Of(decimal a, decimal b) => b > 0 ? a / b : null;
}
