using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Imdi.Functions.Directory;
using Imdi.Functions.Remittances;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Imdi.Functions.Tests.Remittances;

public sealed partial class SubscriptionTests(SmallHouse small) : IClassFixture<SmallHouse>
{
    private const string Form = "/en/send/usa/mex/alert/", Subscriptions = "/api/subscriptions";
    private static int _published;

    private readonly RemittanceHouse _house = small.House;

    [Fact]
    public async Task A_form_leads_to_a_message_whose_link_asks_for_a_click_and_the_click_confirms()
    {
        await PublishAsync(4.18m, "2020Q3");
        var fields = await FilledAsync("form@example.org", "own", "4.5");
        using var sent = await PostAsync(Subscriptions, fields);
        Assert.Equal((HttpStatusCode.SeeOther, Form + "?sent=1"), (sent.StatusCode, sent.Headers.Location!.ToString()));
        Assert.Contains("Look in your mail", await TextAsync(Form + "?sent=1"), StringComparison.Ordinal);

        var mail = Assert.Single(await MailAsync("form@example.org"));
        string link = AlertMail.LinkOf(mail);
        Assert.StartsWith("/en/alerts/confirm/", link, StringComparison.Ordinal);
        Assert.Contains("4.5%", await TextAsync(link), StringComparison.Ordinal);
        Assert.False((await OneAsync("form@example.org")).IsConfirmed);

        using var confirmed = await PostAsync(Subscriptions + "/confirmations", new() { ["key"] = AlertMail.KeyOf(mail), ["lang"] = "en" });
        using var again = await PostAsync(Subscriptions + "/confirmations", new() { ["key"] = AlertMail.KeyOf(mail), ["lang"] = "en" });

        Assert.Equal((HttpStatusCode.SeeOther, link), (confirmed.StatusCode, confirmed.Headers.Location!.ToString()));
        Assert.Equal(link, again.Headers.Location!.ToString());
        Assert.Contains("You will be told", await TextAsync(link), StringComparison.Ordinal);
        var kept = await OneAsync("form@example.org");
        Assert.Equal((true, 4.5m, CostSide.AtOrBelow), (kept.IsConfirmed, kept.Threshold, kept.Side!.Value));
    }

    [Fact]
    public async Task The_answer_is_the_same_whatever_is_known_of_an_address()
    {
        using var first = await AskAsync("known@example.org");
        string key = AlertMail.KeyOf(Assert.Single(await MailAsync("known@example.org")));
        using var confirmed = await _house.Client.PostAsJsonAsync(Subscriptions + "/confirmations", new { key });
        using var second = await AskAsync("KNOWN@example.org", threshold: 5.0m);
        _house.Clock.Advance(TimeSpan.FromDays(1));
        using var nextDay = await AskAsync("known@example.org");

        Assert.Equal(HttpStatusCode.OK, confirmed.StatusCode);
        Assert.Single(new[] { first, second, nextDay }.Select(answer => (answer.StatusCode, answer.Content.ReadAsStringAsync().Result)).Distinct());
        Assert.Equal(2, (await MailAsync("known@example.org")).Count);
        Assert.True((await OneAsync("known@example.org")).IsConfirmed);
    }

    [Fact]
    public async Task An_address_gets_five_such_messages_a_day_at_most()
    {
        for (int number = 1; number <= 8; number++) (await AskAsync("flooded@example.org", threshold: number)).Dispose();

        Assert.Equal(5, (await MailAsync("flooded@example.org")).Count);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_the_fields()
    {
        var fields = await FilledAsync("no address", "own", "90");
        using var answer = await PostAsync(Subscriptions, fields);
        string page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("href=\"#email\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"#own\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"no address\"", page, StringComparison.Ordinal);
        using var wrong = await _house.Client.PostAsJsonAsync(Subscriptions, new { email = "a@example.org", from = "USA", to = "FJI", threshold = 4.567, language = "tlh" });
        Assert.Equal(
            ["/to", "/threshold", "/language"],
            (await wrong.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString()!));
    }

    [Fact]
    public async Task A_script_is_asked_again_and_nothing_is_sent()
    {
        var fields = await FilledAsync("script@example.org", "5", "");
        fields["website"] = "https://example.org";
        using var answer = await PostAsync(Subscriptions, fields);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Empty(await MailAsync("script@example.org"));
    }

    [Fact]
    public async Task Each_crossing_is_told_once_in_either_direction_and_its_message_leaves_by_one_click()
    {
        await PublishAsync(4.18m, "2020Q3");
        await SubscribeAsync("alerted@example.org", 4m, "fr");
        await PublishAsync(3.9m, "2020Q4");
        await LookAsync();
        await LookAsync();
        await PublishAsync(3.8m, "2021Q1");
        await LookAsync();
        await PublishAsync(4.01m, "2021Q2");
        await LookAsync();

        var alerts = (await MailAsync("alerted@example.org")).Skip(1).ToList();
        Assert.Equal(["États-Unis → Mexique : envoyer de l’argent coûte maintenant 3,90\u00A0%", "États-Unis → Mexique : envoyer de l’argent coûte maintenant 4,01\u00A0%"], alerts.Select(mail => mail.Subject));
        Assert.Contains("T2 2021", alerts[1].TextBody, StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", alerts[1].Headers["List-Unsubscribe-Post"]);

        string way = alerts[1].Headers["List-Unsubscribe"]!.Trim('<', '>');
        using var looked = await _house.GetAsync(way);
        Assert.Equal((HttpStatusCode.Redirect, $"/fr/alerts/leave/{AlertMail.KeyOf(alerts[1])}/"), (looked.StatusCode, looked.Headers.Location!.ToString()));
        string page = await TextAsync(looked.Headers.Location.ToString());
        Assert.Contains($"action=\"{way.Split('?')[0]}\"", page, StringComparison.Ordinal);
        Assert.NotNull(await OneAsync("alerted@example.org"));

        using var left = await PostAsync(way, new() { ["List-Unsubscribe"] = "One-Click" });
        using var again = await PostAsync(way.Split('?')[0], new() { ["lang"] = "fr" });
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.SeeOther), (left.StatusCode, again.StatusCode));
        Assert.DoesNotContain(await AllAsync(), one => one.Address == "alerted@example.org");
        Assert.DoesNotContain("<form", await TextAsync(again.Headers.Location!.ToString()), StringComparison.Ordinal);

        await PublishAsync(2m, "2021Q3");
        await LookAsync();
        Assert.Equal(3, (await MailAsync("alerted@example.org")).Count);
    }

    [Fact]
    public async Task Killed_between_the_message_and_its_memory_a_crossing_is_still_told_once()
    {
        await PublishAsync(4.18m, "2020Q3");
        await SubscribeAsync("killed@example.org", 4.5m, "en");
        var before = await OneAsync("killed@example.org");
        await PublishAsync(9m, "2022Q1");
        await LookAsync();

        // As if the second write had never happened.
        var after = await OneAsync("killed@example.org");
        await _house.Services.GetRequiredService<SubscriptionStore>().SaveAsync(after, before with { RowTag = after.RowTag }, CancellationToken.None);
        await LookAsync();

        Assert.Equal(2, (await MailAsync("killed@example.org")).Count);
        Assert.Equal(1, (await OneAsync("killed@example.org")).Crossings);
    }

    [Fact]
    public async Task An_address_that_nobody_confirms_is_erased_after_seven_days_and_its_link_leads_nowhere()
    {
        (await AskAsync("forgotten@example.org")).Dispose();
        var mail = Assert.Single(await MailAsync("forgotten@example.org"));
        _house.Clock.Advance(TimeSpan.FromDays(7));
        await LookAsync();

        Assert.DoesNotContain(await AllAsync(), one => one.Address == "forgotten@example.org");
        using var page = await _house.GetAsync(AlertMail.LinkOf(mail));
        using var confirmed = await _house.Client.PostAsJsonAsync(Subscriptions + "/confirmations", new { key = AlertMail.KeyOf(mail) });
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (page.StatusCode, confirmed.StatusCode));
    }

    [Fact]
    public async Task A_link_of_one_purpose_serves_no_other_and_a_guessed_one_none()
    {
        (await AskAsync("purpose@example.org")).Dispose();
        string key = AlertMail.KeyOf(Assert.Single(await MailAsync("purpose@example.org")));

        using var leaving = await PostAsync($"{Subscriptions}/leaving/{key}", new() { ["List-Unsubscribe"] = "One-Click" });
        using var guessed = await PostAsync(Subscriptions + "/confirmations", new() { ["key"] = "../../x", ["lang"] = "en" });

        Assert.Equal((HttpStatusCode.NotFound, "/en/alerts/confirm/none/"), (leaving.StatusCode, guessed.Headers.Location!.ToString()));
        Assert.NotNull(await OneAsync("purpose@example.org"));
    }

    [Fact]
    public async Task What_is_done_leaves_audit_entries_without_an_address()
    {
        await SubscribeAsync("audited@example.org", 6m, "en");
        string id = (await OneAsync("audited@example.org")).Id;
        var day = DateOnly.FromDateTime(_house.Clock.GetUtcNow().UtcDateTime);

        var entries = await _house.Services.GetRequiredService<AuditStore>().ReadAsync(day, CancellationToken.None).ToListAsync();

        Assert.Equal(["subscription-asked-for", "subscription-confirmed"], entries.Where(entry => entry.Subject == id).Select(entry => entry.What).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(entries, entry => entry.ToString().Contains('@', StringComparison.Ordinal));
    }

    private async Task SubscribeAsync(string email, decimal threshold, string language)
    {
        (await AskAsync(email, threshold, language)).Dispose();
        using var confirmed = await _house.Client.PostAsJsonAsync(Subscriptions + "/confirmations", new { key = AlertMail.KeyOf((await MailAsync(email))[0]) });
        Assert.Equal(HttpStatusCode.OK, confirmed.StatusCode);
    }

    private Task<HttpResponseMessage> AskAsync(string email, decimal threshold = 5, string language = "en") =>
        _house.Client.PostAsJsonAsync(Subscriptions, new { email, from = "USA", to = "MEX", threshold, language });

    // A run is known by its day and its data: each of these has a day of its own.
    private Task<PublishReport> PublishAsync(decimal cost, string period) => RemittanceHouse.PublishAsync(
        _house.Storage, Books.Of(SixServices.All, RemittanceHouse.Today.AddDays(++_published), ("USA", "MEX", period, cost)));

    private Task LookAsync()
    {
        _house.Clock.Advance(TimeSpan.FromHours(1));
        return _house.Services.GetServices<IDailyDuty>().Single(duty => duty.Name == "corridor-alerts").RunAsync(_house.Clock.GetUtcNow(), CancellationToken.None);
    }

    private Task<IReadOnlyList<MimeMessage>> MailAsync(string address) => AlertMail.ToAsync(_house.Services, address);

    private async Task<Subscription> OneAsync(string address) => Assert.Single(await AllAsync(), one => one.Address == address);

    private async Task<IReadOnlyList<Subscription>> AllAsync() => await _house.Services.GetRequiredService<SubscriptionStore>().AllAsync(CancellationToken.None).ToListAsync();

    private async Task<string> TextAsync(string address)
    {
        using var page = await _house.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.True(page.Headers.CacheControl!.NoStore);
        return await page.Content.ReadAsStringAsync();
    }

    private async Task<Dictionary<string, string>> FilledAsync(string email, string threshold, string own)
    {
        var fields = Hidden().Matches(await TextAsync(Form)).ToDictionary(match => match.Groups[1].Value, match => WebUtility.HtmlDecode(match.Groups[2].Value));
        _house.Clock.Advance(TimeSpan.FromSeconds(10));
        return new(fields) { ["email"] = email, ["threshold"] = threshold, ["own"] = own, ["language"] = "en", ["website"] = "" };
    }

    private async Task<HttpResponseMessage> PostAsync(string address, Dictionary<string, string> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await _house.Client.PostAsync(new Uri(address, UriKind.Relative), content);
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
