namespace Imdi.Web.BrowserTests;

/// <summary>The budgets of the first and the second view, counted in a real browser: bytes on the wire, requests, no third party.</summary>
public sealed class WeightTests
{
    [Theory]
    [InlineData("/en/")]
    [InlineData("/en/send/")]
    [InlineData("/en/send/gbr/ken/")]
    [InlineData("/ar/send/gbr/ken/")]
    [InlineData("/fr/send/targets/")]
    [InlineData("/es/send/from/usa/")]
    [InlineData("/en/data/")]
    [InlineData("/ar/data/remittance-corridor-averages/")]
    [InlineData("/en/proposals/")]
    [InlineData($"/ar/proposals/{SitePaths.Funded}/")]
    [InlineData("/en/funding/")]
    [InlineData("/ar/profiles/npl/")]
    public async Task A_first_view_is_at_most_100_kB_and_8_requests(string path)
    {
        await using var fresh = await Chromium.OpenAsync(path, new View(360));
        await fresh.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
        var site = await LiveSite.AddressAsync();
        Assert.All(fresh.Requests, request => Assert.Equal(site.Authority, request.Authority));
        Assert.InRange(fresh.Requests.Count, 1, 8);
        Assert.InRange(await TransferredAsync(fresh), 1, 100_000);
    }

    [Fact]
    public async Task A_further_page_is_at_most_25_kB()
    {
        await using var opened = await Chromium.OpenAsync("/en/send/gbr/ken/", new View(360));
        await opened.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
        await opened.GoAsync("/en/send/usa/mex/");
        await opened.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
        Assert.InRange(await TransferredAsync(opened), 1, 25_000);
    }

    [Fact]
    public async Task The_widget_is_at_most_30_kB_in_all_and_runs_no_script()
    {
        await using var opened = await Chromium.OpenAsync("/en/embed/gbr/ken/", new View(360));
        Assert.Equal(0, await opened.Page.Locator("script").CountAsync());
        Assert.InRange(await TransferredAsync(opened), 1, 30_000);
    }

    private static Task<int> TransferredAsync(OpenPage opened) => opened.Page.EvaluateAsync<int>(
        "() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, entry) => sum + entry.transferSize, 0)");
}
