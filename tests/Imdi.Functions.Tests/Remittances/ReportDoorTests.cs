using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Imdi.Functions.Directory;
using Imdi.Functions.Remittances;
using Microsoft.Extensions.DependencyInjection;

namespace Imdi.Functions.Tests.Remittances;

public sealed partial class ReportDoorTests(SmallHouse small) : IClassFixture<SmallHouse>
{
    private const string Form = "/en/send/gbr/ind/report/", Reports = "/api/remittances/reports";
    private readonly RemittanceHouse _house = small.House;

    [Fact]
    public async Task A_form_leads_to_a_receipt_and_sent_twice_to_the_same_one()
    {
        var fields = await FilledAsync();
        using var first = await PostAsync(fields);
        using var second = await PostAsync(fields);
        using var receipt = await _house.GetAsync(first.Headers.Location!.ToString());

        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        string reference = first.Headers.Location.ToString().Split('=')[1];
        Assert.True(Reference.TryNormalise(reference, out _));
        Assert.Contains(reference, await receipt.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(fields["what_is_wrong"]));
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_again_with_the_answers_kept()
    {
        var fields = await FilledAsync();
        fields["provider"] = "";
        fields["seen_on"] = "yesterday";
        using var response = await PostAsync(fields);
        string page = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("href=\"#provider\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"#seen_on\"", page, StringComparison.Ordinal);
        Assert.Contains(fields["what_is_wrong"], page, StringComparison.Ordinal);
        Assert.Contains(fields["submission_id"], page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_is_asked_again_and_nothing_is_kept()
    {
        await RefusedAsync(await FilledAsync(wait: false));
        var filled = await FilledAsync();
        filled["website"] = "https://example.org";
        await RefusedAsync(filled);
        var forged = await FilledAsync();
        forged["issued_at"] = "1";
        await RefusedAsync(forged);

        async Task RefusedAsync(Dictionary<string, string> fields)
        {
            using var response = await PostAsync(fields);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
            Assert.Equal(0, await CountAsync(fields["what_is_wrong"]));
        }
    }

    [Fact]
    public async Task A_program_reports_as_JSON_and_its_key_makes_it_once()
    {
        var body = new { from = "GBR", to = "IND", provider = "A", whatIsWrong = $"The fee was 4.99 ({Guid.NewGuid()})", rightPrice = "4.99" };
        using var first = await JsonAsync(body, "key-1");
        using var second = await JsonAsync(body, "key-1");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(1, await CountAsync(body.whatIsWrong));
    }

    [Fact]
    public async Task A_wrong_report_is_refused_by_its_JSON_pointers()
    {
        using var response = await JsonAsync(new { from = "GBR", to = "FJI", provider = "", whatIsWrong = new string('x', 2001), contact = "no address" }, null);
        var errors = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("errors").EnumerateArray();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(["/contact", "/provider", "/to", "/whatIsWrong"], errors.Select(error => error.GetProperty("pointer").GetString()!).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("text/plain", "hello", 415)]
    [InlineData("application/json", "{", 400)]
    [InlineData("application/json", "{\"colour\":1}", 400)]
    public async Task What_is_no_report_is_not_taken(string type, string text, int status)
    {
        using var content = new StringContent(text, Encoding.UTF8, new MediaTypeHeaderValue(type));
        using var response = await _house.Client.PostAsync(new Uri(Reports, UriKind.Relative), content);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Only_the_secretariat_reads_reports()
    {
        using var nobody = await _house.GetAsync(Reports);
        using var agency = await AsAgencyAsync();
        using var secretariat = await AsSecretariatAsync(Reports + "?limit=1");

        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, agency.StatusCode);
        Assert.Equal(HttpStatusCode.OK, secretariat.StatusCode);
        Assert.True(secretariat.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Every_report_leaves_an_audit_entry_without_its_text()
    {
        var fields = await FilledAsync();
        using var response = await PostAsync(fields);
        string reference = response.Headers.Location!.ToString().Split('=')[1];
        var audit = _house.Services.GetRequiredService<AuditStore>();

        var entry = await audit.ReadAsync(RemittanceHouse.Today, CancellationToken.None).SingleAsync(one => one.Subject == reference);

        Assert.Equal(("public", "price-reported"), (entry.Who, entry.What));
    }

    [Fact]
    public async Task There_is_no_form_for_a_corridor_that_nobody_knows()
    {
        using var response = await _house.GetAsync("/en/send/ind/gbr/report/");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task<Dictionary<string, string>> FilledAsync(bool wait = true)
    {
        using var page = await _house.GetAsync(Form);
        string html = await page.Content.ReadAsStringAsync();
        Assert.True(page.Headers.CacheControl!.NoStore);
        var fields = Hidden().Matches(html).ToDictionary(match => match.Groups[1].Value, match => WebUtility.HtmlDecode(match.Groups[2].Value));
        fields["provider"] = "A";
        fields["what_is_wrong"] = $"The fee was higher, {Guid.NewGuid()}";
        fields["website"] = "";
        if (wait) _house.Clock.Advance(TimeSpan.FromSeconds(10));
        return fields;
    }

    private async Task<HttpResponseMessage> PostAsync(Dictionary<string, string> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await _house.Client.PostAsync(new Uri(Reports, UriKind.Relative), content);
    }

    private async Task<HttpResponseMessage> JsonAsync<T>(T body, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Reports) { Content = JsonContent.Create(body) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await _house.Client.SendAsync(request);
    }

    private async Task<int> CountAsync(string text)
    {
        using var response = await AsSecretariatAsync(Reports + "?limit=1000");
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("items").EnumerateArray()
            .Count(row => row.GetProperty("whatIsWrong").GetString() == text);
    }

    private async Task<HttpResponseMessage> AsSecretariatAsync(string address)
    {
        using var signIn = await _house.Client.PostAsJsonAsync(new Uri("/api/auth/development", UriKind.Relative), new { role = "secretariat" });
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Cookie", signIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        return await _house.Client.SendAsync(request);
    }

    private async Task<HttpResponseMessage> AsAgencyAsync()
    {
        string text = AgencyTokenStore.NewText();
        var now = _house.Clock.GetUtcNow();
        var token = new AgencyToken(AgencyToken.HashOf(text), "An agency", ["remittance-quotes"], now, now.AddDays(1), null, null);
        await _house.Services.GetRequiredService<AgencyTokenStore>().AddAsync(token, CancellationToken.None);
        using var request = new HttpRequestMessage(HttpMethod.Get, Reports);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", text);
        return await _house.Client.SendAsync(request);
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
