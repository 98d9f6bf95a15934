using Imdi.Functions.Datasets;
using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>Reads quotes into the statistics that other rooms ask for, a batch at a time: of the services no more are kept than count.</summary>
public sealed class WorkOutStatistics(SmartRule rule) : IQuoteStatistics
{
    private static readonly AverageBy[] Channels = [AverageBy.ProviderType, AverageBy.Instrument];

    public string Rule => rule.ToString();

    public async Task<QuoteStatistics> RunAsync(IPublishedData data, IReadOnlyList<DatasetVersion> versions, CancellationToken cancellation)
    {
        Dictionary<(Corridor Corridor, Period Period), SmartTally> corridors = [];
        Dictionary<(CountryCode To, Period Period, AverageBy By, string Group), ChannelTally> channels = [];
        foreach (var version in Sources.InOrder(versions))
        {
            var source = Sources.Of(version);
            await foreach (var batch in data.ReadAsync(version, [KindNames.Quote.Id, .. QuoteRows.Columns], cancellation))
            {
                var ids = batch.Text(KindNames.Quote.Id);
                foreach (var (row, quote) in new QuoteBatch(batch, source).Quotes())
                {
                    Of(corridors, (quote.Corridor, quote.Period)).Add(quote, version.Version, ids[row]!, rule);
                    if (ServiceCost.SurveyedPercent(quote) is not { } percent) continue;
                    foreach (var by in Channels)
                    {
                        foreach (string group in AverageGroups.OfService(by, quote)) Of(channels, (quote.Corridor.To, quote.Period, by, group)).Add(percent, version.Version);
                    }
                }
            }
        }

        return new QuoteStatistics(
            [.. corridors.Select(pair => pair.Value.Smart(pair.Key.Corridor, pair.Key.Period, rule))],
            [.. channels.Select(pair => pair.Value.Mean(pair.Key.To, pair.Key.Period, $"{AverageGroups.Codes.Code(pair.Key.By)}/{pair.Key.Group}"))]);
    }

    private static TTally Of<TKey, TTally>(Dictionary<TKey, TTally> tallies, TKey key)
        where TKey : notnull
        where TTally : new()
    {
        if (!tallies.TryGetValue(key, out var tally)) tallies[key] = tally = new TTally();
        return tally;
    }

    private sealed class SmartTally
    {
        private readonly SortedDictionary<string, int> _surveyed = new(StringComparer.Ordinal);
        private IReadOnlyList<CostedService> _cheapest = [];

        public void Add(Quote quote, string version, string id, SmartRule rule)
        {
            _surveyed[version] = _surveyed.GetValueOrDefault(version) + 1;
            if (rule.Qualifies(quote)) _cheapest = rule.Cheapest([.. _cheapest, new CostedService(version, id, quote.Provider, ServiceCost.SurveyedPercent(quote)!.Value)], service => service.Percent);
        }

        public CorridorSmart Smart(Corridor corridor, Period period, SmartRule rule) => new(
            corridor.From.Alpha3, corridor.To.Alpha3, period.ToString(), rule.Of(_cheapest.Select(service => service.Percent)).Value, _cheapest, _cheapest.Count < rule.Take, _surveyed);
    }

    private sealed class ChannelTally
    {
        private readonly SortedDictionary<string, int> _services = new(StringComparer.Ordinal);
        private decimal _sum;

        public void Add(decimal percent, string version)
        {
            _services[version] = _services.GetValueOrDefault(version) + 1;
            _sum += percent;
        }

        public ChannelCost Mean(CountryCode to, Period period, string channel) => new(to.Alpha3, period.ToString(), channel, _sum / _services.Values.Sum(), _services);
    }
}
