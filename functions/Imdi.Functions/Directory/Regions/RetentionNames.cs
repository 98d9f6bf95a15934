using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>The times for which personal data is kept, by the names that the region's file has for them.</summary>
internal static class RetentionNames
{
    public static IReadOnlyList<string> Names => RegionFile.Retained;

    public static int Of(Retention retention, string name) => name switch
    {
        "linkDays" => retention.LinkDays,
        "personDays" => retention.PersonDays,
        "interestDays" => retention.InterestDays,
        "endedProposalDays" => retention.EndedProposalDays,
        "idleProposalDays" => retention.IdleProposalDays,
        "completedProjectDays" => retention.CompletedProjectDays,
        "pledgeDays" => retention.PledgeDays,
        "reportContactDays" => retention.ReportContactDays,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such time."),
    };
}
