using System.Globalization;
using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Imdi.Functions.Directory;

/// <summary>One connection to the server for a run, opened with its first message and again if it breaks.</summary>
internal sealed class SmtpTransport(MailSettings settings) : IMailTransport
{
    // A message waits for its next attempt longer than this, so no two attempts overlap.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    private readonly SmtpClient _client = new() { LocalDomain = settings.From?.Split('@')[^1] };

    public async Task<Delivery> SendAsync(MimeMessage message, CancellationToken cancellation)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(Longest);
        try
        {
            if (!_client.IsConnected && await ConnectAsync(late.Token) is { } unreachable) return unreachable;
            await _client.SendAsync(message, late.Token);
            return Delivery.Accepted;
        }
        catch (SmtpCommandException refused)
        {
            // 5xx is for good (RFC 5321 §4.2.1). Some servers close the connection with their no, which is then opened anew.
            return new(IsForGood(refused) ? DeliveryResult.Refused : DeliveryResult.Later, ReplyOf(refused));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(DeliveryResult.Unreachable, "The server did not answer in time.");
        }
        catch (Exception broken) when (IsOfConnection(broken))
        {
            return new(DeliveryResult.Unreachable, "The connection broke before the server had answered.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_client.IsConnected) await _client.DisconnectAsync(quit: true);
        }
        catch (Exception broken) when (IsOfConnection(broken))
        {
        }

        _client.Dispose();
    }

    private async Task<Delivery?> ConnectAsync(CancellationToken cancellation)
    {
        try
        {
            await _client.ConnectAsync(settings.Host!, settings.Port, Security, cancellation);
            if (settings.UserName is { } user) await _client.AuthenticateAsync(user, settings.Password ?? "", cancellation);
            return null;
        }
        catch (SmtpCommandException refused)
        {
            return await CloseAsync(ReplyOf(refused));
        }
        catch (MailKit.Security.AuthenticationException)
        {
            return await CloseAsync("The server did not accept user name and password.");
        }
        catch (Exception noTls) when (noTls is SslHandshakeException or NotSupportedException)
        {
            return await CloseAsync("No encrypted connection could be made to the server.");
        }
        catch (Exception broken) when (IsOfConnection(broken))
        {
            return await CloseAsync("The server could not be reached.");
        }
    }

    private async Task<Delivery> CloseAsync(string reason)
    {
        if (_client.IsConnected) await _client.DisconnectAsync(quit: false);
        return new(DeliveryResult.Unreachable, reason);
    }

    private SecureSocketOptions Security => settings switch
    {
        { Port: 465 } => SecureSocketOptions.SslOnConnect,
        { RequireTls: true } => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.StartTlsWhenAvailable,
    };

    private static bool IsForGood(SmtpCommandException refused) => (int)refused.StatusCode is >= 500 and < 600;

    private static string ReplyOf(SmtpCommandException refused) => string.Create(CultureInfo.InvariantCulture, $"{(int)refused.StatusCode} {refused.Message}");

    private static bool IsOfConnection(Exception failure) =>
        failure is SmtpProtocolException or IOException or SocketException or TimeoutException or MailKit.ServiceNotConnectedException;
}
