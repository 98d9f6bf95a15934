using System.Net;
using Imdi.Functions.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Imdi.Functions.Tests.Hosting;

/// <summary>What a reader sends forges no line of the log, and what is secret stands in none.</summary>
public sealed class LogTests
{
    private const string Forged = "%0D%0ACritical%20the%20ledger%20is%20sound", Secret = "c2VjcmV0LW9mLWEtbGluaw";

    private readonly LogLines _log = new();

    [Theory]
    [InlineData("GET", "/api/fails/")]
    [InlineData("GET", "/api/closed/")]
    [InlineData("GET", "/api/nowhere/")]
    [InlineData("POST", "/api/closed/")]
    [InlineData("GET", "/en/nowhere/")]
    public async Task A_request_adds_no_line_of_its_own_making(string method, string address)
    {
        await using var house = await OpenAsync();
        using var request = new HttpRequestMessage(new(method), $"{address}{Forged}?q={Forged}");
        request.Headers.TryAddWithoutValidation("User-Agent", "reader\tCritical the ledger is sound");
        request.Headers.TryAddWithoutValidation("Referer", $"https://example.org/{Forged}");
        using var response = await house.Client.SendAsync(request);

        Assert.True((int)response.StatusCode >= 400);
        Assert.All(_log.All, line => Assert.DoesNotContain("the ledger is sound", Uri.UnescapeDataString(line), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/en/endorse/")]
    [InlineData("/api/fails/")]
    [InlineData("/api/closed/")]
    public async Task The_secret_of_a_link_is_in_no_line(string address)
    {
        await using var house = await OpenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, address + Secret);
        request.Headers.Authorization = new("Bearer", Secret);
        using var response = await house.Client.SendAsync(request);

        Assert.All(_log.All, line => Assert.DoesNotContain(Secret, line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_turned_away_leaves_a_line_with_the_operation_and_the_trace()
    {
        await using var house = await OpenAsync();
        using var response = await house.Client.GetAsync(new Uri("/api/closed/1", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        string line = Assert.Single(_log.All, line => line.Contains("turned away", StringComparison.Ordinal));
        Assert.StartsWith("Warning Somebody was turned away. Status: 403. Reason: none. Operation: ", line, StringComparison.Ordinal);
        Assert.Contains("/api/closed/{id}", line, StringComparison.Ordinal);
        Assert.DoesNotContain("/api/closed/1", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_leaves_a_line_with_the_trace_that_the_reader_was_told()
    {
        await using var house = await OpenAsync();
        string answer = await (await house.Client.GetAsync(new Uri("/api/fails/1", UriKind.Relative))).Content.ReadAsStringAsync();

        string line = Assert.Single(_log.All, line => line.StartsWith("Error A request failed.", StringComparison.Ordinal));
        Assert.Contains(line[(line.IndexOf("trace: ", StringComparison.Ordinal) + 7)..], answer, StringComparison.Ordinal);
    }

    private Task<TestHouse> OpenAsync() => TestHouse.OpenAsync(
        routes =>
        {
            routes.Map("/api/fails/{id}", (HttpContext _) => { throw new InvalidOperationException("broken"); });
            routes.Map("/api/closed/{id}", () => Results.StatusCode(403));
        },
        services => services.AddSingleton<ILoggerProvider>(_log));
}
