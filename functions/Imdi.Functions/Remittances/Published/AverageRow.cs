using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>A group's average cost in a quarter; see <see cref="GroupAverage"/> for what each mean is over.</summary>
public sealed record AverageRow(
    Period Period, string By, string Group, string Basis, int? Services, int Corridors, decimal? MeanOverServices, decimal? MeanOverCorridors,
    decimal? Median, decimal? Cheapest, decimal? WeightedMean, decimal? WeightCovered, string? WeightedStatus, decimal? SmartMean,
    int AtOrBelow3, int AtOrBelow5, decimal? ShareAtOrBelow3, decimal? ShareAtOrBelow5,
    int? SmartAtOrBelow3, int? SmartAtOrBelow5, decimal? SmartShareAtOrBelow3, decimal? SmartShareAtOrBelow5, string Source, string? Vintage)
{
    /// <summary>Names in the language of an answer; null in the published data.</summary>
    public string? ByName { get; init; }

    public string? GroupName { get; init; }

    public string? BasisName { get; init; }

    public AverageRow Named(Language language)
    {
        var labels = new Labels(language);
        return this with { ByName = labels.Grouping(By), GroupName = labels.Group(By, Group), BasisName = labels.Basis(Basis) };
    }

    public static AverageRow Of(Period period, GroupAverage average, IReadOnlyList<CostSource> sources) => new(
        period, AverageGroups.Codes.Code(average.By)!, average.Group, BasisCodes.Of(average.Basis), average.Services, average.Corridors,
        average.MeanOverServices, average.MeanOverCorridors, average.Median, average.Cheapest,
        average.Weighted.Value, average.Weighted.Covered, average.Weighted.Status, average.SmartMean,
        average.ByMean.AtOrBelow3, average.ByMean.AtOrBelow5, average.ByMean.ShareAtOrBelow3, average.ByMean.ShareAtOrBelow5,
        average.BySmart?.AtOrBelow3, average.BySmart?.AtOrBelow5, average.BySmart?.ShareAtOrBelow3, average.BySmart?.ShareAtOrBelow5,
        SourceText.Of(sources), SourceText.VintageOf(sources));
}
