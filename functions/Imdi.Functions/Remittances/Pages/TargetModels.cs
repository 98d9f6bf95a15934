using Imdi.Shared;
using Imdi.Web.Pages.Send;

namespace Imdi.Functions.Remittances;

internal static class TargetModels
{
    private const int ListLength = 20;

    public static TargetModel? Of(TargetRow? row) => row is null ? null : new TargetModel(
        row.Period, row.Corridors, new Percent(row.Mean), new Percent(row.Median), row.AtOrBelow3, row.AtOrBelow5, row.Above10,
        new Percent(row.Minimum.Cost), row.Minimum.Corridors, new Percent(row.Maximum.Cost), row.Maximum.Corridors);

    /// <summary>The overview page: every quarter on its usual basis, and the ends of the latest.</summary>
    public static TargetsModel Of(OverviewIndex overview, QuarterFile? latest)
    {
        string? basis = overview.Published.Target(latest?.Period, null)?.Basis;
        var costs = (latest?.Corridors ?? []).Select(row => OnBasis(row, basis)).Where(row => row.Mean is not null)
            .OrderBy(row => row.Mean).ThenBy(row => row.From).ThenBy(row => row.To).ToList();
        return new TargetsModel(
            [.. overview.Published.Periods.Select(period => Of(overview.Published.Target(period, null))).OfType<TargetModel>()],
            [.. costs.Take(ListLength).Select(CostOf)],
            [.. costs.AsEnumerable().Reverse().Take(ListLength).Select(CostOf)],
            MeansBy(costs, row => row.To), overview.Sources());
    }

    public static CorridorCostModel CostOf(CorridorRow row) => new(row.From, row.To, new Percent(row.Mean!.Value), row.Period!.Value, true);

    /// <summary>The mean over the corridors of each country, in order of code.</summary>
    public static IReadOnlyList<CountryCostModel> MeansBy(IEnumerable<CorridorRow> rows, Func<CorridorRow, CountryCode> country) =>
    [
        .. rows.Where(row => row.Mean is not null).GroupBy(country).OrderBy(group => group.Key)
            .Select(group => new CountryCostModel(group.Key, new Percent(group.Average(row => row.Mean!.Value)), group.Max(row => row.Period), true)),
    ];

    private static CorridorRow OnBasis(CorridorRow row, string? basis) =>
        basis == BasisCodes.Of(Basis.CorridorAverages) ? row with { Mean = row.PublishedAverage } : row;
}
