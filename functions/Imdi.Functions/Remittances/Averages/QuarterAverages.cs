using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>All groups' averages of one quarter, on both bases.</summary>
public static class QuarterAverages
{
    private static readonly AverageBy[] OfCorridors = [.. Enum.GetValues<AverageBy>().Where(AverageGroups.IsOfCorridors)];
    private static readonly AverageBy[] OfServices = [.. Enum.GetValues<AverageBy>().Where(by => !AverageGroups.IsOfCorridors(by))];

    /// <param name="services">The quarter's real quotes, by corridor.</param>
    public static IReadOnlyList<GroupAverage> Of(
        Period period, IReadOnlyList<CorridorQuarter> corridors, Func<Corridor, IReadOnlyList<Quote>> services, Flows flows, RemittanceOptions options)
    {
        var whole = WholeFlows(period, flows);
        return
        [
            .. FromPublished(period, corridors, flows).Averages(Basis.CorridorAverages, whole, options),
            .. FromServices(period, corridors, services, flows).Averages(Basis.Services, whole, options),
        ];
    }

    private static Tallies FromPublished(Period period, IReadOnlyList<CorridorQuarter> corridors, Flows flows)
    {
        var tallies = new Tallies();
        foreach (var row in corridors)
        {
            if (row.Published is not { } published) continue;
            decimal? flow = flows.Of(row.Corridor, period)?.MillionUsd;
            foreach (var by in OfCorridors) tallies.Of(by, AverageGroups.OfCorridor(by, row.Corridor)).AddCorridor(published.Percent, null, flow);
        }

        return tallies;
    }

    private static Tallies FromServices(
        Period period, IReadOnlyList<CorridorQuarter> corridors, Func<Corridor, IReadOnlyList<Quote>> services, Flows flows)
    {
        var tallies = new Tallies();
        foreach (var row in corridors)
        {
            if (row.Services?.Mean is null) continue;
            decimal? flow = flows.Of(row.Corridor, period)?.MillionUsd;
            var costs = services(row.Corridor).Select(quote => (Quote: quote, Total: ServiceCost.SurveyedPercent(quote)))
                .Where(cost => cost.Total is not null).Select(cost => (cost.Quote, Total: cost.Total!.Value)).ToList();
            decimal[] totals = [.. costs.Select(cost => cost.Total)];
            foreach (var by in OfCorridors) tallies.Of(by, AverageGroups.OfCorridor(by, row.Corridor)).AddServices(totals, row.Smart, flow);
            foreach (var by in OfServices)
            {
                foreach (var part in costs.SelectMany(cost => AverageGroups.OfService(by, cost.Quote).Select(group => (group, cost.Total))).GroupBy(cost => cost.group))
                {
                    tallies.Of(by, part.Key).AddServices([.. part.Select(cost => cost.Total)], null, null);
                }
            }
        }

        return tallies;
    }

    private static Dictionary<(AverageBy, string), decimal> WholeFlows(Period period, Flows flows)
    {
        var whole = new Dictionary<(AverageBy, string), decimal>();
        foreach (var (corridor, million) in flows.InYearOf(period))
        {
            foreach (var by in OfCorridors)
            {
                var key = (by, AverageGroups.OfCorridor(by, corridor));
                whole[key] = whole.GetValueOrDefault(key) + million;
            }
        }

        return whole;
    }

    private sealed class Tallies
    {
        private readonly Dictionary<(AverageBy By, string Group), GroupTally> _groups = [];

        public GroupTally Of(AverageBy by, string group)
        {
            if (!_groups.TryGetValue((by, group), out var tally)) _groups[(by, group)] = tally = new GroupTally(by, group);
            return tally;
        }

        public IEnumerable<GroupAverage> Averages(Basis basis, Dictionary<(AverageBy, string), decimal> whole, RemittanceOptions options) => _groups
            .OrderBy(entry => entry.Key.By).ThenBy(entry => entry.Key.Group, StringComparer.Ordinal)
            .Select(entry => entry.Value.Average(basis, whole.GetValueOrDefault(entry.Key), options));
    }
}
