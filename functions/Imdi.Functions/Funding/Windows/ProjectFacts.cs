using Imdi.Functions.Proposals;
using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>What money asks of a proposal.</summary>
/// <param name="Wanted">The budget less confirmed co-finance: what may be allocated at most, and in which currency.</param>
public sealed record ProjectFacts(string Id, IReadOnlyList<CountryCode> Countries, PaperComponent Component, Money Wanted)
{
    public static ProjectFacts Of(Proposal proposal)
    {
        var budget = proposal.Content.Budget;
        var none = new Money(0, budget.Currency);
        var total = budget.Lines.Aggregate(none, (sum, line) => sum + line.Amount) - budget.CoFinance.Where(one => one.IsConfirmed).Aggregate(none, (sum, one) => sum + one.Amount);
        return new(proposal.Id, proposal.Content.Countries, proposal.Content.Identification.Component, total);
    }

    /// <summary>Null when money may be allocated to it: approved, the decision released, every country behind it.</summary>
    public static Refusal? Closed(Proposal proposal) => proposal switch
    {
        { Stage: not (ProposalStage.Approved or ProposalStage.UnderWay) } => Refusal.Conflict("not-approved", "Money is allocated to approved proposals only."),
        { Decision: not { Kind: DecisionKind.Approve or DecisionKind.ApproveWithConditions, ReleasedAt: not null } } => Refusal.Conflict("decision-not-released", "Money is allocated once the panel's decision is released."),
        _ when proposal.Content.Countries.Any(country => !proposal.Endorsements.Any(one => one.Country == country && one.State == EndorsementState.Endorsed)) => Refusal.Conflict("endorsement-missing", "A country involved has not endorsed it."),
        _ => null,
    };
}
