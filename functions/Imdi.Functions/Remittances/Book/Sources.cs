using Imdi.Functions.Datasets;

namespace Imdi.Functions.Remittances;

internal static class Sources
{
    public static CostSource Of(DatasetVersion version) => new(
        version.Source.Id, version.Source.Name, version.Source.Address, version.Source.Licence, version.Vintage, version.Source.IsDemonstration);

    /// <summary>The current versions of a kind in a fixed order, so that the same inputs give the same book.</summary>
    public static async Task<IReadOnlyList<DatasetVersion>> CurrentAsync(IPublishedData data, string kind, CancellationToken cancellation) =>
        InOrder(await data.CurrentAsync(kind, cancellation));

    public static IReadOnlyList<DatasetVersion> InOrder(IEnumerable<DatasetVersion> versions) =>
        [.. versions.OrderBy(version => version.Source.Id, StringComparer.Ordinal).ThenBy(version => version.Version, StringComparer.Ordinal)];
}
