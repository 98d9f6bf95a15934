namespace Imdi.Functions.Hosting;

/// <summary>How the last rebuild ended.</summary>
/// <param name="Run">The run that it published or confirmed; null when it did neither.</param>
/// <param name="FinishedAt">Null while it runs, and when it died without a word.</param>
/// <param name="Outcome"><c>running</c>, <c>published</c>, <c>unchanged</c>, <c>failed</c>, or <c>interrupted</c>: stopped, or its process died.</param>
/// <param name="FailingStep">The step that failed or was interrupted; null when none was.</param>
public sealed record LastRebuild(string? Run, DateTimeOffset? FinishedAt, string Outcome, string? FailingStep);

/// <summary>What the night knows of itself; null before the first rebuild.</summary>
public interface IHealthSource
{
    Task<LastRebuild?> LastRebuildAsync(CancellationToken cancellation);
}
