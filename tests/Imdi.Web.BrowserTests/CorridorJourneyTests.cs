using System.Text.Json;

namespace Imdi.Web.BrowserTests;

public sealed class CorridorJourneyTests
{
    public static TheoryData<bool> WithAndWithoutScript() => [true, false];

    [Theory]
    [MemberData(nameof(WithAndWithoutScript))]
    public async Task A_visitor_finds_what_it_costs_to_send_300_pounds_to_Kenya(bool script)
    {
        await using var opened = await Chromium.OpenAsync("/en/", new View(360, HasScript: script));
        var page = opened.Page;
        await page.Locator("select[name=from]").First.SelectOptionAsync("GBR");
        await page.Locator("select[name=to]").First.SelectOptionAsync("KEN");
        await page.Locator("form:has(select[name=from]) button").First.ClickAsync();
        await opened.ArriveAsync("/en/send/gbr/ken/");
        Assert.Contains("Kenya", await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);

        await OpenFormAsync(opened);
        await page.Locator("input[name=amount]").First.FillAsync("300");
        await page.Locator("form:has(input[name=amount]) button").First.ClickAsync();
        await opened.ArriveAsync("amount=300");
        Assert.Contains("300", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await page.Locator("table tbody tr").CountAsync() > 3);
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task On_a_phone_the_answer_comes_before_the_form()
    {
        await using var opened = await Chromium.OpenAsync("/en/send/gbr/ken/", new View(360));
        float answer = (await opened.Page.Locator(".answer").BoundingBoxAsync())!.Y;
        Assert.InRange(answer, 0, 700);
        Assert.False(await opened.Page.Locator("input[name=amount]").First.IsVisibleAsync());
    }

    [Fact]
    public async Task Demonstration_figures_say_so_where_they_show()
    {
        await using var opened = await Chromium.OpenAsync("/en/send/gbr/ken/", new View());
        Assert.Contains("demonstration", await opened.Page.Locator("main").InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_downloads_of_a_corridor_hold_the_rows_of_its_table()
    {
        await using var opened = await Chromium.OpenAsync("/en/send/gbr/ken/", new View());
        string address = (await opened.Page.Locator("a[href*='/KEN.json']").First.GetAttributeAsync("href"))!;
        var answer = await opened.Page.APIRequest.GetAsync(new Uri(await LiveSite.AddressAsync(), address).ToString());
        using var json = JsonDocument.Parse(await answer.BodyAsync());
        int services = json.RootElement.GetProperty("services").GetArrayLength();
        Assert.Equal(await opened.Page.Locator(".svc").First.Locator("tbody tr").CountAsync(), services);
    }

    private static async Task OpenFormAsync(OpenPage opened)
    {
        var fold = opened.Page.Locator("details:has(input[name=amount]) > summary");
        if (await fold.CountAsync() > 0 && !await opened.Page.Locator("input[name=amount]").First.IsVisibleAsync()) await fold.First.ClickAsync();
    }
}
