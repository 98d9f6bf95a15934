using MimeKit;

namespace Imdi.Functions.Directory;

public enum DeliveryResult
{
    Accepted,

    /// <summary>Not now: another attempt may succeed.</summary>
    Later,

    /// <summary>Not now, and nobody else's message either.</summary>
    Unreachable,

    /// <summary>Never, as it is.</summary>
    Refused,
}

/// <summary>How an attempt ended.</summary>
public sealed record Delivery(DeliveryResult Result, string? Reason = null)
{
    private const int LongestReason = 200;

    public static readonly Delivery Accepted = new(DeliveryResult.Accepted);

    public static readonly Delivery NoAddress = new(DeliveryResult.Refused, "The address is not one that a message can be sent to.");

    public string? Reason { get; } = Reason is { Length: > LongestReason } ? Reason[..LongestReason] : Reason;
}

/// <summary>A way for messages to leave, used for one run.</summary>
public interface IMailTransport : IAsyncDisposable
{
    Task<Delivery> SendAsync(MimeMessage message, CancellationToken cancellation);
}
