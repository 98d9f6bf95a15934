using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Imdi.Functions.Proposals;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Tests.Proposals;

public sealed class ClamAvScanTests
{
    [Theory]
    [InlineData("stream: OK\0", ScanResult.Clean, null)]
    [InlineData("stream: Eicar-Test-Signature FOUND\0", ScanResult.Found, "Eicar-Test-Signature")]
    [InlineData("INSTREAM size limit exceeded. ERROR\0", ScanResult.Failed, "INSTREAM size limit exceeded. ERROR")]
    [InlineData("stream: O", ScanResult.Failed, "no answer")]
    [InlineData("", ScanResult.Failed, "no answer")]
    public async Task What_the_daemon_says_is_the_verdict(string answer, ScanResult result, string? name)
    {
        await using var daemon = new ClamAvDaemon(_ => answer);
        byte[] sent = [.. Enumerable.Range(0, 200_000).Select(number => (byte)number)];
        using var content = new MemoryStream(sent);

        var verdict = await daemon.Scan().RunAsync(content, CancellationToken.None);

        Assert.Equal(new ScanVerdict(result, name), verdict);
        Assert.Equal(sent, daemon.Received);
    }

    [Fact]
    public async Task A_daemon_that_is_not_there_or_does_not_answer_is_a_failed_scan()
    {
        using var content = new MemoryStream([1, 2, 3]);
        await using var silent = new ClamAvDaemon(_ => null);
        int free = silent.Port;

        Assert.Equal("timeout", (await silent.Scan(seconds: 1).RunAsync(content, CancellationToken.None)).Name);
        await silent.DisposeAsync();
        Assert.Equal("connection", (await ClamAvDaemon.ScanAt(free).RunAsync(content, CancellationToken.None)).Name);
    }
}

/// <summary>Speaks as much of clamd's protocol as is needed: INSTREAM, one connection after the other.</summary>
internal sealed class ClamAvDaemon : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    /// <param name="answer">To what was received; null keeps the asker waiting.</param>
    public ClamAvDaemon(Func<byte[], string?> answer)
    {
        _listener.Start();
        _serving = ServeAsync(answer);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public byte[] Received { get; private set; } = [];

    public ClamAvScan Scan(int seconds = 10) => ScanAt(Port, seconds);

    public static ClamAvScan ScanAt(int port, int seconds = 10) => new(Options.Create(new MalwareScanSettings { Host = "127.0.0.1", Port = port, Seconds = seconds }));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ServeAsync(Func<byte[], string?> answer)
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            await using var stream = client.GetStream();
            byte[] command = new byte[10];
            await stream.ReadExactlyAsync(command, _stop.Token);
            Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
            Received = await ReadAsync(stream);
            if (answer(Received) is { } text) await stream.WriteAsync(Encoding.ASCII.GetBytes(text), _stop.Token);
            else await Task.Delay(Timeout.Infinite, _stop.Token);
        }
    }

    private async Task<byte[]> ReadAsync(NetworkStream stream)
    {
        using var received = new MemoryStream();
        byte[] length = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(length, _stop.Token);
            byte[] chunk = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
            if (chunk.Length == 0) return received.ToArray();
            await stream.ReadExactlyAsync(chunk, _stop.Token);
            received.Write(chunk);
        }
    }
}
