using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>A quote as it stands in a published file, its source named by id and its codes as text.</summary>
/// <param name="IsStale">On the day of the run: the file changes when a quote crosses the limit, and only then.</param>
public sealed record PublishedQuote(
    string Source, Period Period, DateOnly? Date, string Provider, string? ProviderType, IReadOnlyList<string> Instruments,
    IReadOnlyList<string> AccessPoints, IReadOnlyList<string> Pickups, string? Speed, string? Coverage, Currency SendCurrency,
    Currency? ReceiveCurrency, SurveyedTier Tier1, SurveyedTier? Tier2, decimal? Interbank, bool? Transparent, string? FeeMode,
    decimal? ReceivingFee, bool IsStale)
{
    public static PublishedQuote Of(Quote quote, bool isStale) => new(
        quote.Source.Id, quote.Period, quote.Date, quote.Provider, QuoteCodes.ProviderTypes.Code(quote.ProviderType),
        QuoteCodes.Instruments.CodesOf(quote.Instruments), QuoteCodes.AccessPoints.CodesOf(quote.AccessPoints),
        QuoteCodes.Pickups.CodesOf(quote.Pickups), QuoteCodes.Speeds.Code(quote.Speed), QuoteCodes.Coverages.Code(quote.Coverage),
        quote.SendCurrency, quote.ReceiveCurrency, quote.Tier1, quote.Tier2, quote.Interbank, quote.Transparent,
        QuoteCodes.FeeModes.Code(quote.FeeMode), quote.ReceivingFee, isStale);

    public Quote ToQuote(Corridor corridor, IReadOnlyDictionary<string, CostSource> sources) => new()
    {
        Source = sources[Source],
        Corridor = corridor,
        Period = Period,
        Date = Date,
        Provider = Provider,
        ProviderType = QuoteCodes.ProviderTypes.Parse(ProviderType),
        Instruments = QuoteCodes.Instruments.ParseAll(string.Join(';', Instruments)),
        AccessPoints = QuoteCodes.AccessPoints.ParseAll(string.Join(';', AccessPoints)),
        Pickups = QuoteCodes.Pickups.ParseAll(string.Join(';', Pickups)),
        Speed = QuoteCodes.Speeds.Parse(Speed),
        Coverage = QuoteCodes.Coverages.Parse(Coverage),
        SendCurrency = SendCurrency,
        ReceiveCurrency = ReceiveCurrency,
        Tier1 = Tier1,
        Tier2 = Tier2,
        Interbank = Interbank,
        Transparent = Transparent,
        FeeMode = QuoteCodes.FeeModes.Parse(FeeMode),
        ReceivingFee = ReceivingFee,
    };
}
