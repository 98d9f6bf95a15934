using Imdi.Shared;

namespace Imdi.Functions.Proposals;

public sealed partial record Proposal
{
    /// <summary>The first money was allocated: an approved proposal becomes a project under way.</summary>
    public Outcome<Proposal> StartFunding(DateTimeOffset now) => Stage switch
    {
        ProposalStage.UnderWay => this,
        ProposalStage.Approved => With(new ProposalEvent("funded", now)).To(ProposalStage.UnderWay, now),
        _ => Refusal.Conflict("not-approved", "Money is allocated to approved proposals only."),
    };

    /// <summary>The final report was accepted.</summary>
    public Outcome<Proposal> Complete(DateTimeOffset now) => Stage switch
    {
        ProposalStage.Completed => this,
        ProposalStage.UnderWay => With(new ProposalEvent("completed", now)).To(ProposalStage.Completed, now),
        _ => Refusal.Conflict("not-under-way", "Only a project under way can be completed."),
    };
}
