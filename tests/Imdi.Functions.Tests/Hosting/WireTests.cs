using System.Net.Sockets;
using System.Text;
using Imdi.Functions.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Imdi.Functions.Tests.Hosting;

/// <summary>Bytes that no client library sends, over a plain socket: where a message ends is never a matter of opinion (RFC 9112 §6.3).</summary>
public sealed class WireTests
{
    private const string Smuggled = "GET /api/smuggled HTTP/1.1\r\nHost: x\r\n\r\n";

    private int _smuggled;

    // Not among them: "+5", which Kestrel reads as 5. Others refuse it or read it so too; nobody finds another end of the message.
    public static TheoryData<string> TwoReadings => new(
        $"POST /api/body HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello{Smuggled}",
        $"POST /api/body HTTP/1.1\r\nHost: x\r\nContent-Length: 5, 6\r\n\r\nhello{Smuggled}",
        $"POST /api/body HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\nhello{Smuggled}",
        $"POST /api/body HTTP/1.1\r\nHost: x\r\nContent-Length: 0x5\r\n\r\nhello{Smuggled}",
        $"POST /api/body HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n{Smuggled}",
        $"POST /api/body HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n{Smuggled}",
        $"POST /api/body HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZ\r\nhello\r\n0\r\n\r\n{Smuggled}",
        $"POST /api/body HTTP/1.1\r\nHost: x\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n{Smuggled}",
        $"POST /api/body HTTP/1.1\r\nHost: x\r\nX: 1\r\n Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n{Smuggled}",
        $"POST /api/body HTTP/1.1\r\nHost: x\r\nHost: y\r\nContent-Length: 5\r\n\r\nhello{Smuggled}",
        $"POST /api/body HTTP/1.1\r\nHost: x\r\nX: a\0b\r\nContent-Length: 5\r\n\r\nhello{Smuggled}");

    [Theory]
    [MemberData(nameof(TwoReadings))]
    public async Task A_message_that_can_be_read_in_two_ways_is_refused_and_nothing_after_it_is_read(string sent)
    {
        await using var house = await OpenAsync();
        string answer = await SendAsync(house, sent);

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Equal(0, _smuggled);
    }

    /// <summary>With both, RFC 9112 lets a server go by the chunks if it then closes: what follows on the connection is never another request.</summary>
    [Fact]
    public async Task A_message_with_a_length_and_chunks_smuggles_nothing()
    {
        await using var house = await OpenAsync();
        string answer = await SendAsync(house, $"POST /api/body HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{Smuggled}");

        Assert.Equal(0, _smuggled);
        Assert.Single(answer.Split("HTTP/1.1 ", StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_line_that_is_too_long_is_414()
    {
        await using var house = await OpenAsync();

        Assert.StartsWith("HTTP/1.1 414 ", await SendAsync(house, $"GET /api/smuggled?q={new string('x', 9000)} HTTP/1.1\r\nHost: x\r\n\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_that_are_too_many_or_too_long_are_431()
    {
        await using var house = await OpenAsync();
        string many = string.Concat(Enumerable.Range(0, 120).Select(number => $"X-{number}: 1\r\n"));

        Assert.StartsWith("HTTP/1.1 431 ", await SendAsync(house, $"GET / HTTP/1.1\r\nHost: x\r\n{many}\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 431 ", await SendAsync(house, $"GET / HTTP/1.1\r\nHost: x\r\nX: {new string('x', 40_000)}\r\n\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_is_not_read_back_and_the_server_does_not_name_itself()
    {
        await using var house = await OpenAsync();
        string answer = await SendAsync(house, "TRACE / HTTP/1.1\r\nHost: x\r\nX-Secret: 1234\r\nConnection: close\r\n\r\n");

        Assert.Contains(" 405 ", answer.Split('\n')[0], StringComparison.Ordinal);
        Assert.DoesNotContain("1234", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("\nServer:", answer, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("X-Powered-By", answer, StringComparison.OrdinalIgnoreCase);
    }

    private Task<TestHouse> OpenAsync() => TestHouse.OpenAsync(routes =>
    {
        routes.MapPost("/api/body", async (HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            return await reader.ReadToEndAsync(context.RequestAborted);
        });
        routes.MapGet("/api/smuggled", () => Interlocked.Increment(ref _smuggled));
    });

    private static async Task<string> SendAsync(TestHouse house, string text)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(house.Client.BaseAddress!.Host, house.Client.BaseAddress.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(text));
        using var answer = new MemoryStream();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            await stream.CopyToAsync(answer, patience.Token);
        }
        catch (Exception end) when (end is IOException or OperationCanceledException)
        {
            // The server closed with bytes unread, or waits for more: what it said before is what counts.
        }

        return Encoding.Latin1.GetString(answer.ToArray());
    }
}
