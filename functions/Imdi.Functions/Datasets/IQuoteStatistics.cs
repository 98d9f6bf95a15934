namespace Imdi.Functions.Datasets;

/// <summary>A service whose cost went into a statistic, by the row of the version that states it.</summary>
/// <param name="Percent">Total cost of sending the equivalent of USD 200.</param>
public sealed record CostedService(string Version, string Id, string Provider, decimal Percent);

/// <summary>SmaRT of a corridor in a quarter.</summary>
/// <param name="Percent">Null where services were surveyed and none qualifies.</param>
/// <param name="Used">What it is the mean of, cheapest first.</param>
/// <param name="HasFewer">Fewer qualify than the rule takes; these are averaged all the same.</param>
/// <param name="Surveyed">How many services each version holds, whether they qualify or not.</param>
public sealed record CorridorSmart(string From, string To, string Period, decimal? Percent, IReadOnlyList<CostedService> Used, bool HasFewer, IReadOnlyDictionary<string, int> Surveyed);

/// <summary>The mean cost of the services to a country in a quarter that are of a kind of provider, or paid with an instrument.</summary>
/// <param name="Channel"><c>provider-type/bank</c>, <c>instrument/cash</c>; <c>instrument/unknown</c> where the quote does not say. A service paid with several counts under each.</param>
/// <param name="Services">How many each version holds of those whose cost is disclosed.</param>
public sealed record ChannelCost(string To, string Period, string Channel, decimal Percent, IReadOnlyDictionary<string, int> Services);

public sealed record QuoteStatistics(IReadOnlyList<CorridorSmart> Smart, IReadOnlyList<ChannelCost> Channels);

/// <summary>
/// What follows from all quotes together. The room of remittances works it out, by its own rule of what a service costs and which qualifies; rooms that may not know it ask here (docs/adr/0011).
/// </summary>
public interface IQuoteStatistics
{
    /// <summary>The rule in force, thresholds and all: with another one the same quotes give other figures.</summary>
    string Rule { get; }

    /// <param name="versions">Of quotes; all of them together are one survey.</param>
    Task<QuoteStatistics> RunAsync(IPublishedData data, IReadOnlyList<DatasetVersion> versions, CancellationToken cancellation);
}
