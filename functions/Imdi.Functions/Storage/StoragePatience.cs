using Azure.Core;
using Azure.Core.Pipeline;

namespace Imdi.Functions.Storage;

/// <summary>
/// How long storage is waited for: three more tries within some seconds, none when storage itself asks for a longer wait. Whoever asked then gets
/// 503 with Retry-After, and a job is taken up again by the sweep; nobody waits for minutes on an answer that does not come.
/// </summary>
internal sealed class StoragePatience() : RetryPolicy(Tries, DelayStrategy.CreateExponentialDelayStrategy(TimeSpan.FromSeconds(0.4), TimeSpan.FromSeconds(4)))
{
    /// <summary>For one answer, or the next piece of one.</summary>
    public static readonly TimeSpan Answer = TimeSpan.FromSeconds(20);

    private const int Tries = 3;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    protected override bool ShouldRetry(HttpMessage message, Exception? exception) => base.ShouldRetry(message, exception) && !AsksForMore(message);

    protected override async ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) => await base.ShouldRetryAsync(message, exception) && !AsksForMore(message);

    private static bool AsksForMore(HttpMessage message) =>
        message.HasResponse && message.Response.Headers.TryGetValue("Retry-After", out string? after) && (!int.TryParse(after, System.Globalization.CultureInfo.InvariantCulture, out int seconds) || seconds > Longest.TotalSeconds);
}
