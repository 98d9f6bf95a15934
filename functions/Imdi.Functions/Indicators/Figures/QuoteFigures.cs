using Imdi.Functions.Datasets;

namespace Imdi.Functions.Indicators;

/// <summary>What the room of remittances works out of quotes, as figures whose parts are what each version states.</summary>
internal static class QuoteFigures
{
    public const string Services = "services surveyed", SmartOfFewer = "SmaRT of fewer services, %";

    /// <summary>By receiver and sender, rounded as it is published, so that a limit is held against the figure that readers see. Parts: the services that it is the mean of; where none qualifies, how many were surveyed.</summary>
    public static IEnumerable<Figure> Smart(QuoteStatistics quotes, string name)
    {
        var statements = new Statements();
        return quotes.Smart.Select(corridor =>
        {
            var key = new FigureKey(corridor.To, corridor.Period) { Counterpart = corridor.From };
            return new Figure(corridor.HasFewer ? SmartOfFewer : name, key, corridor.Percent is { } percent ? Rounded(percent) : null)
            {
                Parts = corridor.Percent is null ? Counts(key, corridor.Surveyed, statements)
                    : [.. corridor.Used.Select(service => new Figure($"{service.Provider} ({service.Id})", key, Rounded(service.Percent), statements.Of(service.Version)))],
            };
        });
    }

    /// <summary>By receiver; the channel stands in the key's survey. Parts: how many services each version holds.</summary>
    public static IEnumerable<Figure> Channels(QuoteStatistics quotes, string name)
    {
        var statements = new Statements();
        return quotes.Channels.Select(channel =>
        {
            var key = new FigureKey(channel.To, channel.Period) { Survey = channel.Channel };
            return new Figure(name, key, Rounded(channel.Percent)) { Parts = Counts(key, channel.Services, statements) };
        });
    }

    private static Figure[] Counts(FigureKey key, IReadOnlyDictionary<string, int> services, Statements statements) => [.. services.Select(version => new Figure(Services, key, version.Value, statements.Of(version.Key)))];

    private static decimal Rounded(decimal percent) => decimal.Round(percent, IndicatorValue.Decimals, MidpointRounding.AwayFromZero);

    /// <summary>One for each version, which all its figures share.</summary>
    private sealed class Statements
    {
        private readonly Dictionary<string, Figure.StatedBy> _known = new(StringComparer.Ordinal);

        public Figure.StatedBy Of(string version) => _known.TryGetValue(version, out var known) ? known : _known[version] = new(version, "", null, IsKnown: true, IsConflicting: false, ObservationMarks.None);
    }
}
