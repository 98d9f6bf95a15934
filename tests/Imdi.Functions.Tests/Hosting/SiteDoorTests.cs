using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace Imdi.Functions.Tests.Hosting;

public sealed class SiteDoorTests : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Files = new()
    {
        ["/en/"] = "<!doctype html><title>Home</title>",
        ["/en/send/gbr/ken/"] = "<!doctype html><title>United Kingdom → Kenya</title>",
        ["/en/embed/gbr/ken/"] = "<!doctype html><title>Widget</title>",
        ["/a/site.1a2b3c.css"] = "body{}",
        ["/data/corridors.json"] = "{}",
    };

    private TestHouse _house = null!;

    public async Task InitializeAsync() => _house = await TestHouse.OpenAsync(
        routes =>
        {
            routes.MapQueryPage("/{language:language}/send/{from}/{to}/", (string from) => Results.Content($"asked about {from}", "text/html"));
            routes.MapQueryPage("/{language:language}/send/none/", () => Answer.Refused(Refusal.NotFound("no-such-corridor", "There is none.")));
        },
        services => services.AddSingleton(TestHouse.Published(Files)));

    public async Task DisposeAsync() => await _house.DisposeAsync();

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

    [Fact]
    public async Task Brotli_is_sent_as_it_is_stored()
    {
        using var response = await GetAsync("/en/", ("Accept-Encoding", "gzip, br"));

        Assert.Equal(["br"], response.Content.Headers.ContentEncoding);
        Assert.Equal("\"abc123-br\"", response.Headers.ETag!.Tag);
        await using var plain = new BrotliStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var text = new StreamReader(plain);
        Assert.Equal(Files["/en/"], await text.ReadToEndAsync());
    }

    [Theory]
    [InlineData("br;q=0")]
    [InlineData("identity")]
    public async Task Who_cannot_read_brotli_gets_plain_bytes(string accepted)
    {
        using var response = await GetAsync("/en/", ("Accept-Encoding", accepted));

        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.Equal(Files["/en/"], await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Who_reads_only_gzip_gets_gzip()
    {
        using var response = await GetAsync("/en/", ("Accept-Encoding", "gzip"));

        Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
        await using var plain = new GZipStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var text = new StreamReader(plain);
        Assert.Equal(Files["/en/"], await text.ReadToEndAsync());
    }

    [Theory]
    [InlineData("\"abc123\"")]
    [InlineData("\"abc123-br\"")]
    [InlineData("W/\"abc123\"")]
    [InlineData("\"other\", \"abc123\"")]
    public async Task Who_has_the_page_gets_304(string tag)
    {
        using var response = await GetAsync("/en/", ("If-None-Match", tag));

        Assert.Equal(HttpStatusCode.NotModified, response.StatusCode);
    }

    [Fact]
    public async Task A_file_with_its_hash_in_the_name_is_kept_for_ever()
    {
        using var response = await GetAsync("/a/site.1a2b3c.css");

        Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl!.ToString());
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
    [InlineData("GET /en//send HTTP/1.1", "404")]
    [InlineData("GET /en/%00 HTTP/1.1", "400")]
    [InlineData("GET /en/%5c..%5c HTTP/1.1", "404")]
    public async Task No_path_leads_outside(string line, string status)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, _house.Client.BaseAddress!.Port);
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
    public async Task Pages_carry_the_sites_policy()
    {
        using var response = await GetAsync("/en/");

        Assert.Equal(SecurityHeaders.SitePolicy, Header(response, "Content-Security-Policy"));
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Opener-Policy"));
        Assert.NotNull(Header(response, "Referrer-Policy"));
        Assert.NotNull(Header(response, "Permissions-Policy"));
        Assert.Null(Header(response, "Strict-Transport-Security"));
        Assert.Null(Header(response, "Server"));
    }

    [Fact]
    public async Task A_widget_may_stand_in_any_page_and_runs_no_script()
    {
        using var response = await GetAsync("/en/embed/gbr/ken/");

        string policy = Header(response, "Content-Security-Policy")!;
        Assert.Contains("frame-ancestors *", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HEAD_answers_as_GET_without_the_body()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/en/");
        request.Headers.AcceptEncoding.ParseAdd("br");
        using var response = await _house.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Content.Headers.ContentLength > 0);
        Assert.Equal("\"abc123-br\"", response.Headers.ETag!.Tag);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/en/", "GET, HEAD, OPTIONS")]
    [InlineData("/api/health", "GET, HEAD, OPTIONS")]
    public async Task OPTIONS_says_which_methods_there_are(string address, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, address);
        using var response = await _house.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(expected, string.Join(", ", response.Content.Headers.Allow));
    }

    [Fact]
    public async Task Pages_take_no_POST()
    {
        using var response = await _house.Client.PostAsync(new Uri("/en/", UriKind.Relative), null);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "HEAD", "OPTIONS"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task Before_the_first_run_the_site_says_that_it_is_not_there_yet()
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

    private async Task<HttpResponseMessage> GetAsync(string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await _house.Client.SendAsync(request);
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.Single() : null;
}
