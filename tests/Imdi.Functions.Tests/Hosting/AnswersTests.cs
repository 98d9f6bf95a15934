using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Imdi.Functions.Tests.Hosting;

public sealed class AnswersTests : IAsyncLifetime
{
    private TestHouse _house = null!;

    public enum Speed { SameDay, NextDay }

    public sealed record Note(string Title, int Stars);

    public async Task InitializeAsync() => _house = await TestHouse.OpenAsync(Map);

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Theory]
    [InlineData(RefusalKind.Malformed, 400)]
    [InlineData(RefusalKind.Unauthenticated, 401)]
    [InlineData(RefusalKind.Forbidden, 403)]
    [InlineData(RefusalKind.NotFound, 404)]
    [InlineData(RefusalKind.Conflict, 409)]
    [InlineData(RefusalKind.Stale, 412)]
    [InlineData(RefusalKind.TooLarge, 413)]
    [InlineData(RefusalKind.Unsupported, 415)]
    [InlineData(RefusalKind.Unprocessable, 422)]
    [InlineData(RefusalKind.PreconditionMissing, 428)]
    [InlineData(RefusalKind.TooMany, 429)]
    [InlineData(RefusalKind.Unavailable, 503)]
    public async Task A_refusal_is_a_problem_with_its_status_and_code(RefusalKind kind, int status)
    {
        using var response = await _house.Client.GetAsync(new Uri($"/api/tests/refusals/{(int)kind}", UriKind.Relative));

        Assert.Equal(status, (int)response.StatusCode);
        var problem = await ProblemAsync(response);
        Assert.Equal("urn:imdi:a-code", problem.GetProperty("type").GetString());
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.Equal("What would be right.", problem.GetProperty("detail").GetString());
        Assert.Equal("/amount", problem.GetProperty("errors")[0].GetProperty("pointer").GetString());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("traceId").GetString()!);
        Assert.Equal(status is 429 or 503, response.Headers.RetryAfter is not null);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task A_stale_change_is_answered_with_the_state_as_it_is()
    {
        using var response = await _house.Client.GetAsync(new Uri("/api/tests/stale", UriKind.Relative));

        Assert.Equal("now", (await ProblemAsync(response)).GetProperty("current").GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_failure_says_nothing_of_its_inside()
    {
        using var response = await _house.Client.GetAsync(new Uri("/api/tests/failure", UriKind.Relative));

        string body = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("1234", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", body, StringComparison.Ordinal);
        Assert.Contains("urn:imdi:internal-error", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Storage_that_does_not_answer_is_503_with_a_time_to_try_again()
    {
        using var response = await _house.Client.GetAsync(new Uri("/api/tests/storage", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Equal("urn:imdi:storage-unavailable", (await ProblemAsync(response)).GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("/api/tests/typed?period=2020Q5", "/period", "malformed-period")]
    [InlineData("/api/tests/typed?day=01/02/2025", "/day", "malformed-date")]
    [InlineData("/api/tests/typed?amount=1,000", "/amount", "malformed-number")]
    [InlineData("/api/tests/typed?amount=", "/amount", "malformed-number")]
    [InlineData("/api/tests/typed?speed=1", "/speed", "unknown-choice")]
    [InlineData("/api/tests/typed?speed=same-day&speed=slow", "/speed", "unknown-choice")]
    [InlineData("/api/tests/typed?lang=de", "/lang", "malformed-parameter")]
    [InlineData("/api/tests/typed?limit=0", "/limit", "malformed-parameter")]
    [InlineData("/api/tests/typed?limit=1001", "/limit", "malformed-parameter")]
    [InlineData("/api/tests/typed?after=%25", "/after", "malformed-parameter")]
    [InlineData("/api/tests/typed?Period=2020Q1", "/Period", "unknown-parameter")]
    [InlineData("/api/tests/typed?perod=2020Q1", "/perod", "unknown-parameter")]
    [InlineData("/api/tests/grouped?day=yesterday", "/day", "malformed-date")]
    [InlineData("/api/tests/routed/x1", "/id", "malformed-number")]
    [InlineData("/api/tests/required", "/word", "missing-parameter")]
    public async Task A_wrong_parameter_is_400_with_its_pointer(string address, string pointer, string code)
    {
        using var response = await _house.Client.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var error = (await ProblemAsync(response)).GetProperty("errors")[0];
        Assert.Equal(pointer, error.GetProperty("pointer").GetString());
        Assert.Equal(code, error.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("/api/tests/typed?period=2020Q1&day=2025-09-30&amount=12.5&speed=same-day&speed=next-day&lang=fr&limit=10")]
    [InlineData("/api/tests/grouped?day=2025-09-30&name=x")]
    [InlineData("/api/tests/routed/1")]
    [InlineData("/api/tests/required?word=")]
    public async Task Right_parameters_pass(string address)
    {
        using var response = await _house.Client.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task All_wrong_parameters_are_named_at_once()
    {
        using var response = await _house.Client.GetAsync(new Uri("/api/tests/typed?period=x&day=y", UriKind.Relative));

        Assert.Equal(["/period", "/day"], (await ProblemAsync(response)).GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString()));
    }

    [Theory]
    [InlineData("""{"title":"x","stars":"three"}""", "/stars")]
    [InlineData("""{"title":"x","stars":3,"colour":"red"}""", "/colour")]
    [InlineData("""{"title":"x"}""", "")]
    [InlineData("""{"title":"x","stars":3,"stars":4}""", "/stars")]
    [InlineData("{", "")]
    public async Task A_wrong_body_is_400_with_its_pointer(string body, string pointer)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _house.Client.PostAsync(new Uri("/api/tests/notes", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await ProblemAsync(response);
        Assert.Equal("urn:imdi:malformed-json", problem.GetProperty("type").GetString());
        Assert.Equal(pointer, problem.GetProperty("errors")[0].GetProperty("pointer").GetString());
    }

    [Fact]
    public async Task A_body_of_another_type_is_415()
    {
        using var content = new StringContent("x", Encoding.UTF8, "text/plain");
        using var response = await _house.Client.PostAsync(new Uri("/api/tests/notes", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        await ProblemAsync(response);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_413_with_the_limit()
    {
        await using var house = await TestHouse.OpenAsync(Map, settings: new() { ["Imdi:MaxBodyBytes"] = "2048" });
        using var content = JsonContent.Create(new Note(new string('x', 4096), 1));
        await content.LoadIntoBufferAsync();
        using var response = await house.Client.PostAsync(new Uri("/api/tests/notes", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("2048", (await ProblemAsync(response)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chunked_body_over_the_limit_is_413_too()
    {
        await using var house = await TestHouse.OpenAsync(Map, settings: new() { ["Imdi:MaxBodyBytes"] = "2048" });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/tests/notes") { Content = JsonContent.Create(new Note(new string('x', 4096), 1)) };
        request.Headers.TransferEncodingChunked = true;
        using var response = await house.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        await ProblemAsync(response);
    }

    [Theory]
    [InlineData("GET", "/api/nothing", 404)]
    [InlineData("POST", "/api/nothing", 404)]
    [InlineData("DELETE", "/api/tests/notes", 405)]
    public async Task What_does_not_exist_is_a_problem(string method, string address, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        using var response = await _house.Client.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        await ProblemAsync(response);
        if (status == 405) Assert.Equal(["OPTIONS", "POST"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task Too_many_writes_from_one_address_are_429_and_say_when_to_go_on()
    {
        await using var house = await TestHouse.OpenAsync(Map, settings: new() { ["Imdi:PostsPerMinute"] = "2" });
        HttpResponseMessage last = null!;
        for (int count = 0; count < 3; count++) last = await house.Client.PostAsJsonAsync("/api/tests/notes", new { title = "x", stars = 1 });

        Assert.Equal(HttpStatusCode.TooManyRequests, last.StatusCode);
        Assert.NotNull(last.Headers.RetryAfter);
        Assert.StartsWith("\"writes\";r=0;t=", last.Headers.GetValues("RateLimit").Single(), StringComparison.Ordinal);
        await ProblemAsync(last);
        using var read = await house.Client.GetAsync(new Uri("/api/tests/routed/1", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        last.Dispose();
    }

    [Fact]
    public void A_path_of_the_serialiser_becomes_a_JSON_pointer() =>
        Assert.Equal("/budget/lines/2/amount", BodyErrors.Pointer("$.budget.lines[2].amount"));

    private static void Map(IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom("tests", "Tests");
        room.MapGet("refusals/{kind}", (int kind) => Answer.Refused(new Refusal((RefusalKind)kind, "a-code", "What would be right.") { Errors = [new("/amount", "a-code", "Positive.")] }));
        room.MapGet("stale", () => Answer.Refused(new Refusal(RefusalKind.Stale, "changed-meanwhile", "Read it again."), new { title = "now" }));
        room.MapGet("failure", string () => throw new InvalidOperationException("the password is 1234"));
        room.MapGet("storage", string () => throw new Azure.RequestFailedException(0, "no connection"));
        room.MapGet("typed", (Period? period, DateOnly? day, decimal? amount, Choice<Speed>[] speed, RowsRequest asked) => Results.Ok());
        room.MapGet("grouped", ([AsParameters] Grouped asked) => Results.Ok());
        room.MapGet("routed/{id}", (int id) => Results.Ok());
        room.MapGet("required", (string word) => Results.Ok());
        room.MapPost("notes", (Note note) => Results.Ok(note));
    }

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private sealed record Grouped(DateOnly? Day, string? Name);
}
