using System.Collections.Concurrent;
using Imdi.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Imdi.Web.Tests;

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
        ["about"] = language => Pages.TextAsync(A.Site, PageAddress.Text(language, "about"), "about"),
        ["accessibility"] = language => Pages.TextAsync(A.Site, PageAddress.Text(language, "accessibility"), "accessibility"),
        ["privacy"] = language => Pages.TextAsync(A.Site, PageAddress.Text(language, "privacy"), "privacy"),
        ["data-api"] = language => Pages.TextAsync(A.Site, PageAddress.Text(language, "data-api"), "data-api"),
        ["error-404"] = language => Pages.ErrorAsync(A.Site, new PageAddress(language, "nowhere/"), 404, null),
        ["error-500"] = language => Pages.ErrorAsync(A.Site, new PageAddress(language, "send/"), 500, "0HN7"),
        ["error-503"] = language => Pages.ErrorAsync(A.Site, new PageAddress(language, "send/"), 503, null),
        ["embed"] = language => Pages.EmbedAsync(A.Site, PageAddress.Embed(language, A.Britain, A.Kenya), A.Embed()),
        ["embed-averages"] = language => Pages.EmbedAsync(A.Site, PageAddress.Embed(language, A.Britain, A.Kenya), A.Embed(m => m with { Services = [] })),
    };

    private static readonly ConcurrentDictionary<(string Name, string Tag), Task<string>> Done = new();

    public static IEnumerable<string> Names => Makers.Keys;

    public static Task<string> HtmlAsync(string name, Language language) => Done.GetOrAdd((name, language.Tag), _ => Makers[name](language));
}
