using Imdi.Shared;
using Imdi.Web.Layout;
using Imdi.Web.Pages;
using Imdi.Web.Pages.Datasets;
using Imdi.Web.Pages.Send;
using Imdi.Web.Pages.Uploads;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Imdi.Web;

/// <summary>The pages as strings, from the Razor components, without a request: the night and a form's answer use the same.</summary>
public sealed class SitePages(IServiceProvider services, ILoggerFactory logs, IRegionSource regions) : ISitePages
{
    public Task<string> HomeAsync(Site site, PageAddress at, HomeModel model) => RenderAsync<HomePage>(site, at, model);

    public Task<string> SendStartAsync(Site site, PageAddress at, SendStartModel model) => RenderAsync<StartPage>(site, at, model);

    public Task<string> CorridorAsync(Site site, PageAddress at, CorridorModel model) => RenderAsync<CorridorPage>(site, at, model);

    public Task<string> CountryAsync(Site site, PageAddress at, CountryModel model) => RenderAsync<CountryPage>(site, at, model);

    public Task<string> TargetsAsync(Site site, PageAddress at, TargetsModel model) => RenderAsync<TargetsPage>(site, at, model);

    public Task<string> MethodAsync(Site site, PageAddress at, MethodModel model) => RenderAsync<MethodPage>(site, at, model);

    public Task<string> EmbedAsync(Site site, PageAddress at, EmbedModel model) => RenderAsync<EmbedPage>(site, at, model);

    public Task<string> ReportAsync(Site site, PageAddress at, ReportModel model) => RenderAsync<ReportPage>(site, at, model);

    public Task<string> CatalogueAsync(Site site, PageAddress at, CatalogueModel model) => RenderAsync<CataloguePage>(site, at, model);

    public Task<string> DatasetAsync(Site site, PageAddress at, DatasetModel model) => RenderAsync<DatasetPage>(site, at, model);

    public Task<string> DeskAsync(Site site, PageAddress at, DeskModel model) => RenderAsync<DeskPage>(site, at, model);

    public Task<string> UploadHistoryAsync(Site site, PageAddress at, HistoryModel model) => RenderAsync<HistoryPage>(site, at, model);

    public Task<string> NewUploadAsync(Site site, PageAddress at, NewUploadModel model) => RenderAsync<NewUploadPage>(site, at, model);

    public Task<string> UploadProgressAsync(Site site, PageAddress at, ProgressModel model) => RenderAsync<ProgressPage>(site, at, model);

    public Task<string> ValidationAsync(Site site, PageAddress at, ValidationModel model) => RenderAsync<ValidationPage>(site, at, model);

    public Task<string> TokensAsync(Site site, PageAddress at, TokensModel model) => RenderAsync<TokensPage>(site, at, model);

    public Task<string> TextAsync(Site site, PageAddress at, string page) => page switch
    {
        "about" => RenderAsync<AboutPage>(site, at),
        "accessibility" => RenderAsync<AccessibilityPage>(site, at),
        "privacy" => RenderAsync<PrivacyPage>(site, at),
        "data-api" => RenderAsync<DataApiPage>(site, at),
        _ => throw new ArgumentOutOfRangeException(nameof(page), page, "No such page."),
    };

    public Task<string> ErrorAsync(Site site, PageAddress at, int status, string? reference, string? code = null) =>
        RenderAsync<ErrorPage>(site, at, new Failure(status, reference, code));

    public async Task<string> RenderAsync<TPage>(Site site, PageAddress at, object? model = null) where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(services, logs);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(Root.View)] = new View(site.In(await regions.CurrentAsync(CancellationToken.None)), at),
            [nameof(Root.Page)] = typeof(TPage),
            [nameof(Root.Model)] = model,
        });
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<Root>(parameters)).ToHtmlString());
    }
}

public static class SitePagesServices
{
    public static IServiceCollection AddSitePages(this IServiceCollection services)
    {
        services.AddLogging();
        services.TryAddSingleton<IRegionSource>(_ => new FixedRegion(Region.Default));
        services.TryAddSingleton<ISitePages, SitePages>();
        return services;
    }
}
