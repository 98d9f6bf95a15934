namespace Imdi.Functions.Remittances;

/// <summary>
/// A group's average cost in a quarter. The mean over services and the mean over corridors are two figures that differ by up to a
/// percentage point, so each has its own name (domain: World Bank, RPW, publishes the former).
/// </summary>
/// <param name="MeanOverServices">Σ total % / number of services; null where services are not known.</param>
/// <param name="MeanOverCorridors">Mean of the corridors' means (of the group's own services in each).</param>
/// <param name="Median">Over services where they are known, else over corridors.</param>
/// <param name="Cheapest">The lowest total % of a service (or of a corridor, where services are not known).</param>
public sealed record GroupAverage(
    AverageBy By, string Group, Basis Basis, int? Services, int Corridors, decimal? MeanOverServices, decimal? MeanOverCorridors,
    decimal? Median, decimal? Cheapest, WeightedMean Weighted, decimal? SmartMean, TargetCounts ByMean, TargetCounts? BySmart);
