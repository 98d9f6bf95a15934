using Imdi.Functions.Datasets;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;

namespace Imdi.Functions.Nightly;

/// <summary>The age of a kind's figures.</summary>
public sealed record KindStatus(string Kind, FreshnessState State, DateOnly? Released, DateOnly? DueOn);

/// <summary>What waits to be done.</summary>
/// <param name="UploadsReceiving">Uploads whose parts are still coming.</param>
/// <param name="UploadsInWork">Uploads that wait for their checks or are in them.</param>
/// <param name="UploadsParked">Uploads that were given up after five failures and wait for a person.</param>
/// <param name="MessagesDue">E-mails that could leave now.</param>
/// <param name="MessagesParked">E-mails that were given up and wait for the secretariat; counted up to a thousand.</param>
/// <param name="InterestsNew">Expressions of interest that nobody has acknowledged.</param>
public sealed record QueueStatus(int UploadsReceiving, int UploadsInWork, int UploadsParked, int MessagesDue, int MessagesParked, int InterestsNew);

/// <summary>How the site runs. It holds nothing about anybody.</summary>
/// <param name="Runs">The last rebuilds, the newest first.</param>
/// <param name="Audit">The last look through the audit trail; null before the first.</param>
public sealed record SiteStatus(DateTimeOffset At, IReadOnlyList<RunRecord> Runs, IReadOnlyList<KindStatus> Datasets, QueueStatus Queues, AuditCheck? Audit)
{
    /// <summary>Of the last rebuild.</summary>
    public IReadOnlyList<RebuildStep> Steps => Runs is [var last, ..] ? last.Steps : [];

    /// <summary>Of the last rebuild that ended well: one that failed counted nothing.</summary>
    public IReadOnlyList<WithheldValues> Withheld => Runs.FirstOrDefault(run => run.EndedWell)?.Withheld ?? [];

    /// <summary>As the newest rebuild that read the data found it.</summary>
    public IReadOnlyList<VanishedSource> Vanished => Runs.FirstOrDefault(run => run.Run.Length > 0)?.Vanished ?? [];
}
