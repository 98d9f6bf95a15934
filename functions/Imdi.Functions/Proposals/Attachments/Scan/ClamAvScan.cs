using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Proposals;

/// <summary>
/// Asks a ClamAV daemon: <c>zINSTREAM\0</c>, chunks of a four-byte big-endian length and the bytes, a length of zero; the answer is
/// <c>stream: OK</c>, <c>stream: {name} FOUND</c> or <c>… ERROR</c>, ended by a zero byte. Source: clamd(8), "INSTREAM".
/// </summary>
public sealed class ClamAvScan(IOptions<MalwareScanSettings> settings) : IMalwareScan
{
    // clamd closes the connection at a chunk over its StreamMaxLength, which is 25 MB and more.
    private const int Chunk = 64 * 1024, LongestAnswer = 4096;

    public async Task<ScanVerdict> RunAsync(Stream content, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(settings.Value.Seconds));
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(settings.Value.Host!, settings.Value.Port, limit.Token);
            await using var stream = client.GetStream();
            await SendAsync(stream, content, limit.Token);
            return Verdict(await AnswerAsync(stream, limit.Token));
        }
        catch (Exception broken) when (broken is SocketException or IOException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return new ScanVerdict(ScanResult.Failed, broken is OperationCanceledException ? "timeout" : "connection");
        }
    }

    private static ScanVerdict Verdict(string answer) => answer switch
    {
        "stream: OK" => new(ScanResult.Clean),
        _ when answer.EndsWith(" FOUND", StringComparison.Ordinal) => new(ScanResult.Found, answer["stream: ".Length..^" FOUND".Length]),
        _ => new(ScanResult.Failed, answer.Length == 0 ? "no answer" : answer),
    };

    private static async Task SendAsync(Stream stream, Stream content, CancellationToken cancellation)
    {
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellation);
        byte[] chunk = new byte[4 + Chunk];
        for (int read = -1; read != 0;)
        {
            read = await content.ReadAsync(chunk.AsMemory(4), cancellation);
            BinaryPrimitives.WriteInt32BigEndian(chunk, read);
            await stream.WriteAsync(chunk.AsMemory(0, 4 + read), cancellation);
        }
    }

    private static async Task<string> AnswerAsync(Stream stream, CancellationToken cancellation)
    {
        byte[] answer = new byte[LongestAnswer];
        int length = 0;
        for (int read; length < LongestAnswer && (read = await stream.ReadAsync(answer.AsMemory(length), cancellation)) > 0;)
        {
            length += read;
            if (answer[length - 1] == 0) return Encoding.UTF8.GetString(answer, 0, length - 1).Trim();
        }

        // Cut off before its end, an answer is none.
        return "";
    }
}
