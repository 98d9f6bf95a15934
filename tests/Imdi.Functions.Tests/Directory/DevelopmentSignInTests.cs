using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Imdi.Functions.Directory;
using Microsoft.AspNetCore.Builder;

namespace Imdi.Functions.Tests.Directory;

public sealed class DevelopmentSignInTests
{
    private static readonly object Secretariat = new { role = "secretariat" };

    [Fact]
    public async Task A_developer_is_the_secretariat_until_signing_out()
    {
        await using var house = await DirectoryHouse.OpenAsync();
        using var browser = await house.SignedInAsync("secretariat");
        Assert.Equal("demonstration:secretariat", (await MeAsync(browser)).GetProperty("id").GetString());

        using var left = await browser.PostAsync("/api/auth/sign-out", null);

        Assert.Equal(HttpStatusCode.NoContent, left.StatusCode);
        Assert.False((await MeAsync(browser)).GetProperty("signedIn").GetBoolean());
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_of_other_sites()
    {
        await using var house = await DirectoryHouse.OpenAsync();
        using var browser = house.Browser();

        using var answer = await browser.PostAsJsonAsync("/api/auth/development", Secretariat);

        string cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Outside_Development_it_does_not_exist()
    {
        await using var house = await DirectoryHouse.OpenAsync("Production");

        await AssertUnknownAsync(house.Browser());
    }

    [Fact]
    public async Task From_another_machine_it_does_not_exist()
    {
        await using var house = await DirectoryHouse.OpenAsync(from: IPAddress.Parse("192.0.2.7"));

        await AssertUnknownAsync(house.Browser());
    }

    [Fact]
    public async Task Under_a_name_of_the_web_that_points_here_it_does_not_exist()
    {
        await using var house = await DirectoryHouse.OpenAsync();
        var browser = house.Browser();
        browser.DefaultRequestHeaders.Host = "rebound.example";

        await AssertUnknownAsync(browser);
    }

    [Fact]
    public async Task Under_such_a_name_its_cookie_is_not_looked_at()
    {
        await using var house = await DirectoryHouse.OpenAsync();
        using var browser = await house.SignedInAsync("secretariat");
        browser.DefaultRequestHeaders.Host = "rebound.example";

        Assert.False((await MeAsync(browser)).GetProperty("signedIn").GetBoolean());
    }

    [Theory]
    [InlineData("/api/auth/development")]
    [InlineData("/api/auth/sign-out")]
    public async Task A_page_of_another_site_is_refused(string address)
    {
        await using var house = await DirectoryHouse.OpenAsync();
        using var browser = house.Browser("cross-site");

        using var answer = await browser.PostAsJsonAsync(address, Secretariat);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task An_old_browser_is_judged_by_its_Origin()
    {
        await using var house = await DirectoryHouse.OpenAsync();
        using var stranger = house.Client();
        stranger.DefaultRequestHeaders.Add("Origin", "https://stranger.example");
        using var own = house.Client();
        own.DefaultRequestHeaders.Add("Origin", house.Address.GetLeftPart(UriPartial.Authority));

        using var refused = await stranger.PostAsJsonAsync("/api/auth/development", Secretariat);
        using var taken = await own.PostAsJsonAsync("/api/auth/development", Secretariat);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (refused.StatusCode, taken.StatusCode));
    }

    [Fact]
    public async Task An_unknown_role_is_told_which_there_are()
    {
        await using var house = await DirectoryHouse.OpenAsync();
        using var browser = house.Browser();

        using var answer = await browser.PostAsJsonAsync("/api/auth/development", new { role = "emperor" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("secretariat", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cookie_that_another_sites_page_makes_the_browser_send_signs_nobody_in()
    {
        await using var house = await DirectoryHouse.OpenAsync(map: routes => routes.MapPost("/api/auth/probe", () => "changed").RequireRole(Role.Secretariat));
        using var browser = await house.SignedInAsync("secretariat");

        using var own = await browser.PostAsync("/api/auth/probe", null);
        browser.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using var foreign = await browser.PostAsync("/api/auth/probe", null);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (own.StatusCode, foreign.StatusCode));
    }

    private static async Task AssertUnknownAsync(HttpClient browser)
    {
        using var answer = await browser.PostAsJsonAsync("/api/auth/development", Secretariat);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        browser.Dispose();
    }

    private static Task<JsonElement> MeAsync(HttpClient client) => client.GetFromJsonAsync<JsonElement>("/api/auth/me");
}
