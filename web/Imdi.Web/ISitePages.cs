using Imdi.Shared;
using Imdi.Web.Pages.Send;

namespace Imdi.Web;

/// <summary>Renders the site's pages to HTML. The same components serve the nightly job and pages asked with a query.</summary>
public interface ISitePages
{
    Task<string> HomeAsync(Site site, PageAddress at, HomeModel model);

    Task<string> SendStartAsync(Site site, PageAddress at, SendStartModel model);

    Task<string> CorridorAsync(Site site, PageAddress at, CorridorModel model);

    Task<string> CountryAsync(Site site, PageAddress at, CountryModel model);

    Task<string> TargetsAsync(Site site, PageAddress at, TargetsModel model);

    Task<string> MethodAsync(Site site, PageAddress at, MethodModel model);

    Task<string> EmbedAsync(Site site, PageAddress at, EmbedModel model);

    Task<string> ReportAsync(Site site, PageAddress at, ReportModel model);

    /// <summary>about, accessibility, privacy, data-api.</summary>
    Task<string> TextAsync(Site site, PageAddress at, string page);

    /// <summary>404, 500, 503: says what happened and what to do, in the reader's language.</summary>
    Task<string> ErrorAsync(Site site, PageAddress at, int status, string? reference);
}
