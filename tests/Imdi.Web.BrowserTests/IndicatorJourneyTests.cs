using System.Globalization;

namespace Imdi.Web.BrowserTests;

public sealed class IndicatorJourneyTests
{
    public static TheoryData<bool> WithAndWithoutScript() => [true, false];

    [Theory]
    [MemberData(nameof(WithAndWithoutScript))]
    public async Task A_reader_finds_an_indicator_chooses_countries_and_saves_the_very_figures_of_the_table(bool script)
    {
        await using var opened = await Chromium.OpenAsync("/en/indicators/", new View(360, HasScript: script));
        var page = opened.Page;
        await page.Locator("#q").FillAsync("unemployment rate");
        if (script) Assert.Equal(2, await page.Locator("li[data-words]:visible").CountAsync());
        await page.Locator(".xp-find button").ClickAsync();
        await opened.ArriveAsync("q=unemployment");
        await page.Locator("li[data-words] a").First.ClickAsync();
        await opened.ArriveAsync("/en/indicators/lm-unemp/$");

        await page.Locator(".xp-choose > summary").ClickAsync();
        await page.Locator("select[name=country]").Nth(0).SelectOptionAsync("NPL");
        await page.Locator("select[name=country]").Nth(1).SelectOptionAsync("PHL");
        await page.Locator("select[name=country]").Nth(2).SelectOptionAsync("");
        await page.Locator("select[name=country]").Nth(3).SelectOptionAsync("");
        await page.Locator("#from").SelectOptionAsync("2018");
        await page.Locator(".xp-form button").ClickAsync();
        await opened.ArriveAsync("country=NPL&country=PHL");

        Assert.StartsWith("Nepal: ", await FindingAsync(opened), StringComparison.Ordinal);
        Assert.Equal(await TableAsync(opened), await FileAsync(opened));
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task The_way_through_the_views_needs_the_keyboard_only()
    {
        await using var opened = await Chromium.OpenAsync("/en/indicators/lm-unemp/", new View());
        await opened.Page.Locator(".xp-tabs a", new() { HasText = "Bars" }).FocusAsync();
        await opened.Page.Keyboard.PressAsync("Enter");
        await opened.ArriveAsync("view=bars");

        Assert.Equal("Bars", await opened.Page.Locator(".xp-tabs [aria-current]").InnerTextAsync());
        Assert.True(await opened.Page.Locator("#figures tbody tr").CountAsync() > 5);
    }

    [Fact]
    public async Task The_picture_is_saved_as_PNG()
    {
        await using var opened = await Chromium.OpenAsync("/en/indicators/lm-unemp/?country=NPL", new View());
        var saved = await opened.Page.RunAndWaitForDownloadAsync(() => opened.Page.Locator("button[data-png]").ClickAsync());

        await using var picture = await saved.CreateReadStreamAsync();
        byte[] head = new byte[4];
        await picture.ReadExactlyAsync(head);
        Assert.Equal("PNG"u8.ToArray(), head[1..]);
        Assert.Empty(opened.Complaints);
    }

    private static async Task<string> FindingAsync(OpenPage opened) => (await opened.Page.Locator(".xp-finding .lead").InnerTextAsync()).Replace("Demo", "", StringComparison.OrdinalIgnoreCase).Trim();

    private static async Task<string[]> TableAsync(OpenPage opened)
    {
        List<string> rows = [];
        foreach (var row in await opened.Page.Locator("#figures tbody tr").AllAsync())
            rows.Add($"{await row.Locator("th").InnerTextAsync()} {await row.Locator("td").Nth(1).InnerTextAsync()} {await row.Locator("td").Nth(0).InnerTextAsync()}");
        return [.. rows];
    }

    private static async Task<string[]> FileAsync(OpenPage opened)
    {
        string address = (await opened.Page.Locator(".xp-files a[href*='figures.csv']").GetAttributeAsync("href"))!;
        string text = await (await opened.Page.APIRequest.GetAsync(new Uri(await LiveSite.AddressAsync(), address).ToString())).TextAsync();
        string[][] cells = [.. text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(','))];
        int Column(string name) => Array.IndexOf(cells[0], name);
        return
        [
            .. cells.Skip(1).Select(row =>
                $"{row[Column("areaName")]} {row[Column("period")]}{row[Column("observationStatus")] switch { "A" => "", "E" => " (estimated)", var other => $" ({other})" }} {decimal.Round(decimal.Parse(row[Column("value")], CultureInfo.InvariantCulture), 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture)}%"),
        ];
    }
}
