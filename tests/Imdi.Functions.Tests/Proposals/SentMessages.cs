using System.Collections.Concurrent;
using Imdi.Functions.Directory;

namespace Imdi.Functions.Tests.Proposals;

/// <summary>Messages as they were queued, in their order and each once by its id, as the outbox keeps them.</summary>
internal sealed class SentMessages : IOutbox
{
    private readonly ConcurrentDictionary<string, bool> _ids = new();
    private readonly ConcurrentQueue<OutboxMessage> _messages = new();

    public IReadOnlyCollection<OutboxMessage> All => _messages;

    public Task QueueAsync(OutboxMessage message, CancellationToken cancellation)
    {
        if (_ids.TryAdd(message.Id, true)) _messages.Enqueue(message);
        return Task.CompletedTask;
    }

    /// <summary>The secret in the newest link of a template about a proposal to an address.</summary>
    public string SecretTo(string address, string template, string proposal) =>
        _messages.Last(one => one.To == address && one.Template == template && one.Id.Contains(proposal, StringComparison.Ordinal)).Values[3].TrimEnd('/').Split('/')[^1];
}
