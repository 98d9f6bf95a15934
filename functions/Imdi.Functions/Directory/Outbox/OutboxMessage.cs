using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>A message to one person, before it has words: the outbox writes it in the reader's language and sends it once.</summary>
/// <param name="Id">Says what it tells to whom, such as <c>proposal-received/01JD…</c>: queued twice, it is sent once.</param>
/// <param name="Template">Names its words: <c>mail.{template}.subject</c> and <c>mail.{template}.body</c> in i18n/{language}/mail.json.</param>
/// <param name="Values">What fills the slots {0}, {1}… of both, in their order; already written for the language where they are numbers or dates.</param>
public sealed record OutboxMessage(string Id, string To, Language Language, string Template, IReadOnlyList<string> Values);

/// <summary>Takes messages to be sent; a job gives them to it after what they tell of is stored.</summary>
public interface IOutbox
{
    /// <summary>Idempotent by the message's id.</summary>
    Task QueueAsync(OutboxMessage message, CancellationToken cancellation);

    /// <summary>The same for what is told on one occasion.</summary>
    async Task QueueAllAsync(IReadOnlyCollection<OutboxMessage> messages, CancellationToken cancellation)
    {
        foreach (var message in messages) await QueueAsync(message, cancellation);
    }
}
