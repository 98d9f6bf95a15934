using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Imdi.Functions.Directory;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace Imdi.Functions.Tests.Directory;

public sealed class DirectoryDoorTests
{
    public static TheoryData<string, string> SecretariatOnly => new()
    {
        { "POST", "/api/auth/tokens" },
        { "GET", "/api/auth/tokens" },
        { "DELETE", "/api/auth/tokens/0123456789abcdef" },
    };

    [Theory]
    [MemberData(nameof(SecretariatOnly))]
    public async Task The_public_is_asked_to_sign_in(string method, string address)
    {
        await using var house = await DirectoryHouse.OpenAsync("Production");
        using var client = house.Client();

        using var answer = await SendAsync(client, method, address);

        Assert.Equal((HttpStatusCode.Unauthorized, "urn:imdi:sign-in-needed"), (answer.StatusCode, await TypeAsync(answer)));
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
    }

    [Theory]
    [MemberData(nameof(SecretariatOnly))]
    public async Task An_agencys_token_is_refused(string method, string address)
    {
        await using var house = await DirectoryHouse.OpenAsync("Production");
        using var client = house.Client(await house.TokenAsync("remittance-quotes"));

        using var answer = await SendAsync(client, method, address);

        Assert.Equal((HttpStatusCode.Forbidden, "urn:imdi:role-missing"), (answer.StatusCode, await TypeAsync(answer)));
    }

    [Theory]
    [MemberData(nameof(SecretariatOnly))]
    public async Task The_demonstration_agency_is_refused(string method, string address)
    {
        await using var house = await DirectoryHouse.OpenAsync();
        using var browser = await house.SignedInAsync("agency");

        using var answer = await SendAsync(browser, method, address);

        Assert.Equal((HttpStatusCode.Forbidden, "urn:imdi:role-missing"), (answer.StatusCode, await TypeAsync(answer)));
    }

    [Fact]
    public async Task Every_door_is_open_to_all_or_tested_here_for_whom_it_refuses()
    {
        await using var house = await DirectoryHouse.OpenAsync();
        string[] open = ["GET /api/auth/me", "POST /api/auth/development", "POST /api/auth/invitation", "POST /api/auth/sessions/end", "POST /api/auth/sessions/{id}/end", "POST /api/auth/sign-out", "POST /api/auth/sign-out"];
        var tested = SecretariatOnly.Select(row => $"{row[0]} {row[1]}".Replace("0123456789abcdef", "{id}", StringComparison.Ordinal));

        var doors = house.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(door => door.RoutePattern.RawText?.StartsWith("/api/auth", StringComparison.Ordinal) == true)
            .Select(door => (Name: $"{door.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0]} {door.RoutePattern.RawText?.TrimEnd('/')}", Closed: door.Metadata.GetMetadata<IAuthorizeData>() is not null))
            .ToList();

        Assert.Equal(open.Order(), doors.Where(door => !door.Closed).Select(door => door.Name).Order());
        Assert.Equal(tested.Order(), doors.Where(door => door.Closed).Select(door => door.Name).Order());
    }

    [Fact]
    public async Task A_token_is_issued_used_listed_and_revoked()
    {
        await using var house = await DirectoryHouse.OpenAsync();
        using var secretariat = await house.SignedInAsync("secretariat");

        using var issued = await secretariat.PostAsJsonAsync("/api/auth/tokens", new { agency = "IOM Nairobi", kinds = new[] { "remittance-quotes" }, days = 30 });
        Assert.Equal(HttpStatusCode.Created, issued.StatusCode);
        var token = await JsonAsync(issued);
        using var agency = house.Client(token.GetProperty("token").GetString());
        var me = await agency.GetFromJsonAsync<JsonElement>("/api/auth/me");
        Assert.Equal(("IOM Nairobi", "agency", "remittance-quotes"),
            (me.GetProperty("name").GetString(), me.GetProperty("roles")[0].GetString(), me.GetProperty("kinds")[0].GetString()));

        string list = await secretariat.GetStringAsync("/api/auth/tokens");
        Assert.Contains("\"lastUsed\":\"2026-11-24\"", list, StringComparison.Ordinal);
        Assert.DoesNotContain(token.GetProperty("token").GetString()![5..], list, StringComparison.Ordinal);

        using var revoked = await secretariat.DeleteAsync($"/api/auth/tokens/{token.GetProperty("id").GetString()}");
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        Assert.False((await agency.GetFromJsonAsync<JsonElement>("/api/auth/me")).GetProperty("signedIn").GetBoolean());

        var audit = await house.Get<AuditStore>().ReadAsync(new DateOnly(2026, 11, 24), CancellationToken.None).ToListAsync();
        Assert.Equal(["signed-in", "token-issued", "token-revoked"], audit.Select(entry => entry.What).Order());
        Assert.All(audit, entry => Assert.Equal("demonstration:secretariat", entry.Who));
    }

    [Fact]
    public async Task A_request_that_is_asked_again_issues_one_token_and_another_under_its_key_none()
    {
        await using var house = await DirectoryHouse.OpenAsync();
        using var secretariat = await house.SignedInAsync("secretariat");
        secretariat.DefaultRequestHeaders.Add("Idempotency-Key", "k1");

        using var first = await secretariat.PostAsJsonAsync("/api/auth/tokens", new { agency = "IOM Nairobi", kinds = new[] { "remittance-quotes" }, days = 30 });
        using var again = await secretariat.PostAsJsonAsync("/api/auth/tokens", new { agency = "IOM Nairobi", kinds = new[] { "remittance-quotes" }, days = 30 });
        using var other = await secretariat.PostAsJsonAsync("/api/auth/tokens", new { agency = "ILO", kinds = new[] { "remittance-quotes" }, days = 30 });
        house.Clock.Advance(TimeSpan.FromDays(1));
        using var late = await (await house.SignedInAsync("secretariat")).SendAsync(Keyed("k1"));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        Assert.Equal((await JsonAsync(first)).GetProperty("token").GetString(), (await JsonAsync(again)).GetProperty("token").GetString());
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "urn:imdi:idempotency-key-reused"), (other.StatusCode, await TypeAsync(other)));
        Assert.Equal("urn:imdi:idempotency-key-reused", await TypeAsync(late));
        Assert.Single(await house.Get<AgencyTokenStore>().ListAsync(CancellationToken.None).ToListAsync());

        static HttpRequestMessage Keyed(string key) => new(HttpMethod.Post, "/api/auth/tokens")
        {
            Headers = { { "Idempotency-Key", key } }, Content = JsonContent.Create(new { agency = "IOM Nairobi", kinds = new[] { "remittance-quotes" }, days = 30 }),
        };
    }

    [Fact]
    public async Task A_token_that_expired_is_the_publics()
    {
        await using var house = await DirectoryHouse.OpenAsync("Production");
        using var client = house.Client(await house.TokenAsync("remittance-quotes"));
        house.Clock.Advance(TimeSpan.FromDays(30));

        Assert.False((await client.GetFromJsonAsync<JsonElement>("/api/auth/me")).GetProperty("signedIn").GetBoolean());
    }

    [Fact]
    public async Task An_unknown_token_opens_nothing()
    {
        await using var house = await DirectoryHouse.OpenAsync("Production");
        using var client = house.Client(AgencyTokenStore.NewText());

        using var answer = await client.GetAsync("/api/auth/tokens");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_token_to_revoke_that_is_none_is_not_found()
    {
        await using var house = await DirectoryHouse.OpenAsync();
        using var secretariat = await house.SignedInAsync("secretariat");

        using var answer = await secretariat.DeleteAsync("/api/auth/tokens/0123456789abcdef");

        Assert.Equal((HttpStatusCode.NotFound, "urn:imdi:no-such-token"), (answer.StatusCode, await TypeAsync(answer)));
    }

    [Fact]
    public async Task A_wrong_request_for_a_token_says_what_would_be_right()
    {
        await using var house = await DirectoryHouse.OpenAsync();
        using var secretariat = await house.SignedInAsync("secretariat");

        using var answer = await secretariat.PostAsJsonAsync("/api/auth/tokens", new { agency = "", kinds = Array.Empty<string>(), days = 0 });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["/agency", "/kinds", "/days"], (await JsonAsync(answer)).GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString()));
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string method, string address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (method == "POST") request.Content = JsonContent.Create(new { agency = "IOM", kinds = new[] { "remittance-quotes" }, days = 30 });
        return await client.SendAsync(request);
    }

    private static Task<JsonElement> JsonAsync(HttpResponseMessage answer) => answer.Content.ReadFromJsonAsync<JsonElement>();

    private static async Task<string?> TypeAsync(HttpResponseMessage answer) => (await JsonAsync(answer)).GetProperty("type").GetString();
}
