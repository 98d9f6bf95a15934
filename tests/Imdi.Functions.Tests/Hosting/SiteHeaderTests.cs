using System.IO.Compression;
using System.Net;
using System.Text;
using Imdi.Functions.Hosting;

namespace Imdi.Functions.Tests.Hosting;

public sealed class SiteHeaderTests : SiteHouse
{
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
    public async Task A_widget_may_stand_in_any_page_andRuns_no_script()
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
        using var response = await House.Client.SendAsync(request);

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
        using var response = await House.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(expected, string.Join(", ", response.Content.Headers.Allow));
    }

    [Fact]
    public async Task Pages_take_no_POST()
    {
        using var response = await House.Client.PostAsync(new Uri("/en/", UriKind.Relative), null);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "HEAD", "OPTIONS"], response.Content.Headers.Allow);
    }
}
