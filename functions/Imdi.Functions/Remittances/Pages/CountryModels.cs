using Imdi.Shared;
using Imdi.Web.Pages.Send;

namespace Imdi.Functions.Remittances;

/// <summary>A country as sender or receiver: its corridors' mean in each quarter, and its partners with their latest figure.</summary>
internal static class CountryModels
{
    public static CountryModel Of(CountryCode country, bool isSender, OverviewIndex overview, IReadOnlyList<CorridorQuarter> quarters, Language language)
    {
        var partners = isSender ? overview.From(country) : overview.To(country);
        var trend = quarters.Where(row => row.Mean is not null).GroupBy(row => row.Period).OrderBy(group => group.Key).Select(PointOf).ToList();
        var latest = trend.LastOrDefault();
        var counts = TargetCounts.Of([.. quarters.Where(row => row.Period == latest?.Period).Select(row => row.Mean).OfType<decimal>()]);
        return new CountryModel(
            country, isSender, latest?.Mean, latest?.Period, counts.Corridors, counts.AtOrBelow3, counts.AtOrBelow5,
            [.. partners.Where(row => row.Mean is not null).OrderBy(row => row.Mean).ThenBy(row => row.From).ThenBy(row => row.To).Select(TargetModels.CostOf)],
            trend, SourceNotes.Of(CostSource.InOrder(quarters.SelectMany(row => row.Sources))),
            overview.Senders(language), overview.Receivers(language), (isSender ? overview.To(country) : overview.From(country)).Count > 0);
    }

    private static TrendModel PointOf(IGrouping<Period, CorridorQuarter> quarter)
    {
        decimal[] smart = [.. quarter.Select(row => row.Smart).OfType<decimal>()];
        return new TrendModel(
            quarter.Key, new Percent(quarter.Average(row => row.Mean!.Value)), smart.Length == 0 ? null : new Percent(smart.Average()),
            SourceText.Of(CostSource.InOrder(quarter.SelectMany(row => row.Sources))));
    }
}
