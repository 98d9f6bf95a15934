using System.Collections.Concurrent;
using Imdi.Shared;
using Imdi.Web.Pages.Desk;
using Imdi.Web.Pages.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace Imdi.Web.Tests;

/// <summary>States of an area's pages, by name: every class of the tests that has some is found by this.</summary>
internal interface IPageStates
{
    IReadOnlyDictionary<string, Func<Language, Task<string>>> States { get; }

    /// <summary>Patterns, from ^ to $, of the addresses that the area adds to those that may be linked to.</summary>
    IReadOnlyList<string> Links { get; }
}

/// <summary>Every page of the site in every state that looks different, by name; rendered once each.</summary>
internal static class Rendered
{
    public static readonly ISitePages Pages = new ServiceCollection().AddSitePages().BuildServiceProvider().GetRequiredService<ISitePages>();

    private static readonly FieldError Missing = new("#/what_is_wrong", "required", "Say what is wrong.");

    private static readonly Dictionary<string, Func<Language, Task<string>>> Makers = new()
    {
        ["home"] = language => Pages.HomeAsync(A.Site, PageAddress.Home(language), A.Home()),
        ["home-empty"] = language => Pages.HomeAsync(A.Site, PageAddress.Home(language), A.Home(m => m with { Latest = null, Popular = [], Sources = [], CorridorsWithPages = 0 })),
        ["start"] = language => Pages.SendStartAsync(A.Site, PageAddress.SendStart(language), A.Start()),
        ["start-empty"] = language => Pages.SendStartAsync(A.Site, PageAddress.SendStart(language), A.Start(m => m with { Latest = null, BySender = [], Popular = [], Senders = [], Receivers = [], Sources = [] })),
        ["start-none"] = language => Pages.SendStartAsync(A.Site, PageAddress.SendStart(language), A.Start(m => m with { From = A.Kenya, To = A.Britain, NoSuchCorridor = "KEN-GBR" })),
        ["corridor"] = language => Pages.CorridorAsync(A.Site, PageAddress.Corridor(language, A.Britain, A.Kenya), A.Corridor()),
        ["corridor-averages"] = language => Pages.CorridorAsync(A.Site, PageAddress.Corridor(language, A.Britain, A.Kenya), A.CorridorWithoutServices()),
        ["corridor-empty"] = language => Pages.CorridorAsync(A.Site, PageAddress.Corridor(language, A.Britain, A.Kenya), A.CorridorWithoutServices() with { Trend = [], LatestMean = null, LatestPeriod = null, FromHere = [], Neighbours = [], Sources = [] }),
        ["corridor-error"] = language => Pages.CorridorAsync(A.Site, PageAddress.Corridor(language, A.Britain, A.Kenya), A.Corridor(m => m with { AmountError = new FieldError("#/amount", "amount-not-positive", "More than 0."), AmountEntered = "-5" })),
        ["corridor-static"] = language => Pages.CorridorAsync(A.Site with { HasApi = false, BaseAddress = null }, PageAddress.Corridor(language, A.Britain, A.Kenya), A.Corridor()),
        ["country"] = language => Pages.CountryAsync(A.Site, PageAddress.SendingCountry(language, A.Britain), A.Country()),
        ["country-receiving"] = language => Pages.CountryAsync(A.Site, PageAddress.ReceivingCountry(language, A.Kenya), A.Country(m => m with { Country = A.Kenya, IsSender = false, HasOtherSide = true, Partners = [.. m.Partners.Take(1).Select(p => p with { From = A.Britain, To = A.Kenya })], Corridors = 1 })),
        ["targets"] = language => Pages.TargetsAsync(A.Site, PageAddress.Targets(language), A.Targets()),
        ["targets-empty"] = language => Pages.TargetsAsync(A.Site, PageAddress.Targets(language), A.Targets(m => m with { Quarters = [], Cheapest = [], Dearest = [], ByReceiver = [] })),
        ["method"] = language => Pages.MethodAsync(A.Site, PageAddress.Method(language), A.Method()),
        ["report"] = language => Pages.ReportAsync(A.Site, PageAddress.Report(language, A.Britain, A.Kenya), A.Report()),
        ["report-error"] = language => Pages.ReportAsync(A.Site, PageAddress.Report(language, A.Britain, A.Kenya), A.Report(m => m with { Provider = "Tumia", RightPrice = "3.50", Errors = [Missing] })),
        ["report-done"] = language => Pages.ReportAsync(A.Site, PageAddress.Report(language, A.Britain, A.Kenya), A.Report(m => m with { Reference = "IMDI-26-K7QM-4" })),
        ["catalogue"] = language => Pages.CatalogueAsync(A.Site, PageAddress.Catalogue(language), A.Catalogue()),
        ["catalogue-narrowed"] = language => Pages.CatalogueAsync(A.Site, PageAddress.Catalogue(language), A.NarrowedCatalogue()),
        ["catalogue-none"] = language => Pages.CatalogueAsync(A.Site, PageAddress.Catalogue(language), A.NarrowedCatalogue() with { Datasets = [] }),
        ["catalogue-empty"] = language => Pages.CatalogueAsync(A.Site, PageAddress.Catalogue(language), A.Catalogue(m => m with { Facets = [], Datasets = [], Of = 0 })),
        ["catalogue-static"] = language => Pages.CatalogueAsync(A.Site with { HasApi = false }, PageAddress.Catalogue(language), A.Catalogue()),
        ["dataset"] = language => Pages.DatasetAsync(A.Site, PageAddress.Dataset(language, "remittance-corridor-averages"), A.Dataset()),
        ["dataset-bars"] = language => Pages.DatasetAsync(A.Site, PageAddress.Dataset(language, "remittance-flows"), A.DatasetOfOneYear()),
        ["dataset-static"] = language => Pages.DatasetAsync(A.Site with { HasApi = false }, PageAddress.Dataset(language, "remittance-corridor-averages"), A.Dataset()),
        ["dataset-empty"] = language => Pages.DatasetAsync(A.Site, PageAddress.Dataset(language, "labour-demand"), A.EmptyDataset()),
        ["desk"] = language => Pages.DeskAsync(A.Site, PageAddress.Uploads(language), A.Desk()),
        ["desk-empty"] = language => Pages.DeskAsync(A.Site, PageAddress.Uploads(language), A.Desk(m => m with { Uploads = [], Due = [], MayIssueTokens = false })),
        ["history"] = language => Pages.UploadHistoryAsync(A.Site, PageAddress.UploadHistory(language), A.History()),
        ["history-empty"] = language => Pages.UploadHistoryAsync(A.Site, PageAddress.UploadHistory(language), new([], null)),
        ["upload-new"] = language => Pages.NewUploadAsync(A.Site, PageAddress.NewUpload(language), A.NewUpload()),
        ["upload-kind"] = language => Pages.NewUploadAsync(A.Site, PageAddress.NewUpload(language), A.NewUpload(m => m with { Chosen = null, Columns = [], Template = null })),
        ["upload-no-kinds"] = language => Pages.NewUploadAsync(A.Site, PageAddress.NewUpload(language), A.NewUpload(m => m with { Kinds = [], Chosen = null, Columns = [], Template = null })),
        ["upload-error"] = language => Pages.NewUploadAsync(A.Site, PageAddress.NewUpload(language), A.NewUpload(m => m with { Errors = [new FieldError("/file", "file-too-large", "A file may have 2 GB at most.")] })),
        ["upload-receiving"] = language => Pages.UploadProgressAsync(A.Site, PageAddress.Upload(language, "01JDEMO0000000000000000001"), A.Progress(UploadStage.Receiving, 40)),
        ["upload-waiting"] = language => Pages.UploadProgressAsync(A.Site, PageAddress.Upload(language, "01JDEMO0000000000000000001"), A.Progress(UploadStage.Waiting, null)),
        ["upload-checking"] = language => Pages.UploadProgressAsync(A.Site, PageAddress.Upload(language, "01JDEMO0000000000000000001"), A.Progress(UploadStage.Checking, 72)),
        ["upload-publishing"] = language => Pages.UploadProgressAsync(A.Site, PageAddress.Upload(language, "01JDEMO0000000000000000001"), A.Progress(UploadStage.Publishing, null)),
        ["upload-parked"] = language => Pages.UploadProgressAsync(A.Site, PageAddress.Upload(language, "01JDEMO0000000000000000001"), A.Progress(UploadStage.Parked, null)),
        ["upload-expired"] = language => Pages.UploadProgressAsync(A.Site, PageAddress.Upload(language, "01JDEMO0000000000000000001"), A.Progress(UploadStage.Expired, null)),
        ["validation"] = language => Pages.ValidationAsync(A.Site, PageAddress.Upload(language, "01JDEMO0000000000000000001"), A.Validation()),
        ["validation-warnings"] = language => Pages.ValidationAsync(A.Site, PageAddress.Upload(language, "01JDEMO0000000000000000001"), A.Validation(m => m with { Refused = 0, Good = 10_000, Rules = [m.Rules[^1]] })),
        ["validation-clean"] = language => Pages.ValidationAsync(A.Site, PageAddress.Upload(language, "01JDEMO0000000000000000001"), A.Validation(m => m with { Upload = m.Upload with { Stage = UploadStage.Published }, PublishedVersion = "4f1e22", Refused = 0, Good = 10_000, Warnings = 0, Rules = [], Difference = null })),
        ["validation-nothing-good"] = language => Pages.ValidationAsync(A.Site, PageAddress.Upload(language, "01JDEMO0000000000000000001"), A.Validation(m => m with { Good = 0, Refused = 10_000, Difference = null })),
        ["validation-unreadable"] = language => Pages.ValidationAsync(A.Site, PageAddress.Upload(language, "01JDEMO0000000000000000001"), A.Unreadable()),
        ["tokens"] = language => Pages.TokensAsync(A.Site, PageAddress.Tokens(language), A.Tokens()),
        ["tokens-new"] = language => Pages.TokensAsync(A.Site, PageAddress.Tokens(language), A.Tokens(m => m with { Secret = "imdi_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" })),
        ["tokens-error"] = language => Pages.TokensAsync(A.Site, PageAddress.Tokens(language), A.Tokens(m => m with { Tokens = [], Agency = "", Days = "0", Errors = [new FieldError("/agency", "agency-name-wrong", "1 to 100 characters."), new FieldError("/kinds", "kinds-missing", "1 to 50 kinds."), new FieldError("/days", "days-out-of-range", "1 to 730 days.")] })),
        ["sign-in"] = language => Pages.RenderAsync<SignInPage>(A.Site, PageAddress.Desk(language), new SignInModel("/en/uploads/", ["agency", "secretariat"], Forbidden: false)),
        ["sign-in-forbidden"] = language => Pages.RenderAsync<SignInPage>(A.Site, PageAddress.Desk(language), new SignInModel("/en/uploads/tokens/", [], Forbidden: true)),
        ["about"] = language => Pages.TextAsync(A.Site, PageAddress.Text(language, "about"), "about"),
        ["accessibility"] = language => Pages.TextAsync(A.Site, PageAddress.Text(language, "accessibility"), "accessibility"),
        ["privacy"] = language => Pages.TextAsync(A.Site, PageAddress.Text(language, "privacy"), "privacy"),
        ["data-api"] = language => Pages.TextAsync(A.Site, PageAddress.Text(language, "data-api"), "data-api"),
        ["error-404"] = language => Pages.ErrorAsync(A.Site, new PageAddress(language, "nowhere/"), 404, null),
        ["error-400"] = language => Pages.ErrorAsync(A.Site, new PageAddress(language, "send/"), 409, null, "agency-answered"),
        ["error-403"] = language => Pages.ErrorAsync(A.Site, new PageAddress(language, "send/"), 403, null),
        ["error-413"] = language => Pages.ErrorAsync(A.Site, new PageAddress(language, "send/"), 413, null),
        ["error-500"] = language => Pages.ErrorAsync(A.Site, new PageAddress(language, "send/"), 500, "0HN7"),
        ["error-503"] = language => Pages.ErrorAsync(A.Site, new PageAddress(language, "send/"), 503, null),
        ["embed"] = language => Pages.EmbedAsync(A.Site, PageAddress.Embed(language, A.Britain, A.Kenya), A.Embed()),
        ["embed-averages"] = language => Pages.EmbedAsync(A.Site, PageAddress.Embed(language, A.Britain, A.Kenya), A.Embed(m => m with { Services = [] })),
    };

    private static readonly ConcurrentDictionary<(string Name, string Tag), Task<string>> Done = new();

    public static readonly IReadOnlyList<IPageStates> Areas =
        [.. typeof(Rendered).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IPageStates))).Select(type => (IPageStates)Activator.CreateInstance(type)!)];

    private static readonly Dictionary<string, Func<Language, Task<string>>> All = Makers.Concat(Areas.SelectMany(area => area.States)).ToDictionary();

    public static IEnumerable<string> Names => All.Keys;

    public static Task<string> HtmlAsync(string name, Language language) => Done.GetOrAdd((name, language.Tag), _ => All[name](language));
}
