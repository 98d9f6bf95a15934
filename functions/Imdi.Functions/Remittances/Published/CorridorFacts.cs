namespace Imdi.Functions.Remittances;

/// <summary>A corridor's published file with its quotes made whole again.</summary>
public sealed class CorridorFacts
{
    private CorridorFacts(CorridorFile file, IReadOnlyList<Quote> quotes) => (File, Quotes) = (file, quotes);

    public CorridorFile File { get; }

    public Corridor Corridor => new(File.From, File.To);

    public IReadOnlyList<Quote> Quotes { get; }

    public static CorridorFacts Of(CorridorFile file) => new(file, Quoted(file, file.Sources, file.Quotes));

    /// <summary>With the older quotes too, to answer as of an earlier day.</summary>
    public CorridorFacts With(HistoryFile history) => new(File, [.. Quoted(File, history.Sources, history.Quotes), .. Quotes]);

    private static List<Quote> Quoted(CorridorFile file, IReadOnlyList<CostSource> sources, IReadOnlyList<PublishedQuote> quotes)
    {
        var byId = sources.ToDictionary(source => source.Id, StringComparer.Ordinal);
        return [.. quotes.Select(quote => quote.ToQuote(new Corridor(file.From, file.To), byId))];
    }
}
