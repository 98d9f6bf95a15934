using System.Net;
using System.Net.Sockets;
using System.Text;
using Imdi.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace Imdi.Functions.Tests.Hosting;

public sealed class SiteDoorTests : SiteHouse
{
    [Fact]
    public async Task A_page_comes_as_it_was_published()
    {
        using var response = await GetAsync("/en/send/gbr/ken/");

        Assert.Equal(Files["/en/send/gbr/ken/"], await response.Content.ReadAsStringAsync());
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("public, max-age=300", response.Headers.CacheControl!.ToString());
        Assert.Equal("\"abc123\"", response.Headers.ETag!.Tag);
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
    }

    [Theory]
    [InlineData("fr-CH, fr;q=0.9, en;q=0.8", "/fr/")]
    [InlineData("de, ar;q=0.5", "/ar/")]
    [InlineData("de", "/en/")]
    [InlineData("en;q=0.1, es", "/es/")]
    [InlineData("%%%", "/en/")]
    public async Task The_front_door_leads_to_the_readers_language(string accepted, string expected)
    {
        using var response = await GetAsync("/", ("Accept-Language", accepted));

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal(expected, response.Headers.Location!.ToString());
        Assert.Contains("Accept-Language", response.Headers.Vary);
    }

    [Theory]
    [InlineData("/en", "/en/")]
    [InlineData("/en/send/gbr/ken", "/en/send/gbr/ken/")]
    [InlineData("/en/send/GBR/KEN/", "/en/send/gbr/ken/")]
    [InlineData("/EN?x=1", "/en/?x=1")]
    public async Task An_address_written_otherwise_leads_to_the_page(string address, string expected)
    {
        using var response = await GetAsync(address);

        Assert.Equal(HttpStatusCode.PermanentRedirect, response.StatusCode);
        Assert.Equal(expected, response.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("/fr/nulle-part/", "fr")]
    [InlineData("/nowhere", "en")]
    [InlineData("/data/none.json", "en")]
    public async Task An_unknown_page_is_404_as_a_page_in_its_language(string address, string language)
    {
        using var response = await GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains($"lang={language}", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET /../../etc/passwd HTTP/1.1", "404")]
    [InlineData("GET /en/%2e%2e/%2e%2e/secret HTTP/1.1", "404")]
    [InlineData("GET /en/..%2f..%2fsecret HTTP/1.1", "404")]
    [InlineData("GET /.git/config HTTP/1.1", "404")]
    [InlineData("GET /host.json HTTP/1.1", "404")]
    [InlineData("GET /en//send HTTP/1.1", "404")]
    [InlineData("GET /en/%00 HTTP/1.1", "400")]
    [InlineData("GET /en/%5c..%5c HTTP/1.1", "404")]
    public async Task No_path_leads_outside(string line, string status)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, House.Client.BaseAddress!.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{line}\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);

        Assert.StartsWith($"HTTP/1.1 {status}", await reader.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_asked_with_a_query_is_worked_out_by_its_room()
    {
        using var asked = await GetAsync("/en/send/gbr/ken/?amount=300");
        using var plain = await GetAsync("/en/send/gbr/ken/");
        using var bare = await GetAsync("/en/send/gbr/ken/?");

        Assert.Equal("asked about gbr", await asked.Content.ReadAsStringAsync());
        Assert.Contains("Kenya", await plain.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Kenya", await bare.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_its_room_refuses_is_an_error_page()
    {
        using var response = await GetAsync("/fr/send/none/?amount=1");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("lang=fr", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_firstRun_the_site_says_that_it_is_not_there_yet()
    {
        await using var house = await TestHouse.OpenAsync(add: services => services.AddSingleton(Substitute.For<IPublishedRun>()));
        using var response = await house.Client.GetAsync(new Uri("/fr/", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Contains("lang=fr", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_a_page_with_a_reference_and_nothing_of_its_inside()
    {
        var run = Substitute.For<IPublishedRun>();
        run.FindAsync(Arg.Any<string>(), Arg.Any<CancellationToken>(), Arg.Any<string?>()).Returns<PublishedFile?>(_ => throw new InvalidOperationException("the password is 1234"));
        await using var house = await TestHouse.OpenAsync(add: services => services.AddSingleton(run));
        using var response = await house.Client.GetAsync(new Uri("/es/", UriKind.Relative));

        string page = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains("lang=es", page, StringComparison.Ordinal);
        Assert.DoesNotContain("1234", page, StringComparison.Ordinal);
    }
}
