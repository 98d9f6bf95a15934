namespace Imdi.Web.BrowserTests;

public sealed class ReportJourneyTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_wrong_price_is_reported_after_an_error_and_the_answers_are_kept(bool script)
    {
        await using var opened = await Chromium.OpenAsync("/en/send/gbr/ken/report/", new View(360, HasScript: script));
        var page = opened.Page;
        await page.Locator("[name=right_price]").FillAsync("2.10");
        await Task.Delay(TimeSpan.FromSeconds(3.5)); // the form's own guard against machines: nobody fills it in less than three seconds
        await page.Locator("main form button").ClickAsync();
        Assert.StartsWith("Error", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal("2.10", await page.Locator("[name=right_price]").InputValueAsync());

        await page.Locator("[role=alert] a").First.ClickAsync();
        await page.Locator("[name=what_is_wrong]").FillAsync("The fee is 2.10, not 2.40.");
        await page.Locator("main form button").ClickAsync();
        string receipt = await page.Locator("main").InnerTextAsync();
        Assert.True(receipt.Contains("IMDI-", StringComparison.Ordinal), receipt);
    }
}
