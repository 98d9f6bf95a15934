using AngleSharp.Html.Parser;
using Imdi.Functions.Funding;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Funding;

/// <summary>The desk of money when there is much of it: in pieces, each row once, donors by their names, countries by theirs.</summary>
public sealed class FundingDeskTests(FundingHouse house) : IClassFixture<FundingHouse>
{
    private const string Desk = "/en/desk/funding/";

    [Fact]
    public async Task Older_rows_follow_by_their_keys_and_each_is_shown_once()
    {
        const int many = 45;
        var store = house.Get<FundingStore>();
        for (int number = 1; number <= many; number++)
        {
            var pledge = new Pledge
            {
                Id = $"PLEDGE{number:D4}", Reference = $"PLEDGE-{number:D4}", Donor = number % 2 == 0 ? "demonstration-donor" : null, Name = number % 2 == 0 ? "demonstration-donor" : "A foundation",
                Amount = SomeFunding.Dollars(number), Window = MoneyWindow.CoreId, Language = Language.English, At = SomeFunding.Now.AddMinutes(number),
            };
            Assert.True((await store.AddAsync(pledge, CancellationToken.None)).IsOk);
            Assert.True((await store.AddAsync(SomeFunding.Contribution($"C{number:D4}", number), CancellationToken.None)).IsOk);
            Assert.True((await house.Get<EnterCommands>().RunAsync(new LedgerCommand($"k{number}", "receive", state => Entries.Receive(state, SomeFunding.Contribution($"C{number:D4}", number), MoneyWindow.CoreId, SomeFunding.Dollars(number), SomeFunding.Note($"k{number}"))), CancellationToken.None)).IsOk);
        }

        Assert.Equal(Enumerable.Range(1, many).Reverse().Select(number => $"PLEDGE-{number:D4}"), await WalkAsync("pledges", "bdi[dir=ltr]"));
        Assert.Equal(Enumerable.Range(1, many).Select(number => $"AGR C{number:D4}"), await WalkAsync("contributions", ".who bdi"));
        Assert.Equal(Enumerable.Range(1, many).Reverse().Select(number => $"{number} · "), (await WalkAsync("entries", ".who")).Select(text => text[..(text.IndexOf('·', StringComparison.Ordinal) + 2)]));

        var page = new HtmlParser().ParseDocument(await HtmlAsync(Desk));
        Assert.Contains("Demonstration donor", page.QuerySelector("section[aria-labelledby=pledges-h]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("demonstration-donor", page.QuerySelector("section[aria-labelledby=pledges-h]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_earmark_is_chosen_by_the_countries_names()
    {
        var form = new HtmlParser().ParseDocument(await HtmlAsync($"{Desk}window/")).QuerySelector("form[method=post]")!;
        Assert.Contains("Nepal", form.QuerySelectorAll("select[name='country-1'] option").Select(option => option.TextContent));
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["lang"] = "en", ["submission_id"] = form.QuerySelector("[name=submission_id]")!.GetAttribute("value")!, ["id"] = "two-countries", ["name"] = "Two", ["purpose"] = "Two countries", ["country-1"] = "NPL", ["country-2"] = "", ["country-3"] = "QAT",
        });
        using var answer = await (await house.AsAsync("secretariat")).PostAsync(new Uri("/api/funding/windows", UriKind.Relative), content);

        Assert.Equal(303, (int)answer.StatusCode);
        Assert.Equal(["NPL", "QAT"], (await house.Get<FundingStore>().FindAsync<MoneyWindow>("two-countries", CancellationToken.None))!.Countries.Select(country => country.Alpha3));
    }

    // What each row says, on page after page.
    private async Task<List<string>> WalkAsync(string list, string selector)
    {
        List<string> found = [];
        for (string? next = Desk; next is not null;)
        {
            var section = new HtmlParser().ParseDocument(await HtmlAsync(next)).QuerySelector($"section[aria-labelledby={list}-h]")!;
            found.AddRange(section.QuerySelectorAll($"tbody {selector}").Select(row => row.TextContent));
            next = section.QuerySelector("a[rel=next]")?.GetAttribute("href")!.Split('#')[0];
        }

        return found;
    }

    private async Task<string> HtmlAsync(string address)
    {
        using var answer = await (await house.AsAsync("secretariat")).GetAsync(new Uri(address, UriKind.Relative));
        Assert.True(answer.IsSuccessStatusCode, $"{address} {answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync();
    }
}
