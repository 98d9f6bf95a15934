using Imdi.Web.Text;

namespace Imdi.Functions.Directory;

/// <summary>Keeps each message once and says so to the worker of this process; if that dies, the sweep sends it.</summary>
public sealed class Outbox(OutboxStore store, OutboxNews news, TimeProvider clock) : IOutbox
{
    public Task QueueAsync(OutboxMessage message, CancellationToken cancellation) => QueueAllAsync([message], cancellation);

    public async Task QueueAllAsync(IReadOnlyCollection<OutboxMessage> messages, CancellationToken cancellation)
    {
        foreach (var message in messages) MailTemplate.Named(message.Template).Check(message.Values);
        var now = clock.GetUtcNow();
        bool isNew = false;
        foreach (var together in messages.Select(message => StoredMessage.Of(message, now)).Chunk(OutboxStore.Together)) isNew |= await store.AddAsync(together, cancellation);
        if (isNew) news.Tell();
    }
}
