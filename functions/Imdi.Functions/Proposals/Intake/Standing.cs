using Imdi.Shared;
using Imdi.Web.Pages.Apply;

namespace Imdi.Functions.Proposals;

/// <summary>Where a proposal stands for its applicant: who acts next and until when, and what is missing (mission.md rows 3 and 5).</summary>
internal static class Standing
{
    /// <summary>Days that each stage is meant to take at most; the status page shows the day that follows from them.</summary>
    public const int EndorsementDays = 30, RevisionDays = 60, PanelDays = 45, FundingDays = 60;

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

    public static IReadOnlyList<MissingItem> MissingOf(Proposal proposal) => proposal.Stage is not (ProposalStage.AwaitingEndorsement or ProposalStage.Returned) ? [] :
    [
        .. proposal.Endorsements.Where(one => one.State != EndorsementState.Endorsed)
            .Select(one => new MissingItem(one.State == EndorsementState.Refused ? "refused" : "endorsement", one.Country, null, one.State == EndorsementState.Refused ? one.Reason : null)),
        .. proposal.Acceptances.Where(one => one.State != AcceptanceState.Accepted)
            .Select(one => new MissingItem(one.State == AcceptanceState.Declined ? "declined" : "acceptance", null, proposal.Content.Partners.Executing[one.Agency].Name, one.State == AcceptanceState.Declined ? one.Reason : null)),
        .. proposal.Content.Alignment is { Reference: null, ReasonNoPlan: null } ? (MissingItem[])[new("alignment", null, null, null)] : [],
    ];
}
