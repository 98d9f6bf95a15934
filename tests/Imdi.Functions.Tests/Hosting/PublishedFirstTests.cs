using System.Net;
using Azure;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace Imdi.Functions.Tests.Hosting;

/// <summary>The first reader of an instance does not wait until the operations are mapped; whoever could get another answer than the published file goes the whole way.</summary>
public sealed class PublishedFirstTests : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Files = new() { ["/en/"] = "<!doctype html><title>Home</title>", ["/api/copy.json"] = "{}", ["/"] = "<p>Choose" };

    private TestHouse _house = null!;
    private bool _isMapped;

    public async Task InitializeAsync() => _house = await TestHouse.OpenAsync(
        _ => _isMapped = true, services => services.AddSingleton(TestHouse.Published(Files)),
        new() { ["Imdi:AllowedOrigins:0"] = "https://desk.example", ["Imdi:MaxBodyBytes"] = "1024" });

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task A_published_page_is_answered_with_all_its_headers_before_any_operation_is_mapped(string method)
    {
        using var response = await SendAsync(new(new HttpMethod(method), "/en/"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(SecurityHeaders.SitePolicy, response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("public, max-age=300", response.Headers.CacheControl!.ToString());
        Assert.Equal("\"abc123\"", response.Headers.ETag!.Tag);
        Assert.False(_isMapped);
    }

    [Theory]
    [InlineData("/en/", "Cookie", "imdi=1")]
    [InlineData("/en/", "Authorization", "Bearer 1")]
    [InlineData("/en/", "Origin", "https://desk.example")]
    [InlineData("/en/?run=run-1", "Accept", "*/*")]
    public async Task Who_says_more_than_an_address_gets_the_same_page_the_whole_way(string address, string header, string value)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await SendAsync(request);

        Assert.Equal(Files["/en/"], await response.Content.ReadAsStringAsync());
        Assert.Equal(header == "Origin", response.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal(address.Contains("run=", StringComparison.Ordinal), response.Headers.Contains("Imdi-Run"));
        Assert.True(_isMapped);
    }

    [Theory]
    [InlineData("/api/copy.json", HttpStatusCode.NotFound)]
    [InlineData("/", HttpStatusCode.Found)]
    [InlineData("/en/none/", HttpStatusCode.NotFound)]
    public async Task What_is_not_the_sites_to_answer_goes_the_whole_way(string address, HttpStatusCode expected)
    {
        using var response = await SendAsync(new(HttpMethod.Get, address));

        Assert.Equal(expected, response.StatusCode);
        Assert.True(_isMapped);
    }

    [Fact]
    public async Task A_page_asked_for_with_a_long_body_is_refused()
    {
        using var response = await SendAsync(new(HttpMethod.Get, "/en/") { Content = new ByteArrayContent(new byte[2000]) });

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Storage_that_fails_or_does_not_answer_keeps_nobody_from_what_needs_none(bool fails)
    {
        var run = Substitute.For<IPublishedRun>();
        run.FindAsync(Arg.Any<string>(), Arg.Any<CancellationToken>(), Arg.Any<string?>())
            .Returns(_ => fails ? Task.FromException<PublishedFile?>(new RequestFailedException(503, "busy")) : new TaskCompletionSource<PublishedFile?>().Task);
        await using var house = await TestHouse.OpenAsync(routes => routes.MapGet("/{language:language}/desk/", () => "the desk"), services => services.AddSingleton(run));

        Assert.Equal("the desk", await house.Client.GetStringAsync(new Uri("/en/desk/", UriKind.Relative)));
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        using (request) return await _house.Client.SendAsync(request);
    }
}
