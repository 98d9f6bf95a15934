using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Imdi.Functions.Storage;

/// <summary>
/// How long storage is waited for: three more tries within some seconds, none when storage itself asks for a longer wait, and none once three quarters
/// of the time for an answer have gone. A call ends within twice that time, and after that time where no answer comes at all. Whoever asked then gets
/// 503 with Retry-After, and a job is taken up again by the sweep; nobody waits for minutes on an answer that does not come.
/// </summary>
/// <param name="answer">For one answer, or the next piece of one.</param>
internal sealed class StoragePatience(TimeSpan answer) : RetryPolicy(Tries, DelayStrategy.CreateExponentialDelayStrategy(TimeSpan.FromSeconds(0.4), Longest))
{
    public static readonly TimeSpan Answer = TimeSpan.FromSeconds(20);

    private const int Tries = 3;

    private const string Gone = "Imdi.PatienceIsGone";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        using var gone = new CancellationTokenSource(0.75 * answer);
        message.SetProperty(Gone, gone.Token);
        try
        {
            await base.ProcessAsync(message, pipeline);
        }
        catch (Exception failure) when (IsSilence(failure) && !message.CancellationToken.IsCancellationRequested)
        {
            throw new RequestFailedException(0, "Storage did not answer.", failure);
        }
    }

    protected override bool ShouldRetry(HttpMessage message, Exception? exception) => base.ShouldRetry(message, exception) && IsWorthWaiting(message);

    protected override async ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) => await base.ShouldRetryAsync(message, exception) && IsWorthWaiting(message);

    private static bool IsWorthWaiting(HttpMessage message) => !AsksForMore(message) && !(message.TryGetProperty(Gone, out object? gone) && gone is CancellationToken { IsCancellationRequested: true });

    // What the client's own timeout ends in looks like a caller who left.
    private static bool IsSilence(Exception failure) => failure is OperationCanceledException || (failure is AggregateException many && many.InnerExceptions.Any(IsSilence));

    private static bool AsksForMore(HttpMessage message) =>
        message.HasResponse && message.Response.Headers.TryGetValue("Retry-After", out string? after) && (!int.TryParse(after, System.Globalization.CultureInfo.InvariantCulture, out int seconds) || seconds > Longest.TotalSeconds);
}
