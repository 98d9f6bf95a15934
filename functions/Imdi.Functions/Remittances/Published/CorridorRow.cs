using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>A corridor in a quarter, as lists have it. Costs are percent of USD 200.</summary>
/// <param name="Mean">Over services where these are known, else the published average; <paramref name="Basis"/> says which.</param>
/// <param name="SavingMillionUsd">A year's saving if the corridor cost 3 %: flow · (cost − 3) / 100.</param>
/// <param name="HasOffers">Whether present offers of services are known.</param>
public sealed record CorridorRow(
    CountryCode From, CountryCode To, Period? Period, string? Basis, decimal? Mean, decimal? Median, decimal? Cheapest, decimal? Smart, int? SmartUsed,
    int? Services, int? Undisclosed, decimal? PublishedAverage, decimal? FlowMillionUsd, int? FlowYear, decimal? SavingMillionUsd, bool HasOffers,
    string Source, string? Vintage)
{
    /// <summary>Names in the language of an answer; empty in the published data.</summary>
    public string FromName { get; init; } = "";

    public string ToName { get; init; } = "";

    public string? BasisName { get; init; }

    public CorridorRow Named(Language language) =>
        this with { FromName = From.Name(language), ToName = To.Name(language), BasisName = new Labels(language).Basis(Basis) };

    public static CorridorRow Of(CorridorQuarter row, Flows flows, bool hasOffers)
    {
        var flow = flows.Of(row.Corridor, row.Period);
        return new CorridorRow(
            row.Corridor.From, row.Corridor.To, row.Period, BasisCodes.Of(row.Basis), row.Mean, row.Services?.Median, row.Services?.Cheapest,
            row.Smart, row.Services?.Smart.Used, row.Services?.Services, row.Services?.Undisclosed, row.Published?.Percent,
            flow?.MillionUsd, flow?.Year, TargetSaving.OfYear(row.Mean, flow?.MillionUsd), hasOffers,
            SourceText.Of(row.Sources), SourceText.VintageOf(row.Sources));
    }

    /// <summary>A corridor of which only offers are known, no figure of a quarter (demonstration data).</summary>
    public static CorridorRow WithoutFigures(Corridor corridor, IReadOnlyList<CostSource> sources) => new(
        corridor.From, corridor.To, null, null, null, null, null, null, null, null, null, null, null, null, null, true,
        SourceText.Of(sources), SourceText.VintageOf(sources));
}
