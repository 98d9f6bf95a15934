using Imdi.Functions.Storage;

namespace Imdi.Functions.Hosting;

/// <summary>Marks an operation that is answered from published files alone, so that <c>run</c> asks for an earlier run's answer.</summary>
internal sealed class OfAnyRun : IAskedInQuery
{
    public static OfAnyRun Instance { get; } = new();

    public static IReadOnlyList<AskedParameter> Parameters { get; } =
        [new(PastRuns.Parameter, RunId.IsValid, "a run's id, as `Imdi-Run` and /api/health/runs say it", "Answer as this earlier run published it; else as the current one does.")];
}
