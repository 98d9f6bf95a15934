using System.Security.Cryptography;
using System.Text;
using Imdi.Shared;

namespace Imdi.Functions.Directory;

public enum MessageState
{
    /// <summary>To be sent, or tried again.</summary>
    Waiting,

    /// <summary>Accepted by the next server; what the reader's does with it nobody says.</summary>
    Sent,

    /// <summary>Given up, until the secretariat sends it again.</summary>
    Parked,

    /// <summary>Past the time that address and words are kept.</summary>
    Erased,
}

/// <summary>A message as it is kept.</summary>
/// <param name="Key">The hash of its id: a row's key, and its name in addresses.</param>
/// <param name="To">Null once erased, as are the values and the reason.</param>
/// <param name="Attempts">How often sending was begun since it was queued or sent again.</param>
/// <param name="Since">When a waiting one is due; when another came to its state.</param>
/// <param name="Reason">Why the last attempt failed, as the server said it: it may name the address.</param>
public sealed record StoredMessage(
    string Key, string Id, string Template, Language Language, MessageState State, string? To, IReadOnlyList<string> Values, int Attempts, DateTimeOffset QueuedAt,
    DateTimeOffset Since, DateTimeOffset? SentAt = null, string? Reason = null)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>How long an attempt has the message for itself: longer than any lasts. What a dead instance held is taken up after it.</summary>
    public static readonly TimeSpan Held = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan[] Waits = [TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(12)];

    public static int MostAttempts => Waits.Length + 1;

    /// <summary>The row's ETag, null before it is stored.</summary>
    public string? RowTag { get; init; }

    public static StoredMessage Of(OutboxMessage message, DateTimeOffset now) => new(
        KeyOf(message.Id), message.Id, message.Template, message.Language, MessageState.Waiting, message.To, message.Values, 0, now, now);

    public static string KeyOf(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 16));

    public bool IsDue(DateTimeOffset now) => State == MessageState.Waiting && Since <= now;

    /// <summary>Begins an attempt. One that was begun too often and never ended stops its instances: it is parked.</summary>
    public StoredMessage Claim(DateTimeOffset now) => Attempts < MostAttempts
        ? this with { Attempts = Attempts + 1, Since = now + Held }
        : Park("The sending stopped without an answer each time.", now);

    /// <summary>Ends an attempt: sent, parked for good reason or for the last failure, or due again later. What was sent is not kept: its links open things.</summary>
    public StoredMessage After(Delivery delivery, DateTimeOffset now) => delivery.Result switch
    {
        DeliveryResult.Accepted => this with { State = MessageState.Sent, Since = now, SentAt = now, Values = [], Reason = null },
        DeliveryResult.Refused => Park(delivery.Reason, now),
        _ when Attempts >= MostAttempts => Park(delivery.Reason, now),
        _ => this with { Since = now + Waits[Attempts - 1], Reason = delivery.Reason },
    };

    /// <summary>Queues a parked one anew, with all its attempts.</summary>
    public Outcome<StoredMessage> SendAgain(DateTimeOffset now) => State == MessageState.Parked
        ? this with { State = MessageState.Waiting, Attempts = 0, Since = now }
        : Refusal.Conflict("message-not-parked", "Only a parked message can be sent again.");

    /// <summary>Forgets whom it went to and what it said; that it was sent stays known, so that it is not sent again.</summary>
    public StoredMessage Erase(DateTimeOffset now) => this with { State = MessageState.Erased, Since = now, To = null, Values = [], Reason = null };

    private StoredMessage Park(string? reason, DateTimeOffset now) => this with { State = MessageState.Parked, Since = now, Reason = reason };
}
