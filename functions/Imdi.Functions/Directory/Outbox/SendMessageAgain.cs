using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>The secretariat's act on a parked message.</summary>
internal sealed class SendMessageAgain(OutboxStore store, OutboxNews news, AuditTrail audit, TimeProvider clock)
{
    private static readonly Refusal NoSuchMessage = Refusal.NotFound("no-such-message", "No message has that key; GET /api/directory/messages lists them.");

    public async Task<Outcome<StoredMessage>> RunAsync(string key, Caller caller, CancellationToken cancellation)
    {
        if (await store.FindAsync(key, cancellation) is not { } parked) return NoSuchMessage;
        var now = clock.GetUtcNow();
        var again = parked.SendAgain(now);
        if (!again.IsOk) return again;
        var saved = await store.SaveAsync(parked, again.Value, cancellation);
        if (!saved.IsOk) return saved;
        await audit.AppendAsync(new(caller.Id, "message-sent-again", key, now), cancellation);
        news.Tell();
        return saved;
    }
}
