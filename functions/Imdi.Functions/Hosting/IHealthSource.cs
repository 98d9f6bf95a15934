namespace Imdi.Functions.Hosting;

/// <summary>How the last rebuild ended.</summary>
/// <param name="Run">The run that it published or confirmed; null when it failed.</param>
/// <param name="Outcome"><c>published</c>, <c>unchanged</c> or <c>failed</c>.</param>
/// <param name="FailingStep">The step that failed; null when none did.</param>
public sealed record LastRebuild(string? Run, DateTimeOffset? FinishedAt, string Outcome, string? FailingStep);

/// <summary>What the night knows of itself; null before the first rebuild.</summary>
public interface IHealthSource
{
    Task<LastRebuild?> LastRebuildAsync(CancellationToken cancellation);
}
