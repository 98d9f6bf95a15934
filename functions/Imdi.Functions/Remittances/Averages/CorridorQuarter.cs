using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>Where a quarter's corridor costs come from.</summary>
public enum Basis
{
    /// <summary>The averages that the World Bank publishes by corridor.</summary>
    CorridorAverages,

    /// <summary>Worked out here from service quotes.</summary>
    Services,
}

/// <summary>A published average cost of a corridor, percent of USD 200.</summary>
public readonly record struct PublishedAverage(decimal Percent, CostSource Source);

/// <summary>What is known of a corridor in a quarter: from services, from a published average, or both.</summary>
public sealed record CorridorQuarter(
    Corridor Corridor, Period Period, CorridorStatistics? Services, IReadOnlyList<CostSource> ServiceSources, PublishedAverage? Published)
{
    /// <summary>The mean over services where these are known, else the published average.</summary>
    public decimal? Mean => Services?.Mean ?? Published?.Percent;

    public decimal? Smart => Services?.Smart.Value;

    public Basis Basis => Services?.Mean is null && Published is not null ? Basis.CorridorAverages : Basis.Services;

    public IReadOnlyList<CostSource> Sources => Basis == Basis.Services ? ServiceSources : [Published!.Value.Source];

    public IReadOnlyList<CostSource> SourcesOn(Basis basis) => basis == Basis.Services ? ServiceSources : Published is { } known ? [known.Source] : [];

    public decimal? MeanOn(Basis basis) => basis == Basis.Services ? Services?.Mean : Published?.Percent;
}
