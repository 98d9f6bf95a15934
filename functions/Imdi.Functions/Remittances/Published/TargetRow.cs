using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>An end of the spread: the cost, and the corridors (<c>USA-MEX</c>) that have it, ordered by code.</summary>
public sealed record EndRow(decimal Cost, IReadOnlyList<string> Corridors)
{
    /// <summary>The corridors' names in the language of an answer; empty in the published data.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    public static EndRow Of(CostEnd end) => new(end.Cost, [.. end.Corridors.Select(corridor => corridor.ToString())]);
}

/// <summary>
/// SDG 10.c in one quarter on one basis, as published. Mean, median and counts are over corridors, each counted once; shares are percent
/// of the corridors. The SmaRT fields are null where services are not known.
/// </summary>
public sealed record TargetRow(
    Period Period, string Basis, int Corridors, decimal Mean, decimal Median,
    int AtOrBelow3, int AtOrBelow5, int Above10, decimal ShareAtOrBelow3, decimal ShareAtOrBelow5, decimal ShareAbove10,
    EndRow Minimum, EndRow Maximum,
    decimal? WeightedMean, decimal? WeightCovered, string? WeightedStatus,
    int? Services, decimal? MeanOverServices,
    decimal? SmartMean, int? SmartCorridors, int? SmartAtOrBelow3, int? SmartAtOrBelow5, decimal? SmartShareAtOrBelow3, decimal? SmartShareAtOrBelow5,
    decimal? SavingMillionUsd, string Source, string? Vintage)
{
    /// <summary>In the language of an answer, with where the method is explained and the run that worked it out; null in the published data.</summary>
    public string? BasisName { get; init; }

    public string? Method { get; init; }

    public string? Run { get; init; }

    public TargetRow Named(Language language, string? run)
    {
        var labels = new Labels(language);
        return this with
        {
            BasisName = labels.Basis(Basis), Minimum = Named(Minimum), Maximum = Named(Maximum), Method = MethodAddress.In(language), Run = run,
        };

        EndRow Named(EndRow end) => end with { Names = [.. end.Corridors.Select(labels.Corridor)] };
    }

    public static TargetRow Of(TargetState state) => new(
        state.Period, BasisCodes.Of(state.Basis), state.ByMean.Corridors, state.Spread.Mean!.Value, state.Spread.Median!.Value,
        state.ByMean.AtOrBelow3, state.ByMean.AtOrBelow5, state.ByMean.Above10,
        state.ByMean.ShareAtOrBelow3!.Value, state.ByMean.ShareAtOrBelow5!.Value, state.ByMean.ShareAbove10!.Value,
        EndRow.Of(state.Minimum), EndRow.Of(state.Maximum),
        state.Weighted.Value, state.Weighted.Covered, state.Weighted.Status,
        state.Services, state.MeanOverServices,
        state.SmartMean, state.BySmart?.Corridors, state.BySmart?.AtOrBelow3, state.BySmart?.AtOrBelow5,
        state.BySmart?.ShareAtOrBelow3, state.BySmart?.ShareAtOrBelow5,
        state.SavingMillionUsd, SourceText.Of(state.Sources), SourceText.VintageOf(state.Sources));
}
