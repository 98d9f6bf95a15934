using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Tests.Directory;

/// <summary>The whole flow against a real provider of this machine: over HTTP, with its keys, its codes and its tokens.</summary>
public sealed class OpenIdSignInTests(SignInHouse house) : IClassFixture<SignInHouse>
{
    [Fact]
    public async Task Somebody_signs_in_is_known_and_signs_out()
    {
        (house.Provider.Subject, house.Provider.Role) = ("head@secretariat.example", "secretariat");
        using var browser = new Browser(house.Host.Client());

        using var back = await browser.SignInAsync("/fr/desk/");
        var me = await browser.MeAsync();
        using var desk = await browser.GetAsync("/fr/desk/");
        string page = await desk.Content.ReadAsStringAsync();
        using var left = await browser.PostAsync("/api/auth/sign-out", ("lang", "fr"));

        Assert.Equal((HttpStatusCode.Redirect, "/fr/desk/"), (back.StatusCode, back.Headers.Location!.ToString()));
        Assert.Equal((true, "Amina Example", "secretariat"), (me.GetProperty("signedIn").GetBoolean(), me.GetProperty("name").GetString(), me.GetProperty("roles")[0].GetString()));
        Assert.DoesNotContain("secretariat.example", me.GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Contains("Amina Example", page, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.SeeOther, "/fr/"), (left.StatusCode, left.Headers.Location!.ToString()));
        Assert.False((await browser.MeAsync()).GetProperty("signedIn").GetBoolean());
        Assert.Contains(await house.Get<AuditStore>().ReadAsync(house.Today, CancellationToken.None).ToListAsync(), entry => entry.What == "signed-in" && entry.Who == house.IdOf("head@secretariat.example"));
    }

    [Fact]
    public async Task The_cookie_is_this_hosts_alone_and_out_of_reach_of_scripts()
    {
        using var browser = await house.SignedInAsync("amina");

        string cookie = browser.SetCookies.Last(one => one.StartsWith("__Host-imdi=", StringComparison.Ordinal));

        foreach (string part in new[] { "path=/", "secure", "httponly", "samesite=lax" }) Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.All(browser.SetCookies, one => Assert.Contains("secure", one, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Another_instance_knows_the_session_by_the_shared_keys()
    {
        using var browser = await house.SignedInAsync("amina", "donor");
        await using var other = await house.StartAsync();
        using var there = new Browser(other.Client());
        foreach (var (name, value) in browser.Cookies) there.Cookies[name] = value;

        Assert.True((await there.MeAsync()).GetProperty("signedIn").GetBoolean());
    }

    [Fact]
    public async Task A_state_that_was_tampered_with_signs_nobody_in()
    {
        using var browser = new Browser(house.Host.Client());

        using var back = await browser.SignInAsync(tamper: callback => callback.Replace("state=", "state=x", StringComparison.Ordinal));

        await AssertFailedAsync(browser, back);
    }

    [Fact]
    public async Task An_answer_that_another_browser_had_asked_for_signs_nobody_in()
    {
        using var attacker = new Browser(house.Host.Client());
        string callback = await attacker.ToCallbackAsync();
        using var victim = new Browser(house.Host.Client()) { Site = "cross-site" };

        using var back = await victim.GetAsync(callback);

        await AssertFailedAsync(victim, back);
    }

    [Fact]
    public async Task A_nonce_that_was_not_given_signs_nobody_in()
    {
        using var browser = new Browser(house.Host.Client());
        house.Provider.OtherNonce = "another";
        try
        {
            using var back = await browser.SignInAsync();
            await AssertFailedAsync(browser, back);
        }
        finally
        {
            house.Provider.OtherNonce = null;
        }
    }

    [Theory]
    [InlineData("https://stranger.example/")]
    [InlineData("//stranger.example/en/")]
    [InlineData("/api/auth/me")]
    public async Task The_way_back_is_a_page_of_ours_only(string wanted)
    {
        using var browser = new Browser(house.Host.Client());

        using var back = await browser.SignInAsync(wanted);

        Assert.Equal("/en/desk/", back.Headers.Location!.ToString());
    }

    [Fact]
    public async Task What_another_sites_page_makes_the_browser_send_is_the_publics()
    {
        using var browser = await house.SignedInAsync("head", "secretariat");
        var body = JsonContent.Create(new { agency = "X", kinds = new[] { "remittance-quotes" }, days = 1 });

        browser.Site = "cross-site";
        using var foreign = await browser.SendAsync(HttpMethod.Post, "/api/auth/tokens", body);
        using var old = await browser.SendAsync(HttpMethod.Post, "/api/auth/tokens", JsonContent.Create(new { agency = "X", kinds = new[] { "remittance-quotes" }, days = 1 }), request =>
        {
            request.Headers.Remove("Sec-Fetch-Site");
            request.Headers.Add("Origin", "https://stranger.example");
        });
        using var signOut = await browser.PostAsync("/api/auth/sign-out");
        browser.Site = "same-origin";

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden), (foreign.StatusCode, old.StatusCode, signOut.StatusCode));
        Assert.True((await browser.MeAsync()).GetProperty("signedIn").GetBoolean());
    }

    [Fact]
    public async Task The_development_sign_in_does_not_exist_beside_it()
    {
        using var browser = new Browser(house.Host.Client());

        using var answer = await browser.SendAsync(HttpMethod.Post, "/api/auth/development", JsonContent.Create(new { role = "secretariat" }));
        using var form = await browser.PostAsync("/api/auth/development", ("role", "secretariat"));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (answer.StatusCode, form.StatusCode));
        Assert.Empty(browser.Cookies);
    }

    [Fact]
    public async Task The_API_takes_the_providers_tokens_for_it_and_no_others()
    {
        (house.Provider.Subject, house.Provider.Role) = ("program", "secretariat");
        using var stranger = RSA.Create(2048);
        string good = house.Provider.Token(OpenIdProvider.Audience);
        Dictionary<string, string> bad = new()
        {
            ["expired"] = house.Provider.Token(OpenIdProvider.Audience, DateTime.UtcNow.AddMinutes(-5)),
            ["for another audience"] = house.Provider.Token("somebody-else"),
            ["an ID token"] = house.Provider.Token(OpenIdProvider.ClientId),
            ["signed by a stranger"] = house.Provider.Token(OpenIdProvider.Audience, signedBy: stranger),
            ["unsigned"] = $"{Base64("{\"alg\":\"none\"}")}.{good.Split('.')[1]}.",
            ["no token"] = "x",
        };

        Assert.Equal(HttpStatusCode.OK, await TokensAsync(good));
        foreach (var (name, token) in bad) Assert.True(await TokensAsync(token) == HttpStatusCode.Unauthorized, name);
    }

    [Fact]
    public async Task An_agencys_own_token_goes_on_working()
    {
        string text = AgencyTokenStore.NewText();
        await house.Get<AgencyTokenStore>().AddAsync(new TokenRequest("IOM Nairobi", ["remittance-quotes"], 30).Issue(text, house.Clock.GetUtcNow()).Value, CancellationToken.None);
        using var client = house.Host.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", text);

        Assert.Equal("IOM Nairobi", (await client.GetFromJsonAsync<JsonElement>("/api/auth/me")).GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("http://provider.example", "imdi")]
    [InlineData("provider.example", "imdi")]
    [InlineData("https://provider.example", null)]
    public async Task Wrong_settings_stop_the_start(string authority, string? client) => await Assert.ThrowsAsync<OptionsValidationException>(async () =>
        await TestHost.WholeAsync(await AzuriteServer.FreshConnectionStringAsync(), settings: new() { ["SignIn:Authority"] = authority, ["SignIn:ClientId"] = client }));

    [Fact]
    public async Task Without_a_provider_there_is_no_such_sign_in_and_the_page_says_so()
    {
        await using var host = await TestHost.WholeAsync(await AzuriteServer.FreshConnectionStringAsync());
        await host.Services.GetRequiredService<StorageClients>().EnsureCreatedAsync(CancellationToken.None);
        using var browser = new Browser(host.Client());

        using var way = await browser.GetAsync("/api/auth/sign-in");
        using var desk = await browser.GetAsync("/en/desk/");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Unauthorized), (way.StatusCode, desk.StatusCode));
        Assert.Contains("No sign-in has been set up", await desk.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string Base64(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text)).TrimEnd('=');

    private async Task<HttpStatusCode> TokensAsync(string token)
    {
        using var client = house.Host.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var answer = await client.GetAsync("/api/auth/tokens");
        return answer.StatusCode;
    }

    private static async Task AssertFailedAsync(Browser browser, HttpResponseMessage back)
    {
        Assert.Equal(HttpStatusCode.BadRequest, back.StatusCode);
        Assert.StartsWith("text/html", back.Content.Headers.ContentType!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("__Host-imdi", browser.Cookies.Keys);
        Assert.False((await browser.MeAsync()).GetProperty("signedIn").GetBoolean());
    }
}
