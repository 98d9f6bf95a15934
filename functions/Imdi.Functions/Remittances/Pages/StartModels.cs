using Imdi.Shared;
using Imdi.Web.Pages.Send;

namespace Imdi.Functions.Remittances;

/// <summary>The pages that lead in: home, the choice of a corridor, and the method.</summary>
internal static class StartModels
{
    public static HomeModel HomeOf(OverviewIndex overview, Language language) => new(
        TargetModels.Of(overview.Published.Target(null, null)), overview.Published.Corridors.Count,
        overview.Senders(language), overview.Receivers(language), overview.Popular(), overview.Sources());

    public static SendStartModel SendOf(OverviewIndex overview, Language language, CountryCode? from = null, CountryCode? to = null, string? noSuchCorridor = null) => new(
        TargetModels.Of(overview.Published.Target(null, null)), overview.Senders(language), overview.Receivers(language),
        TargetModels.MeansBy(overview.Published.Corridors, row => row.From), overview.Popular(), overview.Sources(), from, to, noSuchCorridor);

    public static MethodModel MethodOf(OverviewIndex overview, RemittanceOptions options) => new(options.StaleAfterDays, overview.Sources());
}
