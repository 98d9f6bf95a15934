using Imdi.Functions.Datasets;
using Imdi.Functions.Directory;
using Microsoft.Extensions.Logging;

namespace Imdi.Functions.Nightly;

/// <summary>Says once a day, for whoever is alerted by the log, how many kinds have overdue figures; invented ones alarm nobody. The status page names them.</summary>
internal sealed partial class TellOverdueDatasets(DatasetStore datasets, ILogger<TellOverdueDatasets> log) : IDailyDuty
{
    public string Name => "overdue-datasets";

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        int overdue = 0;
        foreach (var kind in DatasetKinds.All)
        {
            var history = await datasets.ReadHistoryAsync(kind.Id, cancellation);
            if (history.Current.Any(known => !known.Version.Source.IsDemonstration) && StatusRules.Of(kind, history, DateOnly.FromDateTime(now.UtcDateTime)).State == FreshnessState.Overdue) overdue++;
        }

        if (overdue > 0) LogOverdue(overdue);
    }

    [LoggerMessage(LogLevel.Warning, "Datasets are overdue: {Count}.")]
    private partial void LogOverdue(int count);
}
