using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Register;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Funding;

/// <summary>The register's pages that are asked with a query; without one the published page is served.</summary>
internal static class RegisterPageFunctions
{
    private const string Html = "text/html; charset=utf-8";

    public static void MapRegisterPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{language:language}/proposals/", FindProjects).OfQueries();
        routes.MapGet("/{language:language}/funding/ledger/", FindMovements).OfQueries();
    }

    internal static async Task<IResult> FindProjects(Language language, HttpRequest request, RegisterStore store, ISitePages pages, IOptions<HostingSettings> settings, CancellationToken cancellation)
    {
        if (await store.FindAsync(cancellation) is not { } book) return Answer.Refused(RegisterFunctions.NotPublished);
        var model = RegisterModels.RegisterOf(book, PageFilters.QuestionOf(request.Query), PageFilters.PageOf(request.Query), language);
        return Results.Content(await pages.RenderAsync<RegisterPage>(SiteOf(settings, book), PageAddress.Register(language), model), Html);
    }

    internal static async Task<IResult> FindMovements(Language language, HttpRequest request, RegisterStore store, ISitePages pages, IOptions<HostingSettings> settings, CancellationToken cancellation)
    {
        if (await store.FindAsync(cancellation) is not { } book) return Answer.Refused(RegisterFunctions.NotPublished);
        var model = RegisterModels.LedgerOf(book, PageFilters.MovementsOf(request.Query), PageFilters.PageOf(request.Query), language);
        return Results.Content(await pages.RenderAsync<LedgerPage>(SiteOf(settings, book), PageAddress.PublicLedger(language), model), Html);
    }

    private static Site SiteOf(IOptions<HostingSettings> settings, RegisterBook book) => new(settings.Value.BaseAddress, book.HasDemonstrationData, HasApi: true);
}
