using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Explorer;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Indicators;

/// <summary>The explorer's pages and files that are asked with a query; without one the published ones are served.</summary>
internal static class ExplorerFunctions
{
    private const string Html = "text/html; charset=utf-8", Comparison = "/{language:language}/indicators/compare/", One = "/{language:language}/indicators/{slug:regex(^..-)}/";

    public static void MapExplorerPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{language:language}/indicators/", FindIndicators).OfQueries();
        routes.MapGet(Comparison, Compare).OfQueries();
        foreach (string file in new[] { WriteFigures.Csv, WriteFigures.Json })
            routes.MapGet(Comparison + file, (Language language, string[] country, ExplorerAnswers answers, CancellationToken cancellation) => CompareAsFileAsync(language, country, file, answers, cancellation)).OfQueries();
        routes.MapGet(One, (Language language, string slug, HttpRequest request, ExplorerAnswers answers, CancellationToken cancellation) => answers.PageAsync<IndicatorPage>(language, slug, request, PageAddress.Indicator, cancellation)).OfQueries();
        routes.MapGet("/{language:language}/embed/indicators/{slug}/", (Language language, string slug, HttpRequest request, ExplorerAnswers answers, CancellationToken cancellation) => answers.PageAsync<IndicatorEmbedPage>(language, slug, request, PageAddress.IndicatorEmbed, cancellation)).OfQueries();
        foreach (string file in new[] { WriteFigures.Csv, WriteFigures.Json, WriteFigures.Svg })
            routes.MapGet(One + file, (Language language, string slug, HttpRequest request, ExplorerAnswers answers, CancellationToken cancellation) => answers.FileAsync(language, slug, file, request, cancellation)).OfQueries();
    }

    private static async Task<IResult> FindIndicators(Language language, string? q, string? component, string? theme, ExplorerAnswers answers, CancellationToken cancellation)
    {
        var files = await answers.AllAsync(cancellation);
        if (files.Count == 0) return Answer.Refused(ExplorerAnswers.NotPublished);
        return Results.Content(await answers.RenderAsync<IndicatorListPage>(PageAddress.Indicators(language), ExplorerModels.ListOf(files, q, component, theme, language), files), Html);
    }

    private static async Task<IResult> Compare(Language language, string[] country, ExplorerAnswers answers, CancellationToken cancellation)
    {
        var files = await answers.AllAsync(cancellation);
        if (files.Count == 0) return Answer.Refused(ExplorerAnswers.NotPublished);
        return Results.Content(await answers.RenderAsync<IndicatorComparePage>(PageAddress.CompareIndicators(language), ExplorerModels.ComparedOf(files, CountriesIn(country), language), files), Html);
    }

    private static async Task<IResult> CompareAsFileAsync(Language language, string[] country, string file, ExplorerAnswers answers, CancellationToken cancellation)
    {
        var files = await answers.AllAsync(cancellation);
        if (files.Count == 0) return Answer.Refused(ExplorerAnswers.NotPublished);
        var (at, model) = (PageAddress.CompareIndicators(language), ExplorerModels.ComparedOf(files, CountriesIn(country), language));
        var written = file == WriteFigures.Csv ? await WriteFigures.ComparedCsvAsync(model, at, cancellation) : WriteFigures.ComparedJson(model, at);
        return Results.Bytes(written.Content, written.ContentType);
    }

    private static CountryCode[] CountriesIn(string[] codes) => [.. codes.Select(code => CountryCode.TryParse(code, out var known) ? known : (CountryCode?)null).OfType<CountryCode>()];

    internal static IndicatorQuestion QuestionOf(IQueryCollection query) =>
        IndicatorQuestion.Of(query["view"], query["country"], query["from"], query["to"], name => query[name]);
}

/// <summary>Answers a question about an indicator from published files.</summary>
internal sealed class ExplorerAnswers(IndicatorStore store, ISitePages pages, IOptions<HostingSettings> settings)
{
    public static Refusal NotPublished { get; } = Refusal.Unavailable("not-published-yet", "No indicators have been published yet. Try again when the first rebuild is through; /api/health says.");

    public async Task<IResult> PageAsync<TPage>(Language language, string slug, HttpRequest request, Func<Language, string, PageAddress> address, CancellationToken cancellation)
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        if (DefinitionOf(slug) is not { } definition) return Results.NotFound();
        if (await ModelAsync(definition, language, request, cancellation) is not { } model) return Answer.Refused(NotPublished);
        return Results.Content(await pages.RenderAsync<TPage>(SiteOf(model.IsDemonstration), address(language, definition.Id), model), "text/html; charset=utf-8");
    }

    public async Task<IResult> FileAsync(Language language, string slug, string file, HttpRequest request, CancellationToken cancellation)
    {
        if (DefinitionOf(slug) is not { } definition) return Results.NotFound();
        if (await ModelAsync(definition, language, request, cancellation) is not { } model) return Answer.Refused(NotPublished);
        var at = PageAddress.Indicator(language, definition.Id);
        if (file == WriteFigures.Svg && model.Shown.HasNone) return Results.NotFound();
        var written = file switch
        {
            WriteFigures.Csv => await WriteFigures.CsvAsync(model, at, cancellation),
            WriteFigures.Json => WriteFigures.JsonOf(model, at),
            _ => await WriteFigures.SvgAsync(pages, SiteOf(model.IsDemonstration), model, at),
        };
        return Results.Bytes(written.Content, written.ContentType);
    }

    /// <summary>Of all indicators, in the order of their definitions.</summary>
    public async Task<IReadOnlyList<IndicatorFile>> AllAsync(CancellationToken cancellation)
    {
        List<IndicatorFile> files = [];
        foreach (var definition in ReadDefinitions.All)
        {
            if (await store.IndicatorAsync(definition.Id, cancellation) is { } file) files.Add(file);
        }

        return files;
    }

    public Task<string> RenderAsync<TPage>(PageAddress at, object model, IReadOnlyList<IndicatorFile> files)
        where TPage : Microsoft.AspNetCore.Components.IComponent => pages.RenderAsync<TPage>(SiteOf(files.Any(file => file.Sources.Any(source => source.IsDemonstration))), at, model);

    private async Task<IndicatorModel?> ModelAsync(IndicatorDefinition definition, Language language, HttpRequest request, CancellationToken cancellation)
    {
        if (await store.IndicatorAsync(definition.Id, cancellation) is not { } file || await store.HeadlinesAsync(definition.Id, cancellation) is not { } headlines) return null;
        Dictionary<string, AreaFile> areas = [];
        var shown = new ShowIndicator(file, headlines, ExplorerFunctions.QuestionOf(request.Query), areas.GetValueOrDefault);
        foreach (string area in shown.Needs)
        {
            if (await store.AreaAsync(definition.Id, area, cancellation) is { } found) areas[area] = found;
        }

        return ExplorerModels.Of(definition, file, shown, language);
    }

    private static IndicatorDefinition? DefinitionOf(string slug) => ReadDefinitions.All.FirstOrDefault(definition => PageAddress.Slug(definition.Id) == slug);

    private Site SiteOf(bool hasDemonstration) => new(settings.Value.BaseAddress, hasDemonstration, HasApi: true);
}
