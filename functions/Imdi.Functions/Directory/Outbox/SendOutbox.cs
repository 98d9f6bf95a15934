using Imdi.Functions.Hosting;
using Imdi.Shared;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Directory;

/// <summary>
/// Sends what is due. A message is claimed by its ETag before and marked after, so two instances never send the same one side by side. Whoever
/// dies between the server's acceptance and the mark leaves it due again: at least once, with the same Message-ID, by which mailboxes know it.
/// </summary>
public sealed partial class SendOutbox(
    OutboxStore store, MailTransports transports, IOptions<MailSettings> mail, IOptions<HostingSettings> hosting, IRegionSource regions, TimeProvider clock, ILogger<SendOutbox> log)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        await using var transport = transports.Open();
        await foreach (string key in store.DueAsync(clock.GetUtcNow(), cancellation))
        {
            // A server that is away would fail them all: this one has met it, the others wait for the next run.
            if (await SendAsync(key, transport, cancellation) == DeliveryResult.Unreachable) return;
        }
    }

    /// <summary>Null when there was nothing to do: sent meanwhile, or in another's hands.</summary>
    private async Task<DeliveryResult?> SendAsync(string key, IMailTransport transport, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (await store.FindAsync(key, cancellation) is not { } due || !due.IsDue(now)) return null;
        var claimed = await store.SaveAsync(due, due.Claim(now), cancellation);
        if (!claimed.IsOk) return null;
        if (claimed.Value.State == MessageState.Parked) return Logged(claimed.Value, null);

        var message = WriteMessage.Of(claimed.Value, mail.Value, hosting.Value.BaseAddress ?? mail.Value.LinksTo, await regions.CurrentAsync(cancellation));
        var delivery = message is null ? Delivery.NoAddress : await transport.SendAsync(message, cancellation);
        var ended = claimed.Value.After(delivery, clock.GetUtcNow());
        await store.SaveAsync(claimed.Value, ended, cancellation);
        return Logged(ended, delivery.Result);
    }

    private DeliveryResult? Logged(StoredMessage message, DeliveryResult? result)
    {
        if (message.State == MessageState.Sent) LogSent(message.Id, message.Template);
        else LogNotSent(message.Id, message.Template, message.State, message.Attempts);
        return result;
    }

    [LoggerMessage(LogLevel.Information, "Message sent. Id: {Id}. Template: {Template}.")]
    private partial void LogSent(string id, string template);

    [LoggerMessage(LogLevel.Warning, "Message not sent. Id: {Id}. Template: {Template}. State: {State}. Attempts: {Attempts}.")]
    private partial void LogNotSent(string id, string template, MessageState state, int attempts);
}
