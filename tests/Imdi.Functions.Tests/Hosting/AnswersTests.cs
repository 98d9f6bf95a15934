using System.Net;
using System.Net.Http.Json;
using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Hosting;

public sealed class AnswersTests : AnsweringHouse
{
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
        using var response = await House.Client.GetAsync(new Uri($"/api/tests/refusals/{(int)kind}", UriKind.Relative));

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
        using var response = await House.Client.GetAsync(new Uri("/api/tests/stale", UriKind.Relative));

        Assert.Equal("now", (await ProblemAsync(response)).GetProperty("current").GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_failure_says_nothing_of_its_inside()
    {
        using var response = await House.Client.GetAsync(new Uri("/api/tests/failure", UriKind.Relative));

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
        using var response = await House.Client.GetAsync(new Uri("/api/tests/storage", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Equal("urn:imdi:storage-unavailable", (await ProblemAsync(response)).GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("GET", "/api/nothing", 404)]
    [InlineData("POST", "/api/nothing", 404)]
    [InlineData("DELETE", "/api/tests/notes", 405)]
    public async Task What_does_not_exist_is_a_problem(string method, string address, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        using var response = await House.Client.SendAsync(request);

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
}
