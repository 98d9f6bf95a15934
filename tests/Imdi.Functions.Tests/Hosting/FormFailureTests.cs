using Imdi.Functions.Hosting;
using Imdi.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Imdi.Functions.Tests.Hosting;

/// <summary>Whoever sent a form by a browser reads a page when it is refused, whatever refuses it; a program reads problem details.</summary>
public sealed class FormFailureTests
{
    [Theory, InlineData("refused", 409), InlineData("broken", 500), InlineData("nowhere", 404), InlineData("too-long", 413), InlineData("too-often", 429), InlineData("too-odd", 400)]
    public async Task A_form_is_refused_by_a_page_in_its_language_and_a_program_by_problem_details(string what, int status)
    {
        await using var house = await TestHouse.OpenAsync(
            routes =>
            {
                routes.MapPost("/api/tests/refused", async (HttpContext context) =>
                {
                    if (context.Request.HasFormContentType) await context.Request.ReadFormAsync();
                    return Answer.Refused(Refusal.Conflict("taken", "It is taken."));
                });
                routes.MapPost("/api/tests/broken", string () => throw new InvalidOperationException("inside"));
                routes.MapPost("/api/tests/too-long", () => "taken").Accepts<string>("text/plain");
                routes.MapPost("/api/tests/too-often", () => "taken");
                routes.MapPost("/api/tests/too-odd", async Task<string> (HttpContext context) => $"{(await context.Request.ReadFormAsync()).Count}");
            },
            settings: new() { ["Imdi:MaxBodyBytes"] = what == "too-odd" ? "10000" : "1024", ["Imdi:PostsPerMinute"] = what == "too-often" ? "1" : "100" });
        if (what == "too-often") (await SendAsync(house, what, isReader: false)).Dispose();

        using var page = await SendAsync(house, what, isReader: true);
        string html = await page.Content.ReadAsStringAsync();
        Assert.Equal(status, (int)page.StatusCode);
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith($"<!doctype html><html lang={(what == "refused" ? "ar" : "fr")}>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("inside", html, StringComparison.Ordinal);

        using var problem = await SendAsync(house, what, isReader: false);
        Assert.Equal((status, "application/problem+json"), ((int)problem.StatusCode, problem.Content.Headers.ContentType?.MediaType));
    }

    private static async Task<HttpResponseMessage> SendAsync(TestHouse house, string what, bool isReader)
    {
        using var form = new FormUrlEncodedContent([new("lang", "ar"), new(what == "too-odd" ? new string('n', 3_000) : "text", new string('x', what == "too-long" ? 2_000 : 10))]);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/tests/{what}", UriKind.Relative)) { Content = form };
        request.Headers.AcceptLanguage.ParseAdd("fr");
        if (isReader) request.Headers.Accept.ParseAdd("text/html,application/xhtml+xml");
        return await house.Client.SendAsync(request);
    }
}
