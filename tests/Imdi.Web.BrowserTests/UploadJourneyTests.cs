using System.Collections.Concurrent;
using System.Text;
using System.Web;
using Microsoft.Playwright;

namespace Imdi.Web.BrowserTests;

/// <summary>An agency's way through the upload pages, against the real application and storage, under the pages' own content policy.</summary>
public sealed class UploadJourneyTests
{
    private const string Averages = "remittance-corridor-averages";

    [Fact]
    public async Task A_file_of_12_MB_is_stopped_after_its_first_blocks_and_goes_on_without_sending_them_again()
    {
        await using var opened = await SignedInAsync(new View(360));
        var page = opened.Page;
        var file = LongFile();
        ConcurrentQueue<string> sent = new();
        bool holds = true;
        await page.RouteAsync(url => url.Contains("comp=block", StringComparison.Ordinal), async route =>
        {
            if (route.Request.Method != "PUT") { await route.ContinueAsync(); return; }
            if (holds && !sent.IsEmpty) return; // on its way for ever, as over a line that has gone
            sent.Enqueue(HttpUtility.ParseQueryString(new Uri(route.Request.Url).Query)["blockid"]!);
            await route.ContinueAsync();
        });

        await opened.GoAsync($"/en/uploads/new/?kind={Averages}");
        await page.Locator("#file").SetInputFilesAsync(file);
        await page.Locator("form[data-upload] button:not([type])").ClickAsync();
        await opened.ArriveAsync("/uploads/(?!new/)");
        await page.WaitForFunctionAsync("() => document.querySelector('progress').value > 30");
        await page.Locator("[data-pause]").ClickAsync();
        Assert.Contains("Paused", await page.Locator("[data-sending] [role=status]").InnerTextAsync(), StringComparison.Ordinal);

        holds = false;
        await opened.GoAsync(page.Url);
        Assert.Contains("of 12", await page.Locator(".lead").InnerTextAsync(), StringComparison.Ordinal);
        await CheckAsync(opened, "the page of an upload that stopped");
        await page.Locator("#file").SetInputFilesAsync(file);
        await page.Locator("form[data-upload] button:not([type])").ClickAsync();
        await page.WaitForSelectorAsync("#decision", new() { Timeout = 90_000 });

        Assert.Equal(3, sent.Count);
        Assert.Equal(sent.Distinct(), sent);
        await CheckAsync(opened, "the report");
        await page.Locator("#decision button").First.ClickAsync();
        await page.WaitForSelectorAsync(".notice.good");
        Assert.DoesNotContain(opened.Complaints, complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_script_a_small_file_goes_through_its_report_to_a_version()
    {
        await using var opened = await SignedInAsync(new View(360, HasScript: false));
        var page = opened.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Send a file" }).First.ClickAsync();
        await page.Locator("#kind").SelectOptionAsync(Averages);
        await page.Locator("form.kind button").ClickAsync();
        await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "small.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("from,to,period,cost_percent\nUSA,MEX,2021Q1,4.5\nUSA,ATLANTIS,2021Q1,4.5\n") });
        await page.Locator("form[enctype] button:not([type])").ClickAsync();
        for (int looks = 0; looks < 1_000 && await page.Locator("#decision").CountAsync() == 0; looks++) await page.GetByRole(AriaRole.Link, new() { Name = "Look again" }).ClickAsync();

        Assert.Equal("Not accepted: 1 kind of error", await page.Locator("h1").InnerTextAsync());
        await page.Locator("#decision button").First.ClickAsync();
        Assert.Equal("Published", await page.Locator(".answer .tag").First.InnerTextAsync());
        Assert.Empty(opened.Complaints);
    }

    [Theory, InlineData("en"), InlineData("ar")]
    public async Task The_pages_of_an_agency_pass_axe_and_overflow_nowhere(string language)
    {
        await using var opened = await SignedInAsync(new View(), "secretariat");
        foreach (string path in new[] { "", "new/", $"new/?kind={Averages}", "history/", "tokens/" })
        {
            await opened.GoAsync($"/{language}/uploads/{path}");
            await CheckAsync(opened, $"/{language}/uploads/{path}");
        }

        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task A_token_is_issued_copied_and_withdrawn()
    {
        await using var opened = await SignedInAsync(new View(), "secretariat");
        await opened.GoAsync("/en/uploads/tokens/");
        await opened.Page.Locator("#agency").FillAsync("Central bank");
        await opened.Page.Locator("#kinds-0").CheckAsync();
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Issue token" }).ClickAsync();
        Assert.StartsWith("imdi_", await opened.Page.Locator("#secret").InputValueAsync(), StringComparison.Ordinal);

        await opened.Page.Locator("tr:has-text('Central bank') button").First.ClickAsync();
        Assert.Equal("Withdrawn", await opened.Page.Locator("tr:has-text('Central bank') .tag").First.InnerTextAsync());
        Assert.Equal(0, await opened.Page.Locator("#secret").CountAsync());
    }

    private static async Task<OpenPage> SignedInAsync(View view, string role = "agency")
    {
        var opened = await Chromium.OpenAsync("/en/uploads/", view);
        await opened.Page.Locator($"form:has([value={role}]) button").ClickAsync();
        await opened.Page.WaitForSelectorAsync("#mine-h");
        return opened;
    }

    internal static async Task CheckAsync(OpenPage opened, string where)
    {
        foreach (var (width, scheme) in new[] { (1280, ColorScheme.Light), (360, ColorScheme.Dark) })
        {
            await opened.Page.SetViewportSizeAsync(width, 900);
            await opened.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            await Axe.FindsNothingAsync(opened, Axe.Everything, $"{where} at {width} px, {scheme}");
        }

        await opened.Page.SetViewportSizeAsync(320, 900);
        int content = await opened.Page.EvaluateAsync<int>("() => Math.max(document.body.scrollWidth, document.documentElement.scrollWidth)");
        Assert.True(content <= 320, $"{where} is {content} px wide in a window of 320 px.");
    }

    // Few rows and a long column that the kind does not know: 12 MB on the line, little to check.
    private static FilePayload LongFile()
    {
        var text = new StringBuilder("from,to,period,cost_percent,note\n");
        string[] countries = ["USA", "GBR", "FRA", "DEU", "CAN", "ESP", "ITA", "KEN", "MEX", "IND", "PHL", "NPL", "SEN", "MAR", "GHA"];
        foreach (string from in countries)
        {
            foreach (string to in countries.Where(to => to != from))
            {
                for (int year = 2011; year <= 2020; year++) text.Append(from).Append(',').Append(to).Append(',').Append(year).Append("Q1,4.5,").Append('x', 5_700).Append('\n');
            }
        }

        return new FilePayload { Name = "averages.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text.ToString()) };
    }
}
