using Imdi.Shared;
using Imdi.Web.Pages.Apply;

namespace Imdi.Functions.Proposals;

/// <summary>Where a proposal stands for its applicant: who acts next and until when, and what is missing (mission.md rows 3 and 5).</summary>
internal static class Standing
{
    /// <summary>Days that each stage is meant to take at most; the status page shows the day that follows from them.</summary>
    public const int EndorsementDays = EndorsementReminders.LateAfterDays, RevisionDays = 60, PanelDays = 45, FundingDays = 60;

    public static NextAct NextOf(Proposal proposal) => proposal.Stage switch
    {
        ProposalStage.AwaitingEndorsement => new("countries", After(proposal.StageSince, EndorsementDays)),
        ProposalStage.Returned => new("applicant", After(proposal.StageSince, RevisionDays)),
        ProposalStage.WithPanel => new("panel", After(proposal.StageSince, PanelDays)),
        ProposalStage.Approved => new("funding", After(proposal.StageSince, FundingDays)),
        ProposalStage.UnderWay => new("agencies", proposal.Content.Identification.Starts.AddMonths(proposal.Content.Identification.Months).AddDays(-1)),
        _ => new(null, null),
    };

    public static DateOnly After(DateTimeOffset since, int days) => DateOnly.FromDateTime(since.UtcDateTime).AddDays(days);

    /// <summary>What the gate misses of the current round; of who refused, with the reason.</summary>
    public static IReadOnlyList<MissingItem> MissingOf(Proposal proposal) =>
        proposal.Stage is ProposalStage.AwaitingEndorsement or ProposalStage.Returned ? [.. proposal.Missing().Select(part => ItemOf(proposal, part))] : [];

    private static MissingItem ItemOf(Proposal proposal, MissingPart part) => part switch
    {
        { Country: { } country } => proposal.EndorsementOf(country) is { State: EndorsementState.Refused } refused ? new("refused", country, null, refused.Reason) : new("endorsement", country, null, null),
        { Agency: { } agency } when proposal.Content.Partners.Executing[agency].Name is var name =>
            proposal.AcceptanceOf(agency) is { State: AcceptanceState.Declined } declined ? new("declined", null, name, declined.Reason) : new("acceptance", null, name, null),
        _ => new("alignment", null, null, null),
    };
}
