using Imdi.Web.Text;

namespace Imdi.Functions.Directory;

/// <summary>Keeps each message once and says so to the worker of this process; if that dies, the sweep sends it.</summary>
public sealed class Outbox(OutboxStore store, OutboxNews news, TimeProvider clock) : IOutbox
{
    public async Task QueueAsync(OutboxMessage message, CancellationToken cancellation)
    {
        MailTemplate.Named(message.Template).Check(message.Values);
        if (await store.AddAsync(StoredMessage.Of(message, clock.GetUtcNow()), cancellation)) news.Tell();
    }
}
