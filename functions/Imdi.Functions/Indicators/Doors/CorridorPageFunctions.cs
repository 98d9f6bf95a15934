using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;
using Microsoft.Extensions.Options;
using Shown = Imdi.Web.Pages.Corridors;

namespace Imdi.Functions.Indicators;

/// <summary>The pages of corridors of people: any pair on request, since only those with the most data are published; the choice of one by its query.</summary>
internal static class CorridorPageFunctions
{
    private const string Html = "text/html; charset=utf-8";

    public static WorkedOutPages WorkedOut { get; } = new("corridors", 2);

    public static void MapCorridorPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{language:language}/corridors/", ChooseCorridor).OfQueries();
        routes.MapGet("/{language:language}/corridors/{from:length(3)}/{to:length(3)}/", AnalysisPage).ExcludeFromDescription();
    }

    internal static async Task<IResult> ChooseCorridor(
        Language language, string? from, string? to, IndicatorStore store, ISitePages pages, IOptions<HostingSettings> settings, CancellationToken cancellation)
    {
        if (await store.CorridorsAsync(cancellation) is not { } index) return Answer.Refused(IndicatorRefuses.NotPublished);
        var (origin, destination) = (Known(from), Known(to));
        if (origin is { } one && destination is { } other && one != other) return new SeeOther(PageAddress.CorridorAnalysis(language, one, other).Href + (AskedRun.Id is { } run ? $"?{PastRuns.Parameter}={run}" : ""));
        var model = CorridorFiles.ChoiceOf(index.Corridors, origin, destination, missing: from is not null || to is not null);
        string html = await pages.RenderAsync<Shown.CorridorChoicePage>(SiteOf(settings, isDemonstration: false), PageAddress.Corridors(language), model);
        return Results.Content(html, Html, null, model.Missing ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
    }

    internal static async Task<IResult> AnalysisPage(
        Language language, string from, string to, HttpContext context, IndicatorStore store, ReadCorridor corridor, ISitePages pages, IOptions<HostingSettings> settings, CancellationToken cancellation)
    {
        if (Known(from) is not { } origin || Known(to) is not { } destination || origin == destination) return Results.NotFound();
        if (await store.HiddenAsync(cancellation) is null || await store.RunAsync(cancellation) is not { } current) return Answer.Refused(IndicatorRefuses.NotPublished);
        var answer = new DataAnswer(DataRequest.Of(context), current.Id, CacheKind.Public);
        if (answer.Unchanged() is { } unchanged) return unchanged;
        var analysis = await corridor.RunAsync(origin, destination, language, current.Id, cancellation);
        string html = await pages.RenderAsync<Shown.CorridorAnalysisPage>(
            SiteOf(settings, analysis.Measures.Any(measure => measure.IsDemonstration)), PageAddress.CorridorAnalysis(language, origin, destination), CorridorAnalysisModels.Of(analysis));
        return answer.Written(Html, async (stream, token) => await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(html), token), isFile: false);
    }

    private static CountryCode? Known(string? code) => CountryCode.TryParse(code, out var country) ? country : null;

    private static Site SiteOf(IOptions<HostingSettings> settings, bool isDemonstration) => new(settings.Value.BaseAddress, isDemonstration, HasApi: true);
}
