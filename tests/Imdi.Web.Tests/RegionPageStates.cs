using Imdi.Shared;
using Imdi.Web.Pages;
using Imdi.Web.Pages.Apply;
using Imdi.Web.Pages.Datasets;
using Imdi.Web.Pages.Desk;

namespace Imdi.Web.Tests;

/// <summary>The settings of a region, its texts, how the site runs, and a page of a region that is not the usual one.</summary>
internal sealed class RegionPageStates : IPageStates
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 8, 30, 0, TimeSpan.Zero);

    private static readonly DeskAccess Secretariat = new("Demonstration secretariat", true, false, false, false, false, false);

    private static readonly RegionModel Settings = new(
        Secretariat, "\"abc\"",
        new(
            "IMDI", Language.All.ToDictionary(one => one.Tag, Region.Default.NameIn), ["en", "fr"], "GBR USA", "KEN UGA", "KES USD", "Office", "office@example.org", "1 Example Street",
            OfferedCodes.Lists.ToDictionary(list => list, OfferedCodes.Codes), [.. RegionFile.Retained.Select((name, index) => (name, index == 0 ? 7 : (int?)null, 365))], "1", true),
        "A pilot",
        [new(2, "demonstration:secretariat", Now, null, 0, true), new(1, "demonstration:secretariat", Now.AddDays(-1), "A pilot for four corridors", null, false), new(0, null, null, null, null, false)], []);

    private static readonly RegionTextsModel Texts = new(Secretariat, "\"abc\"", "main", [("skip", "Skip to main content"), ("nav", "Main")], ["skip"], null, [], []);

    private static readonly SiteStatusModel Status = new(
        Now,
        [
            new("3fa9c1d200", new(2026, 11, 30), Now.AddHours(-7), Now.AddHours(-7).AddSeconds(41), "published", null, 3120), new("3fa9c1d200", new(2026, 11, 29), Now.AddHours(-31), Now.AddHours(-31), "failed", "compute", 0),
            new("3fa9c1d200", new(2026, 11, 29), Now.AddHours(-32), null, "running", null, 0), new("3fa9c1d200", new(2026, 11, 29), Now.AddHours(-33), Now.AddHours(-33), "unchanged", null, 3120), new("3fa9c1d200", new(2026, 11, 29), Now.AddHours(-34), Now.AddHours(-34), "interrupted", "publish", 0),
        ],
        [
            new("remittance-quotes", "Quotes", FreshnessState.Current, new(2026, 11, 20), new(2027, 2, 20)), new("remittance-corridor-averages", "Averages", FreshnessState.Overdue, new(2020, 12, 7), new(2021, 3, 7)),
            new("remittance-flows", "Flows", FreshnessState.Due, new(2025, 11, 20), new(2026, 11, 20)), new("vacancies", "Vacancies", FreshnessState.Empty, null, null),
        ],
        [("receiving", 1), ("work", 2), ("due", 0), ("parked", 1), ("interests", 3)], new(Now, 1204, true))
    {
        Steps = [new("read", 1.25m, 0), new("indicators", 30.5m, 3120)],
        Withheld = [new("RM.GDP", "Remittances received", "denominator-missing", 3), new("MG.STOCKSH", "Share of migrants", "suppressed", 1204)],
        Vanished = [new("vacancies", "Vacancies", "local", new(2026, 11, 29))],
    };

    private static readonly Site Other = new("https://imdi.example", HasDemonstrationData: false, HasApi: true)
    {
        Region = RegionFile.Checked(new RegionDraft
        {
            Id = "small", ShortName = "SMALL", Languages = ["en", "fr", "es", "ar"], Names = Language.All.ToDictionary(one => one.Tag, one => (string?)$"Initiative {one}"), Contact = new("Office of the region", "office@example.org", "1 Example Street"), IsDemonstration = true,
        }).Value,
    };

    public IReadOnlyDictionary<string, Func<Language, Task<string>>> States { get; } = new Dictionary<string, Func<Language, Task<string>>>
    {
        ["region"] = language => PageAsync<RegionPage>(PageAddress.Desk(language, "region"), Settings),
        ["region-error"] = language => PageAsync<RegionPage>(PageAddress.Desk(language, "region"), Settings with
        {
            Errors =
            [
                new("/shortName", "region-short-name-wrong", "Wrong."), new("/languages", "region-languages-missing", "Wrong."), new("/names/fr", "region-name-missing", "Wrong."), new("/senders", "region-list-item", "Wrong."),
                new("/contact/email", "region-contact-email-wrong", "Wrong."), new("/codes/sectors", "region-codes-empty", "Wrong."), new("/retention/linkDays", "region-retention-wrong", "Wrong."), new("/rebuildHour", "region-hour-wrong", "Wrong."), new("/note", "region-note-long", "Wrong."),
            ],
        }),
        ["region-texts"] = language => PageAsync<RegionTextsPage>(PageAddress.RegionTexts(language), Texts),
        ["region-texts-none"] = language => PageAsync<RegionTextsPage>(PageAddress.RegionTexts(language), Texts with { Found = [], Replaced = [] }),
        ["region-text"] = language => PageAsync<RegionTextsPage>(PageAddress.RegionTexts(language), Texts with { Sought = "", Found = [], Key = "skip", Texts = [.. Language.All.Select(one => new RegionText(one, "Skip to main content", one == Language.English ? "Jump" : null))] }),
        ["region-text-error"] = language => PageAsync<RegionTextsPage>(PageAddress.RegionTexts(language), Texts with { Key = "pair", Texts = [.. Language.All.Select(one => new RegionText(one, "Skip to main content", "Skip all"))], Errors = [new("/text/en", "region-text-slots", "Wrong.")] }),
        ["status"] = language => PageAsync<SiteStatusPage>(PageAddress.Status(language), Status),
        ["status-empty"] = language => PageAsync<SiteStatusPage>(PageAddress.Status(language), Status with { Runs = [], Kinds = [], Audit = null }),
        ["status-broken"] = language => PageAsync<SiteStatusPage>(PageAddress.Status(language), Status with { Audit = Status.Audit! with { IsWhole = false } }),
        ["other-region"] = language => Rendered.Pages.TextAsync(Other, PageAddress.Text(language, "about"), "about"),
        ["too-many"] = language => Rendered.Pages.ErrorAsync(A.Site, PageAddress.Home(language), 429, null),
    };

    public IReadOnlyList<string> Links { get; } =
    [
        "^/(en|fr|es|ar)/(status|desk/region/texts)/(\\?key=[a-zA-Z.-]+)?$", "^/api/directory/region(/(texts|versions/[0-9]+))?$", "^mailto:office@example\\.org$",
    ];

    private static Task<string> PageAsync<TPage>(PageAddress at, object model) where TPage : Microsoft.AspNetCore.Components.IComponent => Rendered.Pages.RenderAsync<TPage>(A.Site, at, model);
}
