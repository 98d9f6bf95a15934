using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Datasets;

/// <summary>The pages under /{language}/data/ that are asked with a query; without one the published page is served.</summary>
internal static class DatasetPageFunctions
{
    private const string Html = "text/html; charset=utf-8";

    public static void MapDatasetPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{language:language}/data/", FindDatasets).OfQueries();
        routes.MapGet("/{language:language}/data/{kind}/", DrawDataset).OfQueries();
    }

    internal static async Task<IResult> FindDatasets(
        Language language, string? q, string[] fresh, string[] frequency, string[] source, DatasetPageStore store, ISitePages pages, IOptions<HostingSettings> settings, CancellationToken cancellation)
    {
        var all = await store.AllAsync(cancellation);
        if (await store.RunAsync(cancellation) is not { } run || all.Count == 0) return Answer.Refused(NotPublished);
        var model = new CatalogueSearch(q, fresh, frequency, source).Of(all, run.AsOf, language);
        return Results.Content(await pages.CatalogueAsync(SiteOf(settings, all), PageAddress.Catalogue(language), model), Html);
    }

    internal static async Task<IResult> DrawDataset(
        Language language, string kind, string[] country, HttpRequest request, DatasetPageStore store, DatasetStore datasets, ISitePages pages, IOptions<HostingSettings> settings, CancellationToken cancellation)
    {
        if (DatasetKinds.Find(kind) is not { } known) return Results.NotFound();
        if (await store.RunAsync(cancellation) is not { } run || await store.FindAsync(kind, cancellation) is not { } facts) return Answer.Refused(NotPublished);
        var asked = new ChartQuestion(
            [.. country.Select(code => CountryCode.TryParse(code, out var one) ? one : (CountryCode?)null).OfType<CountryCode>()],
            KindShape.Of(known).Rest.Where(column => request.Query[column.Name] is [{ Length: > 0 }]).ToDictionary(column => column.Name, column => request.Query[column.Name].ToString()));
        facts = facts with { Versions = VersionFacts.All(await datasets.ReadHistoryAsync(kind, cancellation)) };
        var site = SiteOf(settings, await store.AllAsync(cancellation));
        return Results.Content(await pages.DatasetAsync(site, PageAddress.Dataset(language, kind), DatasetModels.Of(known, facts, run.AsOf, language, asked, hasAllVersions: true)), Html);
    }

    private static Site SiteOf(IOptions<HostingSettings> settings, IReadOnlyList<DatasetFacts> all) => new(
        settings.Value.BaseAddress, all.Any(facts => facts.Versions.Any(version => version is { State: VersionState.Current, Source.IsDemonstration: true })), HasApi: true);

    private static Refusal NotPublished { get; } =
        Refusal.Unavailable("not-published-yet", "No datasets have been published yet. Try again when the first rebuild is through; /api/health says.");
}
