using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>What the doors need to know of a corridor; <c>/data/corridors/GBR-KEN.json</c>.</summary>
/// <param name="Quotes">The present offers.</param>
/// <param name="HasHistory">Whether older quotes stand in <c>/data/history/</c>.</param>
/// <param name="SavingMillionUsd">A year's saving if the corridor cost 3 %, at the latest mean.</param>
public sealed record CorridorFile(
    CountryCode From, CountryCode To, IReadOnlyList<CostSource> Sources, IReadOnlyList<PublishedQuote> Quotes, bool HasHistory,
    IReadOnlyList<TrendPoint> Trend, Flow? Flow, decimal? SavingMillionUsd)
{
    public static string AddressOf(Corridor corridor) => $"/data/corridors/{corridor}.json";

    public static string HistoryAddressOf(Corridor corridor) => $"/data/history/{corridor}.json";
}

/// <summary>A corridor's quotes that are no present offers any more.</summary>
public sealed record HistoryFile(IReadOnlyList<CostSource> Sources, IReadOnlyList<PublishedQuote> Quotes);

/// <summary>A corridor in a quarter. <c>Mean</c> is over services where they are known, else the published average; <c>Basis</c> says which.</summary>
public sealed record TrendPoint(
    Period Period, decimal? Mean, decimal? Smart, string Source, string Basis, int? SmartUsed, int? Services, int? Undisclosed,
    decimal? Median, decimal? Cheapest, decimal? PublishedAverage)
{
    /// <summary>In the language of an answer; null in the published data.</summary>
    public string? BasisName { get; init; }

    public TrendPoint Named(Language language) => this with { BasisName = new Labels(language).Basis(Basis) };

    public static TrendPoint Of(CorridorQuarter row) => new(
        row.Period, row.Mean, row.Smart, SourceText.Of(row.Sources), BasisCodes.Of(row.Basis), row.Services?.Smart.Used, row.Services?.Services,
        row.Services?.Undisclosed, row.Services?.Median, row.Services?.Cheapest, row.Published?.Percent);
}
