namespace Imdi.Functions.Directory;

/// <summary>Forgets addresses and words of messages that were sent, or given up, thirty days ago.</summary>
internal sealed class EraseMessages(OutboxStore store, MailFileStore files) : IDailyDuty
{
    private static readonly MessageState[] Ended = [MessageState.Sent, MessageState.Parked];

    public string Name => "message-erasure";

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var before = now - StoredMessage.KeptFor;
        foreach (var state in Ended)
        {
            await foreach (string key in store.KeysBeforeAsync(state, before, cancellation))
                if (await store.FindAsync(key, cancellation) is { } message && message.State == state) await store.SaveAsync(message, message.Erase(now), cancellation);
        }

        await files.RemoveAsync(before, cancellation);
    }
}
