using System.Net;
using Imdi.Functions.Datasets;
using Imdi.Functions.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Tests.Hosting;

/// <summary>What is worked out is limited by address and by token; what is published is not.</summary>
public sealed class RequestLimitTests
{
    private static readonly HostMode BehindTheHost = new(HostKind.CustomHandler, null);

    [Fact]
    public async Task Too_many_readings_from_one_address_are_429_while_others_and_published_pages_go_on()
    {
        await using var house = await OpenAsync();

        List<int> answers = [await GetAsync(house, "192.0.2.1"), await GetAsync(house, "192.0.2.1"), await GetAsync(house, "192.0.2.1")];

        Assert.Equal((int[])[200, 200, 429], answers);
        Assert.Equal(200, await GetAsync(house, "192.0.2.2"));
        for (int count = 0; count < 5; count++) Assert.Equal(200, await GetAsync(house, "192.0.2.1", "/en/"));
    }

    [Fact]
    public async Task Whoever_has_a_network_of_addresses_has_one_limit()
    {
        await using var house = await OpenAsync();

        List<int> answers = [await GetAsync(house, "2001:db8:1:2::1"), await GetAsync(house, "2001:db8:1:2:aaaa::1"), await GetAsync(house, "2001:db8:1:2:bbbb::9")];

        Assert.Equal((int[])[200, 200, 429], answers);
        Assert.Equal(200, await GetAsync(house, "2001:db8:1:3::1"));
    }

    [Theory]
    [InlineData("2001:db8:1:2:aaaa::1", "2001:db8:1:2:bbbb::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    public void So_has_whoever_asks_for_rows(string one, string other, bool isSame)
    {
        var limit = new RowsLimit(Options.Create(new DatasetFilesOptions()));

        Assert.Equal(isSame, KeyOf(one) == KeyOf(other));

        string KeyOf(string address) => limit.GetPartition(new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(address) } }).PartitionKey;
    }

    [Fact]
    public async Task A_token_is_limited_from_wherever_it_is_used()
    {
        await using var house = await OpenAsync();

        List<int> answers = [await GetAsync(house, "192.0.2.1", token: "one"), await GetAsync(house, "192.0.2.2", token: "one"), await GetAsync(house, "192.0.2.3", token: "one")];

        Assert.Equal((int[])[200, 200, 429], answers);
        Assert.Equal(200, await GetAsync(house, "192.0.2.4", token: "two"));
    }

    [Fact]
    public async Task The_refusal_says_how_much_is_allowed_and_when_to_go_on()
    {
        await using var house = await OpenAsync();
        for (int count = 0; count < 2; count++) await GetAsync(house, "192.0.2.1");
        using var request = Request("192.0.2.1", "/api/tests/reading", null);

        using var refused = await house.Client.SendAsync(request);

        Assert.Equal("\"reads\";q=2;w=60", refused.Headers.GetValues("RateLimit-Policy").Single());
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Contains("too-many-requests", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task<TestHouse> OpenAsync() => TestHouse.OpenAsync(
        routes => routes.MapGet("/api/tests/reading", () => "read"), services => services.AddSingleton(TestHouse.Published(new() { ["/en/"] = "<h1>Home</h1>" })),
        new() { ["Imdi:ReadsPerMinute"] = "2" }, mode: BehindTheHost);

    private static HttpRequestMessage Request(string from, string address, string? token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Add("X-Forwarded-For", from);
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        return request;
    }

    private static async Task<int> GetAsync(TestHouse house, string from, string address = "/api/tests/reading", string? token = null)
    {
        using var request = Request(from, address, token);
        using var answer = await house.Client.SendAsync(request);
        return (int)answer.StatusCode;
    }
}
