using System.Net;
using System.Net.Http.Json;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Imdi.Functions.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;

namespace Imdi.Functions.Tests.Hosting;

public sealed class CustomHandlerTests
{
    // As the host 4.1037 posts it.
    private const string Envelope =
        """{"Data":{"timer":{"Schedule":{"AdjustForDST":true},"ScheduleStatus":{"Last":"2026-11-24T01:30:00Z","Next":"2026-11-25T01:30:00Z"},"IsPastDue":false}},"Metadata":{"sys":{"MethodName":"NightlyRebuild"}}}""";

    private int _runs;

    [Fact]
    public async Task The_hosts_timer_starts_the_job_and_gets_its_envelope()
    {
        await using var house = await OpenAsync((_, _) => { _runs++; return Task.CompletedTask; });
        using var response = await PostAsync(house, Envelope);

        var reply = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(1, _runs);
        Assert.Equal(["Outputs", "Logs", "ReturnValue"], reply.EnumerateObject().Select(field => field.Name));
    }

    [Fact]
    public async Task A_job_that_fails_fails_the_invocation_and_says_nothing_of_its_inside()
    {
        await using var house = await OpenAsync((_, _) => throw new InvalidOperationException("the password is 1234"));
        using var response = await PostAsync(house, Envelope);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.DoesNotContain("1234", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"Data":{"request":{}},"Metadata":{}}""")]
    public async Task Anything_else_starts_nothing(string body)
    {
        await using var house = await OpenAsync((_, _) => { _runs++; return Task.CompletedTask; });
        using var response = await PostAsync(house, body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(0, _runs);
    }

    [Fact]
    public async Task Standalone_there_is_no_such_address()
    {
        await using var house = await TestHouse.OpenAsync(jobs: [new("NightlyRebuild", "0 30 1 * * *", (_, _) => { _runs++; return Task.CompletedTask; })]);
        using var response = await PostAsync(house, Envelope);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(0, _runs);
    }

    [Fact]
    public async Task It_listens_to_this_machine_only()
    {
        await using var house = await OpenAsync((_, _) => Task.CompletedTask);
        int port = house.Client.BaseAddress!.Port;

        var listening = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(end => end.Port == port);
        Assert.Equal([IPAddress.Loopback], listening.Select(end => end.Address));
    }

    [Fact]
    public async Task Behind_the_host_the_forwarded_address_and_scheme_count()
    {
        await using var house = await OpenAsync((_, _) => Task.CompletedTask, Mirror);
        using var response = await MirroredAsync(house);

        Assert.Equal("203.0.113.7 https", await response.Content.ReadAsStringAsync());
        Assert.Equal("max-age=31536000; includeSubDomains", Assert.Single(response.Headers.GetValues("Strict-Transport-Security")));
    }

    [Fact]
    public async Task The_worker_believes_its_host_on_the_same_machine_and_the_last_address_only()
    {
        await using var house = await TestHouse.OpenAsync(Mirror, mode: HostMode.Worker);
        using var response = await MirroredAsync(house);

        Assert.Equal("203.0.113.7 https", await response.Content.ReadAsStringAsync());
        Assert.Equal("max-age=31536000; includeSubDomains", Assert.Single(response.Headers.GetValues("Strict-Transport-Security")));
    }

    [Fact]
    public async Task Behind_a_delivery_network_its_own_header_names_the_reader()
    {
        await using var house = await TestHouse.OpenAsync(Mirror, settings: new() { ["Imdi:ClientAddressHeader"] = "X-Azure-ClientIP" }, mode: HostMode.Worker);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/mirror");
        request.Headers.Add("X-Forwarded-For", "198.51.100.9");
        request.Headers.Add("X-Azure-ClientIP", "203.0.113.7");
        using var response = await house.Client.SendAsync(request);

        Assert.Equal("203.0.113.7 http", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/api/health", false)]
    [InlineData("/en/nowhere/", true)]
    public async Task Over_https_only_what_is_public_is_compressed(string address, bool expected)
    {
        await using var house = await OpenAsync((_, _) => Task.CompletedTask);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        using var response = await house.Client.SendAsync(request);

        Assert.Equal(expected ? ["gzip"] : [], response.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Standalone_forwarded_headers_count_for_nothing()
    {
        await using var house = await TestHouse.OpenAsync(Mirror);
        using var response = await MirroredAsync(house);

        Assert.Equal("127.0.0.1 http", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(null, HostKind.Standalone)]
    [InlineData("", HostKind.Standalone)]
    [InlineData("not a port", HostKind.Standalone)]
    [InlineData("7073", HostKind.CustomHandler)]
    public void The_hosts_port_tells_who_runs_the_application(string? port, HostKind expected)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(HostMode.PortSetting, port)]).Build();

        Assert.Equal(expected, HostMode.Of(configuration).Kind);
    }

    private static void Mirror(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/mirror", (HttpContext context) => $"{context.Connection.RemoteIpAddress} {context.Request.Scheme}");

    private static async Task<TestHouse> OpenAsync(Func<IServiceProvider, CancellationToken, Task> run, Action<IEndpointRouteBuilder>? map = null)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        int port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        return await TestHouse.OpenAsync(map, jobs: [new("NightlyRebuild", "0 30 1 * * *", run)], mode: new HostMode(HostKind.CustomHandler, port));
    }

    private static async Task<HttpResponseMessage> MirroredAsync(TestHouse house)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/mirror");
        request.Headers.Add("X-Forwarded-For", "198.51.100.9, 203.0.113.7");
        request.Headers.Add("X-Forwarded-Proto", "https");
        return await house.Client.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> PostAsync(TestHouse house, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/NightlyRebuild") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = true;
        return await house.Client.SendAsync(request);
    }
}
