using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Imdi.Functions.Tests.Directory;

/// <summary>An SMTP server of a few commands on a free port of this machine, which can say no or break off wherever a test wants.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    /// <summary>For <see cref="Reply"/>: closes the connection instead of answering.</summary>
    public const string Drop = "drop";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public SmtpServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public ConcurrentQueue<MimeMessage> Received { get; } = new();

    /// <summary>Every command as it came.</summary>
    public ConcurrentQueue<string> Commands { get; } = new();

    /// <summary>What is answered to a command (CONNECT, RCPT TO…, END of the data) instead of yes; null is yes.</summary>
    public Func<string, string?> Reply { get; set; } = _ => null;

    /// <summary>Once a message is accepted, before its sender learns of it.</summary>
    public Action Accepted { get; set; } = () => { };

    public int Connections { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        List<Task> open = [];
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Connections++;
                open.Add(TalkAsync(client));
            }
        }
        catch (Exception stopped) when (_stop.IsCancellationRequested && stopped is OperationCanceledException or SocketException)
        {
        }

        await Task.WhenAll(open);
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                using var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.Latin1);
                if (!await AnswerAsync("CONNECT", "220 test")) return;
                while (await reader.ReadLineAsync(_stop.Token) is { } command)
                {
                    Commands.Enqueue(command);
                    string verb = command.Split(' ')[0].ToUpperInvariant();
                    if (!await AnswerAsync(command, verb switch { "EHLO" => "250-test\r\n250 PIPELINING", "DATA" => "354 go on", "QUIT" => "221 bye", _ => "250 ok" }) || verb == "QUIT") return;
                    if (verb == "DATA" && !await TakeAsync(reader)) return;
                }

                async Task<bool> TakeAsync(StreamReader from)
                {
                    var data = new StringBuilder();
                    while (await from.ReadLineAsync(_stop.Token) is { } line && line != ".") data.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
                    if (Reply("END") is { } refusal && refusal[0] is '4' or '5') return await AnswerAsync("END", "");
                    Received.Enqueue(await MimeMessage.LoadAsync(new MemoryStream(Encoding.Latin1.GetBytes(data.ToString())), _stop.Token));
                    Accepted();
                    return await AnswerAsync("END", "250 taken");
                }

                async Task<bool> AnswerAsync(string command, string yes)
                {
                    string reply = Reply(command) ?? yes;
                    if (reply == Drop) return false;
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(reply + "\r\n"), _stop.Token);
                    return true;
                }
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException)
            {
            }
        }
    }
}
