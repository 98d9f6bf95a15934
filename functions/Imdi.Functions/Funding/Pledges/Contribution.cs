using Imdi.Functions.Proposals;
using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>What a donor's money may be spent on; nothing said, nothing restricted.</summary>
/// <param name="Countries">Only projects that involve one of them.</param>
public sealed record Earmark(IReadOnlyList<CountryCode> Countries, PaperComponent? Component = null, string? Proposal = null)
{
    public static Earmark None { get; } = new([]);

    /// <summary>How narrow it is: narrower money is drawn first, so that the rest stays free.</summary>
    public int Restrictions => (Countries.Count > 0 ? 1 : 0) + (Component is null ? 0 : 1) + (Proposal is null ? 0 : 4);

    /// <summary>Why not for this project; empty when it may be.</summary>
    public IEnumerable<string> Against(ProjectFacts project)
    {
        if (Countries.Count > 0 && !Countries.Intersect(project.Countries).Any()) yield return "earmark-countries";
        if (Component is { } component && component != project.Component) yield return "earmark-component";
        if (Proposal is { } proposal && proposal != project.Id) yield return "earmark-proposal";
    }
}

/// <summary>One window's part of a contribution.</summary>
public sealed record ContributionPart(string Window, Money Amount);

/// <summary>What a donor signed. It is a promise: money counts once it is received and cleared.</summary>
public sealed record Contribution : FundingDocument
{
    /// <summary>Id of the donor's organisation.</summary>
    public required string Donor { get; init; }

    /// <summary>The agreement's reference.</summary>
    public required string Agreement { get; init; }

    public required DateOnly SignedOn { get; init; }

    /// <summary>The split between core and ad hoc windows (mission.md S53), in one currency.</summary>
    public required IReadOnlyList<ContributionPart> Parts { get; init; }

    public Earmark Earmark { get; init; } = Earmark.None;

    /// <summary>The public sees <c>anonymous</c> instead of the donor.</summary>
    public bool IsAnonymous { get; init; }

    public string? Pledge { get; init; }

    public Currency Currency => Parts[0].Amount.Currency;

    /// <summary>Whether a request with its key asks for the same; days may differ.</summary>
    public bool IsSaidBy(ContributionRequest request) =>
        (Donor, EntryDraft.Clean(request.Agreement), Earmark.Component, Earmark.Proposal, Pledge) == (request.Donor, Agreement, request.Component, request.Proposal, request.Pledge)
        && Parts.SequenceEqual(request.Parts) && Earmark.Countries.SequenceEqual(request.Countries ?? []) && (IsAnonymous || !request.IsAnonymous);

    public string PublicDonor => IsAnonymous ? "anonymous" : Donor;

    /// <summary>A reference may name its donor; the ledger keeps it for ever.</summary>
    public string? PublicAgreement => IsAnonymous ? null : PublicText.Of(Agreement);
}

/// <summary>Money that arrived. Until the bank has cleared it, it can be spent on nothing.</summary>
public sealed record Receipt : FundingDocument
{
    public required string Contribution { get; init; }

    public required string Window { get; init; }

    public required Money Amount { get; init; }

    public required DateOnly ArrivedOn { get; init; }

    public DateOnly? ClearedOn { get; init; }

    /// <summary>The ledger's entry once it is cleared.</summary>
    public long? Entry { get; init; }

    /// <summary>Why it was withdrawn; null for one that stands.</summary>
    public string? Withdrawn { get; init; }

    /// <summary>Whether a request with its key asks for the same; days may differ.</summary>
    public bool IsSaidBy(ReceiptRequest request) => (Contribution, Window, Amount) == (request.Contribution, request.Window, request.Amount);

    internal static Refusal Cleared { get; } = Refusal.Conflict("receipt-cleared", "The ledger has this money: correct the entry instead.");

    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsWaiting => Entry is null && Withdrawn is null;

    /// <summary>Until the bank clears it: what the ledger has is corrected there, by a counter-entry. Again changes nothing.</summary>
    public Outcome<Receipt> Withdraw(string? reason) => this switch
    {
        { Withdrawn: not null } => this,
        { Entry: not null } => Cleared,
        _ => Withdrawal.ReasonOf(reason).Then<Receipt>(said => this with { Withdrawn = said }),
    };
}
