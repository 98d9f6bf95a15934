using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Remittances;

/// <summary>The pages under /{language}/send/ that are asked with a query; without one the published page is served.</summary>
internal static class SendPageFunctions
{
    private const string Html = "text/html; charset=utf-8";

    public static void MapSendPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{language:language}/send/", ChooseCorridor).OfQueries();
        routes.MapGet("/{language:language}/send/{from:length(3)}/{to:length(3)}/", ComparePage).OfQueries();
    }

    /// <summary>The choice of a corridor without script: on to its page, or the same page with what is wrong.</summary>
    internal static async Task<IResult> ChooseCorridor(
        Language language, string? from, string? to, string? amount, string? receive, RemittanceStore store, ISitePages pages, IOptions<HostingSettings> settings, CancellationToken cancellation)
    {
        if (await store.OverviewAsync(cancellation) is not { } overview) return Answer.Refused(Refused.NotPublished);
        var (sender, receiver) = (Known(from), Known(to));
        if (overview.Find(sender, receiver) is { } row) return new SeeOther(PageAddress.Corridor(language, row.From, row.To).Href + SendPageQuery.Of(amount, receive));
        var model = StartModels.SendOf(overview, language, sender, receiver, $"{from}-{to}");
        string html = await pages.SendStartAsync(SiteOf(settings, overview), PageAddress.SendStart(language), model);
        return Results.Content(html, Html, null, StatusCodes.Status404NotFound);
    }

    internal static async Task<IResult> ComparePage(
        Language language, string from, string to, string? amount, string? receive, string? pay,
        RemittanceStore store, RemittanceOptions options, ISitePages pages, IOptions<HostingSettings> settings, CancellationToken cancellation)
    {
        if (await store.RunAsync(cancellation) is not { } run || await store.OverviewAsync(cancellation) is not { } overview) return Answer.Refused(Refused.NotPublished);
        if (Known(from) is not { } sender || Known(to) is not { } receiver) return Results.NotFound();
        if (await store.CorridorAsync(new Corridor(sender, receiver), cancellation) is not { } facts) return Results.NotFound();

        var at = PageAddress.Corridor(language, sender, receiver);
        var asked = SendPageQuery.Ask(facts, amount, receive, pay, run.AsOf, options);
        var model = CorridorModels.Of(asked.Compared, overview, at, options, asked.Error, asked.Entered);
        string html = await pages.CorridorAsync(SiteOf(settings, overview), at, model);
        return Results.Content(html, Html, null, asked.Error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static CountryCode? Known(string? code) => CountryCode.TryParse(code, out var country) ? country : null;

    private static Site SiteOf(IOptions<HostingSettings> settings, OverviewIndex overview) =>
        new(settings.Value.BaseAddress, overview.Published.HasDemonstrationData, HasApi: true);
}
