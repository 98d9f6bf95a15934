using System.Globalization;
using Microsoft.Playwright;
using static Imdi.Web.BrowserTests.ProposalSteps;

namespace Imdi.Web.BrowserTests;

/// <summary>What the people of a journey do with its money, each on the pages of their own desk: the donor, the secretariat, the executing agency.</summary>
internal static class MoneySteps
{
    private const string Desk = "/en/desk/funding/", Projects = "/en/desk/projects/";

    private static string Today => DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>From a pledge to money that is set aside for the project.</summary>
    public static async Task FundAsync(OpenPage opened, string title)
    {
        string pledge = await PledgeAsync(opened), agreement = $"AGREEMENT {pledge}";
        await SignInAsync(opened, "secretariat", Desk);
        await OpenAsync(opened, Desk, pledge, "sign");
        await SendAsync(opened, ("agreement", agreement), ("signedOn", Today));
        await OpenAsync(opened, Desk, agreement, "receipt");
        await SendAsync(opened, ("window", "core"), ("amount", "60,000.00"), ("arrivedOn", Today));
        await OpenAsync(opened, Desk, agreement, "clear");
        await SendAsync(opened, ("on", Today));
        await opened.GoAsync($"{Desk}allocate/");
        string project = await opened.Page.Locator($"#proposal option:has-text('{title}')").GetAttributeAsync("value") ?? "";
        await FillAsync(opened.Page, ("proposal", project), ("window", "core"));
        await opened.Page.Locator("main form[method=get] button").ClickAsync();
        await SendAsync(opened, ("amount", "60 000.00"), ("on", Today));
    }

    /// <summary>Two tranches: one at once, one that waits for a report and for a condition of the decision.</summary>
    public static async Task PayAsync(OpenPage opened, string title)
    {
        await OpenAsync(opened, Projects, title, "projects");
        string project = new Uri(opened.Page.Url).AbsolutePath;
        await opened.Page.Locator("main a[href*='/plan/']").ClickAsync();
        await SendAsync(opened, ("currency", "CHF"), ("window-1", "core"), ("amount-1", "30000"), ("window-2", "core"), ("amount-2", "30000"), ("report-2", "1"), ("condition-2", "1"));
        await OpenAsync(opened, project, "Tranche 1", "pay");
        await SendAsync(opened, ("on", Today));
        Assert.Contains("Waits", await opened.Page.Locator("tr:has-text('Tranche 2')").InnerTextAsync(), StringComparison.OrdinalIgnoreCase);

        // It begins in half a year, and half a year later it is time to report.
        await LiveSite.InAYearAsync(async site =>
        {
            await SignInAsync(opened, "executing-agency", new Uri(site, project).ToString());
            await OpenAsync(opened, project, "Report 1", "report");
            foreach (var actual in await opened.Page.Locator("main [name^='actual-']").AllAsync()) await actual.FillAsync("12.5");
            await SendAsync(opened, ("narrative", "Assessors were trained, and the first tests were held."), ("spent-0", "11,500.50"));
        });

        await SignInAsync(opened, "secretariat", project);
        await OpenAsync(opened, project, "Report 1", "report");
        await SendAsync(opened, ("accepts", "yes"));
        await OpenAsync(opened, project, "1. Two employers", "condition");
        await SendAsync(opened, ("evidence", "Both contracts were received."));
        await OpenAsync(opened, project, "Tranche 2", "pay");
        await SendAsync(opened, ("on", Today));
    }

    // Its number, by which it is found at the desk.
    private static async Task<string> PledgeAsync(OpenPage opened)
    {
        await SignInAsync(opened, "donor", "/en/desk/");
        await opened.GoAsync("/en/funding/pledge/");
        await FillAsync(opened.Page, ("name", "Donor of the journey"), ("email", "donor-of-the-journey@example.org"), ("amount", "60,000.00"), ("currency", "CHF"), ("window", "core"));
        await SoonestAsync();
        await opened.Page.Locator("main [value=check]").ClickAsync();
        await opened.Page.Locator("main [value=send]").ClickAsync();
        return await opened.Page.Locator("main .ref").InnerTextAsync();
    }

    /// <summary>The link of a row that leads to an act.</summary>
    private static async Task OpenAsync(OpenPage opened, string path, string row, string act)
    {
        if (new Uri(opened.Page.Url).AbsolutePath != path) await opened.GoAsync(path);
        await opened.Page.Locator($"main tr:has-text('{row}') a[href*='/{act}/']").First.ClickAsync();
    }

    private static async Task FillAsync(IPage page, params (string Name, string Value)[] fields)
    {
        foreach (var (name, value) in fields)
        {
            var field = page.Locator($"main [name='{name}']");
            if (await field.EvaluateAsync<string>("field => field.tagName") == "SELECT") await field.SelectOptionAsync(value);
            else await field.FillAsync(value);
        }
    }

    private static async Task SendAsync(OpenPage opened, params (string Name, string Value)[] fields)
    {
        await FillAsync(opened.Page, fields);
        string form = opened.Page.Url;
        await opened.Page.Locator("main form[method=post] button").ClickAsync();
        Assert.True(opened.Page.Url != form && await opened.Page.Locator("main .errors").CountAsync() == 0, $"{form}\n{await opened.Page.Locator("main").InnerTextAsync()}");
    }
}
