using Imdi.Shared;

namespace Imdi.Functions.Indicators;

/// <summary>Series that are judged together: of one indicator and frequency, by country or by pair of countries.</summary>
public sealed record SeriesFamily(string Indicator, bool OfPairs, Frequency Frequency)
{
    private static readonly Period FirstCosts = Period.Parse("2013Q1");

    /// <summary>What follows from the age structure: cohorts carry it, a trend does not (domain.md §3.2).</summary>
    private static readonly string[] OfCohorts = ["LM.WAPGR", "LM.REPL", "LM.OADR"];

    /// <summary>Remittances are not extrapolated: on 207 series of remittances paid every trend was worse than the last value (domain.md §3.2).</summary>
    private static readonly string[] OfRemittances = ["RM.GDP", "RM.PC", "RM.PERMIG", "RM.VOL", "RM.SAVE", "RM.HHI", "RM.HHINORM", "RM.HHIEFF"];

    public string Id => $"{Indicator}{(OfPairs ? "-pairs" : "")}-{(Frequency == Frequency.Quarter ? "quarterly" : "yearly")}";

    public BackTestRules Rules => Frequency == Frequency.Quarter ? BackTestRules.Quarterly : BackTestRules.Yearly;

    public bool MayFollowTrend => !OfRemittances.Contains(Indicator);

    /// <summary>The first period that a forecast may learn from; null for all. Costs are surveyed in one way from 2013 on.</summary>
    public Period? From => Indicator == "RM.COST" ? FirstCosts : null;

    /// <summary>How long a series may have been silent while others of the family went on.</summary>
    public int MostBehind => Frequency == Frequency.Quarter ? 4 : 2;

    public static bool IsProjected(string indicator) => !OfCohorts.Contains(indicator);

    public static bool HasPairs(string indicator) => indicator == "RM.COST";
}
