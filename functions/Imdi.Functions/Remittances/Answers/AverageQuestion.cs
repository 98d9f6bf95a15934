using Imdi.Shared;

namespace Imdi.Functions.Remittances;

internal static class AverageQuestion
{
    /// <summary>The latest quarter that can answer: one with services where the grouping parts services.</summary>
    public static Period? QuarterOf(OverviewFile overview, string? by, Basis? basis) =>
        (by is not null && !AverageGroups.IsOfCorridors(AverageGroups.Codes.Parse(by)) ? overview.Target(null, Basis.Services) : overview.Target(null, basis))?.Period;

    /// <summary>The averages asked for, in order of grouping and group; several groups may be named.</summary>
    public static IReadOnlyList<AverageRow> Of(QuarterFile quarter, string? by, Basis? basis, IReadOnlyList<string> groups, Language language) =>
    [
        .. quarter.Averages.Where(row =>
            (by is null || row.By == by) && (basis is not { } on || row.Basis == BasisCodes.Of(on)) && (groups.Count == 0 || groups.Contains(row.Group)))
            .Select(row => row.Named(language)),
    ];
}
