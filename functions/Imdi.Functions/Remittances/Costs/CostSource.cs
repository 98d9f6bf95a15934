namespace Imdi.Functions.Remittances;

/// <summary>Who stated a cost, as it is named wherever the cost is shown.</summary>
/// <param name="Vintage">The publisher's date of the release.</param>
/// <param name="IsDemonstration">Invented figures: never in an aggregate, a trend or a target.</param>
public sealed record CostSource(string Id, string Name, string? Address, string? Licence, DateOnly? Vintage, bool IsDemonstration)
{
    /// <summary>Each source once, in order of its id, so that the same figures name the same sources.</summary>
    public static IReadOnlyList<CostSource> InOrder(IEnumerable<CostSource> sources) =>
        [.. sources.DistinctBy(source => source.Id).OrderBy(source => source.Id, StringComparer.Ordinal)];
}
