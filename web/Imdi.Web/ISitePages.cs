using Imdi.Shared;
using Imdi.Web.Pages.Datasets;
using Imdi.Web.Pages.Send;
using Imdi.Web.Pages.Uploads;
using Microsoft.AspNetCore.Components;

namespace Imdi.Web;

/// <summary>Renders the site's pages to HTML. The same components serve the nightly job and pages asked with a query.</summary>
public interface ISitePages
{
    /// <summary>Any page of the site, with the model that its <c>Model</c> parameter takes.</summary>
    Task<string> RenderAsync<TPage>(Site site, PageAddress at, object? model = null) where TPage : IComponent;

    Task<string> HomeAsync(Site site, PageAddress at, HomeModel model);

    Task<string> SendStartAsync(Site site, PageAddress at, SendStartModel model);

    Task<string> CorridorAsync(Site site, PageAddress at, CorridorModel model);

    Task<string> CountryAsync(Site site, PageAddress at, CountryModel model);

    Task<string> TargetsAsync(Site site, PageAddress at, TargetsModel model);

    Task<string> MethodAsync(Site site, PageAddress at, MethodModel model);

    Task<string> EmbedAsync(Site site, PageAddress at, EmbedModel model);

    Task<string> ReportAsync(Site site, PageAddress at, ReportModel model);

    Task<string> CatalogueAsync(Site site, PageAddress at, CatalogueModel model);

    Task<string> DatasetAsync(Site site, PageAddress at, DatasetModel model);

    Task<string> DeskAsync(Site site, PageAddress at, DeskModel model);

    Task<string> UploadHistoryAsync(Site site, PageAddress at, HistoryModel model);

    Task<string> NewUploadAsync(Site site, PageAddress at, NewUploadModel model);

    Task<string> UploadProgressAsync(Site site, PageAddress at, ProgressModel model);

    Task<string> ValidationAsync(Site site, PageAddress at, ValidationModel model);

    Task<string> TokensAsync(Site site, PageAddress at, TokensModel model);

    /// <summary>about, accessibility, privacy, data-api.</summary>
    Task<string> TextAsync(Site site, PageAddress at, string page);

    /// <summary>Of any status from 400 on: says what happened and what to do, in the reader's language.</summary>
    /// <param name="code">Of the refusal, which the language has words for, perhaps.</param>
    Task<string> ErrorAsync(Site site, PageAddress at, int status, string? reference, string? code = null);
}
