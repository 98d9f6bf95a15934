using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Microsoft.Extensions.DependencyInjection;

namespace Imdi.Functions.Tests.Proposals;

public sealed class InterestDoorTests(AttachmentHouse house) : IClassFixture<AttachmentHouse>
{
    private const string Interests = "/api/proposals/interests";

    [Fact]
    public async Task A_form_gets_a_number_and_a_message_once()
    {
        var fields = await FilledAsync();
        using var first = await PostAsync(fields);
        using var second = await PostAsync(fields);
        using var receipt = await house.Client.GetAsync(first.Headers.Location);
        string reference = first.Headers.Location!.ToString().Split('=')[1];

        Assert.Equal((HttpStatusCode.SeeOther, first.Headers.Location), (first.StatusCode, second.Headers.Location));
        Assert.True(Reference.TryNormalise(reference, out _));
        Assert.Contains(reference, await receipt.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var message = Assert.Single(house.Outbox.All, message => message.Id == $"interest-received/{fields["submission_id"]}");
        Assert.Equal(("interest-received", "private@example.org", reference), (message.Template, message.To, message.Values[0]));
        var entry = Assert.Single(await house.AuditAsync(), entry => entry.What == "interest-expressed" && entry.Subject == reference);
        Assert.DoesNotContain("private", entry.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_again_with_the_answers_kept()
    {
        var fields = await FilledAsync();
        (fields["organisation"], fields["email"], fields["about"]) = ("", "no address", "IMDI-1");
        using var response = await PostAsync(fields);
        string page = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.All(new[] { "#organisation", "#email", "#about" }, field => Assert.Contains($"href=\"{field}\"", page, StringComparison.Ordinal));
        Assert.Contains(fields["text"], page, StringComparison.Ordinal);
        Assert.Contains(fields["submission_id"], page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_is_asked_again()
    {
        var fields = await FilledAsync();
        fields["website"] = "https://example.org";
        using var response = await PostAsync(fields);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
    }

    [Fact]
    public async Task Only_who_agreed_is_listed_and_nothing_personal_is()
    {
        string listed = await ExpressAsync("Listed subject", mayList: true), other = await ExpressAsync("Other subject", mayList: false);
        using var response = await house.Client.GetAsync(new Uri(Interests + "/listed", UriKind.Relative));
        using var csv = await house.Client.GetAsync(new Uri(Interests + "/listed.csv", UriKind.Relative));
        using var page = await house.Client.GetAsync(new Uri("/en/interest/", UriKind.Relative));

        foreach (var answer in new[] { response, csv, page })
        {
            string text = await answer.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains(listed, text, StringComparison.Ordinal);
            Assert.DoesNotContain(other, text, StringComparison.Ordinal);
            Assert.DoesNotContain("private@example.org", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Personal Name", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("agency", 403), InlineData("focal-point", 403), InlineData("executing-agency", 403), InlineData("donor", 403), InlineData("panel-1", 403), InlineData(null, 401)]
    public async Task The_inbox_is_the_secretariat_s(string? role, int status)
    {
        string reference = await ExpressAsync("For the inbox", mayList: false);
        using var list = await house.AsAsync(role, HttpMethod.Get, Interests);
        using var page = await house.AsAsync(role, HttpMethod.Get, "/en/desk/interests/");
        using var answer = await house.AsAsync(role, HttpMethod.Post, $"{Interests}/{reference}/answers", JsonContent.Create(new { state = "closed" }));
        using var form = await house.AsAsync(role, HttpMethod.Post, $"{Interests}/{reference}/answers", new FormUrlEncodedContent([new("state", "closed")]));

        Assert.Equal((status, status, status, status), ((int)list.StatusCode, (int)page.StatusCode, (int)answer.StatusCode, (int)form.StatusCode));
    }

    [Fact]
    public async Task The_secretariat_acknowledges_and_closes_with_a_note()
    {
        string reference = await ExpressAsync("To be answered", mayList: false), address = $"{Interests}/{reference}/answers";
        using var acknowledged = await house.AsAsync("secretariat", HttpMethod.Post, address, JsonContent.Create(new { state = "acknowledged", note = "Called back." }));
        using var closed = await house.AsAsync("secretariat", HttpMethod.Post, address, new FormUrlEncodedContent([new("lang", "fr"), new("state", "closed")]));
        using var back = await house.AsAsync("secretariat", HttpMethod.Post, address, JsonContent.Create(new { state = "acknowledged" }));
        using var page = await house.AsAsync("secretariat", HttpMethod.Get, "/en/desk/interests/");
        using var csv = await house.AsAsync("secretariat", HttpMethod.Get, Interests + ".csv");
        using var unknown = await house.AsAsync("secretariat", HttpMethod.Post, $"{Interests}/IMDI-0000-0000-0/answers", JsonContent.Create(new { state = "closed" }));

        Assert.Equal("acknowledged", (string?)JsonNode.Parse(await acknowledged.Content.ReadAsStringAsync())!["state"]);
        Assert.Equal((HttpStatusCode.SeeOther, "/fr/desk/interests/"), (closed.StatusCode, closed.Headers.Location!.ToString()));
        Assert.Equal("interest-closed", await AttachmentHouse.CodeOf(back));
        Assert.Contains("Called back.", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("private@example.org", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(csv.Headers.CacheControl!.Private);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(2, (await house.AuditAsync()).Count(entry => entry.Subject == reference && entry.What is "interest-acknowledged" or "interest-closed"));
    }

    [Fact]
    public async Task The_guide_answers_the_short_check()
    {
        string page = await house.Client.GetStringAsync(new Uri("/en/apply/?applicant=person&country=NPL&agency=yes&plan=no-plan&amount=100&currency=USD", UriKind.Relative));
        string unknown = await house.Client.GetStringAsync(new Uri("/fr/apply/?applicant=x&country=x&agency=&plan=7&amount=much&currency=", UriKind.Relative));

        Assert.Contains("A person alone cannot apply", page, StringComparison.Ordinal);
        Assert.Contains("the short form is enough", page, StringComparison.Ordinal);
        Assert.Contains("Au moins un pays doit", unknown, StringComparison.Ordinal);
    }

    private async Task<string> ExpressAsync(string subject, bool mayList)
    {
        using var response = await house.Client.PostAsJsonAsync(new Uri(Interests, UriKind.Relative), new { kind = "civil-society", organisation = "A forum", country = "NPL", subject, text = "Text", contactName = "Personal Name", email = "private@example.org", mayList });
        return (string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["reference"]!;
    }

    private async Task<Dictionary<string, string>> FilledAsync()
    {
        var stamp = await house.Services.GetRequiredService<FormGuard>().StampAsync(DateTimeOffset.UtcNow.AddSeconds(-5), CancellationToken.None);
        return new()
        {
            ["lang"] = "en", ["submission_id"] = stamp.SubmissionId.ToString(), ["issued_at"] = stamp.IssuedAt, ["website"] = "", ["kind"] = "civil-society", ["organisation"] = "A forum", ["country"] = "NPL",
            ["subject"] = "Training", ["text"] = $"We would like to help ({Guid.NewGuid()}).", ["about"] = "", ["contact_name"] = "Personal Name", ["email"] = "private@example.org",
        };
    }

    private async Task<HttpResponseMessage> PostAsync(Dictionary<string, string> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        return await house.Client.PostAsync(new Uri(Interests, UriKind.Relative), form);
    }
}
