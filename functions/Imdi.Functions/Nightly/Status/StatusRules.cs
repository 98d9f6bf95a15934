using Imdi.Functions.Datasets;

namespace Imdi.Functions.Nightly;

/// <summary>How the age of a kind is told: by its real figures where there are any, else by the demonstration's.</summary>
internal static class StatusRules
{
    public static string? FailingStep(RunRecord run) => run.Outcome is RebuildOutcome.Failed or RebuildOutcome.Interrupted ? run.Step : null;

    public static KindStatus Of(DatasetKind kind, KindHistory history, DateOnly today)
    {
        var current = history.Current.ToList();
        bool onlyInvented = current.TrueForAll(known => known.Version.Source.IsDemonstration);
        var worst = Freshness.Worst(current.Where(known => onlyInvented || !known.Version.Source.IsDemonstration).Select(known => Freshness.Of(kind.Frequency, known.ReleaseDay, known.Version.Newest, today)));
        return new(kind.Id, worst.State, worst.LastRelease, worst.DueOn);
    }
}
