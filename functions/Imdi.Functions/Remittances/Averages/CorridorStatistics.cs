namespace Imdi.Functions.Remittances;

/// <summary>A corridor in one quarter, from its services: total % of USD 200, over the services whose exchange loss is disclosed.</summary>
/// <param name="Services">Disclosed services; every figure here rests on these alone.</param>
/// <param name="Undisclosed">Services left out, because a margin of 0 that means "not told" would pull the mean down.</param>
/// <param name="Sum">Sum of their totals, exact, so that larger groups can be averaged over services.</param>
public sealed record CorridorStatistics(int Services, int Undisclosed, decimal Sum, decimal? Mean, decimal? Median, decimal? Cheapest, SmartCost Smart)
{
    /// <summary>Null without any real quote. Demonstration quotes must not be passed in.</summary>
    public static CorridorStatistics? Of(IReadOnlyCollection<Quote> quarter, SmartRule rule)
    {
        if (quarter.Count == 0) return null;
        var totals = new List<decimal>(quarter.Count);
        var qualifying = new List<decimal>();
        foreach (var quote in quarter)
        {
            if (ServiceCost.SurveyedPercent(quote) is not { } total) continue;
            totals.Add(total);
            if (rule.Qualifies(quote)) qualifying.Add(total);
        }

        totals.Sort();
        var spread = Spread.OfSorted(totals);
        return new CorridorStatistics(
            totals.Count, quarter.Count - totals.Count, spread.Sum, spread.Mean, spread.Median, spread.Minimum, rule.Of(qualifying));
    }
}
