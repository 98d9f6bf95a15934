using System.Net;
using System.Net.Http.Json;
using System.Text;
using Imdi.Functions.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Imdi.Functions.Tests.Hosting;

/// <summary>What every answer carries, whatever it is and however it came about.</summary>
public sealed class HeaderTests
{
    public static TheoryData<string, string, string?, int> Answers => new()
    {
        { "GET", "/api/health", null, 200 },
        { "GET", "/api/own", null, 200 },
        { "GET", "/api/nowhere", null, 404 },
        { "DELETE", "/api/own", null, 405 },
        { "GET", "/api/closed", null, 403 },
        { "GET", "/api/fails", null, 500 },
        { "POST", "/api/notes", "{", 400 },
        { "POST", "/api/notes", "text", 415 },
        { "POST", "/api/notes", "long", 413 },
        { "GET", "/en/nowhere/", null, 404 },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Every_answer_says_what_it_is_and_what_a_browser_may_do_with_it(string method, string address, string? body, int status)
    {
        await using var house = await OpenAsync();
        using var request = new HttpRequestMessage(new(method), address);
        if (body is not null) request.Content = body switch
        {
            "text" => new StringContent("a=1", Encoding.UTF8, "text/plain"),
            "long" => JsonContent.Create(new { title = new string('x', 3000) }),
            _ => new StringContent(body, Encoding.UTF8, "application/json"),
        };
        using var response = await house.Client.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        string policy = response.Headers.GetValues("Content-Security-Policy").Single();
        var type = response.Content.Headers.ContentType!;
        Assert.Equal(type.MediaType == "text/html" ? SecurityHeaders.SitePolicy : SecurityHeaders.DataPolicy, policy);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("strict-origin-when-cross-origin", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(type.MediaType is "application/json" or "application/problem+json" || type.CharSet == "utf-8", type.ToString());
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("https://desk.example.org", true)]
    [InlineData("https://desk.example.org.evil.example", false)]
    [InlineData("https://evil.example", false)]
    [InlineData("http://desk.example.org", false)]
    [InlineData("https://desk.example.org:8443", false)]
    [InlineData("null", false)]
    public async Task What_is_not_public_is_open_to_exact_origins_only(string origin, bool expected)
    {
        await using var house = await OpenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/own");
        request.Headers.Add("Origin", origin);
        using var response = await house.Client.SendAsync(request);

        Assert.Equal(expected ? [origin] : [], response.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed) ? allowed : []);
    }

    [Fact]
    public async Task Another_origins_preflight_is_not_answered_with_leave()
    {
        await using var house = await OpenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/notes");
        request.Headers.Add("Origin", "https://evil.example");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "content-type");
        using var response = await house.Client.SendAsync(request);

        Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("Access-Control-Allow", StringComparison.OrdinalIgnoreCase));
    }

    private static Task<TestHouse> OpenAsync() => TestHouse.OpenAsync(Map, settings: new() { ["Imdi:MaxBodyBytes"] = "2048", ["Imdi:AllowedOrigins:0"] = "https://desk.example.org" });

    private static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/own", () => Results.Json(new { mine = true }));
        routes.MapGet("/api/closed", () => Results.StatusCode((int)HttpStatusCode.Forbidden));
        routes.MapGet("/api/fails", string () => throw new InvalidOperationException("broken"));
        routes.MapPost("/api/notes", (Note note) => note.Title);
    }

    private sealed record Note(string Title);
}
