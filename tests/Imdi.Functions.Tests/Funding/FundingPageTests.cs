using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Imdi.Functions.Funding;
using static Imdi.Functions.Tests.House.ExampleFunding;

namespace Imdi.Functions.Tests.Funding;

/// <summary>The way of money by the rendered forms, as a browser without script sends them.</summary>
public sealed class FundingPageTests(FundingHouse house) : IClassFixture<FundingHouse>
{
    private const string Desk = "/en/desk/funding/", ProjectDesk = $"/en/desk/projects/{Project}/";

    private static readonly string[] Roles = ["secretariat", "agency", "focal-point", "executing-agency", "donor", "panel-1"];

    [Fact]
    public async Task From_a_pledge_to_the_second_tranche()
    {
        // Anyone pledges, looks at it, and sends it; twice is once.
        var ask = await FormAsync(null, "/en/funding/pledge/");
        Assert.Equal(422, (await SendAsync(null, ask, ("act", "check"), ("amount", "much"))).Status);
        var check = FormOf((await SendAsync(null, ask, ("act", "check"), ("name", "A foundation"), ("email", "grants@example.org"), ("amount", "60 000"), ("currency", "usd"), ("window", "core"), ("isAnonymous", "yes"))).Html);
        house.Clock.Advance(TimeSpan.FromSeconds(5));
        string receipt = await DoneAsync(null, check, ("act", "send"));
        Assert.Equal(receipt, await DoneAsync(null, check, ("act", "send")));
        Assert.Contains(receipt.Split('=')[1], await HtmlAsync(null, receipt), StringComparison.Ordinal);
        Assert.Single(await house.Get<FundingStore>().ListAsync<Pledge>(CancellationToken.None).ToListAsync());
        Assert.Equal("60,000.00 USD", house.Messages.Single(message => message.Template == "pledge-received").Values[0].Replace('\u00a0', ' '));

        // Signed, received, cleared.
        var sign = await LinkedFormAsync("sign/?pledge=");
        Assert.Equal(422, (await SendAsync("secretariat", sign)).Status);
        Assert.Equal(Desk, await DoneAsync("secretariat", sign, ("donor", "demonstration-donor"), ("agreement", "A-1"), ("signedOn", "2026-11-01")));
        var arrived = await LinkedFormAsync("receipt/?contribution=");
        for (int time = 0; time < 2; time++) await DoneAsync("secretariat", arrived, ("amount", "50000"), ("window", "core"), ("arrivedOn", "2026-11-10"));
        Assert.Single(await house.Get<FundingStore>().ListAsync<Receipt>(CancellationToken.None).ToListAsync());
        await DoneAsync("secretariat", await LinkedFormAsync("clear/?receipt="), ("on", "2026-11-12"));

        // Allocated once, and not beyond what is asked for.
        var allocate = await FormAsync("secretariat", $"{Desk}allocate/?proposal={Project}&window=core");
        var (status, html) = await SendAsync("secretariat", allocate, ("amount", "50000.01"), ("on", "2026-11-15"));
        Assert.Equal((409, "amount"), (status, Parse(html).QuerySelector(".errors a")!.GetAttribute("href")![1..]));
        Assert.Contains("50,000.00", Parse(html).QuerySelector("#amount-error")!.TextContent, StringComparison.Ordinal);
        for (int time = 0; time < 2; time++) await DoneAsync("secretariat", allocate, ("amount", "40000"), ("on", "2026-11-15"));
        Assert.Equal(2, await EntriesAsync());

        // Two tranches; the first is paid once, the second waits for the report.
        var outdated = await FormAsync("secretariat", $"{ProjectDesk}plan/0/");
        await DoneAsync("secretariat", await FormAsync("secretariat", $"{ProjectDesk}plan/0/"), ("currency", "USD"), ("window-1", "core"), ("amount-1", "20000"), ("window-2", "core"), ("amount-2", "20000"), ("report-2", "1"));
        (status, html) = await SendAsync("secretariat", outdated, ("currency", "USD"), ("window-1", "core"), ("amount-1", "1"));
        Assert.Equal((412, "20000.00"), (status, Parse(html).QuerySelector("#amount-2")!.GetAttribute("value")));
        var pay = await FormAsync("secretariat", $"{ProjectDesk}pay/1/");
        for (int time = 0; time < 2; time++) Assert.Equal(ProjectDesk, await DoneAsync("secretariat", pay, ("on", "2026-11-20")));
        Assert.Equal(3, await EntriesAsync());
        var second = await FormAsync("secretariat", $"{ProjectDesk}pay/2/");
        (status, html) = await SendAsync("secretariat", second, ("on", "2026-11-24"));
        Assert.Equal(409, status);
        Assert.Contains("report 1 is accepted", Parse(html).QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);

        // Reported, returned, reported again, accepted.
        var report = await FormAsync("executing-agency", $"{ProjectDesk}report/1/");
        Assert.Equal(422, (await SendAsync("executing-agency", report, ("narrative", "Courses."))).Status);
        await DoneAsync("executing-agency", report, ("narrative", "Courses."), ("actual-0", "120"), ("spent-0", "15000"));
        var judge = await FormAsync("secretariat", $"{ProjectDesk}report/1/");
        Assert.Equal(422, (await SendAsync("secretariat", judge, ("accepts", "no"))).Status);
        await DoneAsync("secretariat", judge, ("accepts", "no"), ("reason", "Say who was trained."));
        Assert.Contains("Say who was trained.", await HtmlAsync("executing-agency", $"{ProjectDesk}report/1/"), StringComparison.Ordinal);
        await DoneAsync("executing-agency", await FormAsync("executing-agency", $"{ProjectDesk}report/1/"), ("narrative", "Courses for women."), ("actual-0", "120"), ("spent-0", "15000"));
        await DoneAsync("secretariat", await FormAsync("secretariat", $"{ProjectDesk}report/1/"), ("accepts", "yes"));
        await DoneAsync("secretariat", await FormAsync("secretariat", $"{ProjectDesk}condition/1/"), ("outcome", "failed"), ("evidence", "Study not received."));
        (status, html) = await SendAsync("secretariat", second, ("on", "2026-11-24"));
        Assert.Equal(409, status);
        Assert.Contains("Condition 1 of the decision is not met", Parse(html).QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        await DoneAsync("secretariat", await FormAsync("secretariat", $"{ProjectDesk}condition/1/"), ("evidence", "Study received."));
        await DoneAsync("secretariat", second, ("on", "2026-11-24"));
        Assert.Equal(4, await EntriesAsync());

        // Taken back, a form from before pays nothing.
        await DoneAsync("secretariat", await FormAsync("secretariat", $"{Desk}correct/?entry=4"), ("reason", "Wrong account."), ("on", "2026-11-24"));
        Assert.Equal(412, (await SendAsync("secretariat", second, ("on", "2026-11-24"))).Status);
        Assert.Equal(5, await EntriesAsync());

        // The donor's statement, by the link of the mail and signed in.
        string link = house.Messages.Single(message => message.Template == "receipt-issued").Values[2];
        foreach (string page in new[] { await HtmlAsync(null, link), await HtmlAsync("donor", Desk), await HtmlAsync("secretariat", $"{Desk}statement/?donor=demonstration-donor") })
            Assert.Contains("10,000.00", Parse(page).QuerySelector("dl.pairs div:last-child")!.TextContent, StringComparison.Ordinal);
        using var nothing = await (await house.AsAsync(null)).GetAsync(new Uri("/en/funding/statement/AAAAAAAAAAAAAAAAAAAAAA/", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
    }

    [Theory]
    [InlineData("/en/desk/funding/", "secretariat", "donor")]
    [InlineData("/en/desk/funding/statement/", "secretariat", "donor")]
    [InlineData("/en/desk/funding/allocate/", "secretariat")]
    [InlineData("/en/desk/projects/", "secretariat", "executing-agency")]
    [InlineData($"/en/desk/projects/{Project}/", "secretariat", "executing-agency")]
    [InlineData($"/en/desk/projects/{Project}/plan/0/", "secretariat", "executing-agency")]
    [InlineData("/api/funding/windows", "secretariat")]
    [InlineData("/api/funding/contributions", "secretariat")]
    [InlineData("/api/funding/receipts", "secretariat")]
    [InlineData("/api/funding/receipts/1/clearance", "secretariat")]
    [InlineData("/api/funding/receipts/1/withdrawal", "secretariat")]
    [InlineData("/api/funding/pledges/1/withdrawal", "secretariat")]
    [InlineData("/api/funding/allocations", "secretariat")]
    [InlineData("/api/funding/releases", "secretariat")]
    [InlineData("/api/funding/refunds", "secretariat")]
    [InlineData("/api/funding/exchanges", "secretariat")]
    [InlineData("/api/funding/ledger/entries/1/correction", "secretariat")]
    [InlineData($"/api/funding/grants/{Project}/reports/1", "secretariat", "executing-agency")]
    [InlineData($"/api/funding/grants/{Project}/reports/1/judgement", "secretariat")]
    [InlineData($"/api/funding/grants/{Project}/tranches", "secretariat")]
    [InlineData($"/api/funding/grants/{Project}/tranches/1/payment", "secretariat")]
    [InlineData($"/api/funding/grants/{Project}/conditions/1", "secretariat")]
    public async Task A_page_or_form_is_closed_to_everybody_else(string address, params string[] open)
    {
        foreach (string? role in Roles.Except(open).Prepend(null!))
        {
            using var request = new HttpRequestMessage(address.StartsWith("/api", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Get, address);
            if (request.Method == HttpMethod.Post) request.Content = new FormUrlEncodedContent([new("lang", "en")]);
            using var answer = await (await house.AsAsync(role)).SendAsync(request);
            Assert.Equal((role, role is null ? 401 : 403), (role, (int)answer.StatusCode));
        }
    }

    private async Task<long> EntriesAsync() => (await house.Get<LedgerStore>().ReadAsync(CancellationToken.None)).State.Sequence;

    // The form that the desk links to.
    private async Task<IHtmlFormElement> LinkedFormAsync(string act) =>
        await FormAsync("secretariat", Parse(await HtmlAsync("secretariat", Desk)).QuerySelector($"a[href*='{act}']")!.GetAttribute("href")!);

    private async Task<IHtmlFormElement> FormAsync(string? role, string address) => FormOf(await HtmlAsync(role, address));

    private async Task<string> HtmlAsync(string? role, string address)
    {
        using var answer = await (await house.AsAsync(role)).GetAsync(new Uri(address, UriKind.Relative));
        Assert.True(answer.IsSuccessStatusCode, $"{address} {answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<string> DoneAsync(string? role, IHtmlFormElement form, params (string Name, string Value)[] typed)
    {
        var (status, text) = await SendAsync(role, form, typed);
        Assert.True(status == 303, $"{form.GetAttribute("action")}: {status} {Parse(text).QuerySelector(".errors")?.TextContent}");
        return text;
    }

    // A redirect answers where to; anything else its page.
    private async Task<(int Status, string Html)> SendAsync(string? role, IHtmlFormElement form, params (string Name, string Value)[] typed)
    {
        Dictionary<string, string> fields = form.QuerySelectorAll("input, select, textarea").Where(field => field is not IHtmlInputElement { Type: "checkbox", IsChecked: false })
            .ToDictionary(field => field.GetAttribute("name")!, field => field switch { IHtmlInputElement input => input.Value, IHtmlSelectElement select => select.Value ?? "", _ => ((IHtmlTextAreaElement)field).Value });
        foreach (var (name, value) in typed) fields[name] = value;
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await (await house.AsAsync(role)).PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), content);
        return ((int)answer.StatusCode, answer.Headers.Location?.OriginalString ?? await answer.Content.ReadAsStringAsync());
    }

    private static IHtmlFormElement FormOf(string html) => (IHtmlFormElement)Parse(html).QuerySelector("form[method=post][action^='/api/funding/']")!;

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
