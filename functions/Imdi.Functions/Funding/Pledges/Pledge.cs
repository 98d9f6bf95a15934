using Imdi.Shared;

namespace Imdi.Functions.Funding;

public enum PledgeState { Pledged, Signed, Withdrawn }

/// <summary>A donor's announcement: pledged is not paid.</summary>
public sealed record Pledge : FundingDocument
{
    private const string Erased = "–";

    public required string Reference { get; init; }

    /// <summary>Id of the donor's organisation; null for one without an account, whose pledge is public once it is signed.</summary>
    public string? Donor { get; init; }

    /// <summary>As the donor wrote it.</summary>
    public required string Name { get; init; }

    /// <summary>Personal data; null once erased.</summary>
    public string? Email { get; init; }

    public required Money Amount { get; init; }

    public required string Window { get; init; }

    public string? Proposal { get; init; }

    public DateOnly? ExpectedOn { get; init; }

    public string? Conditions { get; init; }

    public bool IsAnonymous { get; init; }

    public required Language Language { get; init; }

    public required DateTimeOffset At { get; init; }

    public PledgeState State { get; init; }

    /// <summary>Why it was withdrawn.</summary>
    public string? Withdrawn { get; init; }

    /// <summary>Whether a request with its key asks for the same; days may differ, as in the ledger, and what was erased is not compared.</summary>
    public bool IsSaidBy(PledgeRequest request)
    {
        return (Amount, Window, Proposal, IsAnonymous) == (request.Amount, request.Window, request.Proposal, request.IsAnonymous)
            && (Name == Erased || (Same(request.Name, Name) && Same(request.Email, Email) && request.Conditions?.Trim() == Conditions));

        static bool Same(string? sent, string? kept) => sent is null || sent.Trim() == kept;
    }

    /// <summary>Until an agreement is signed: from then on it is the agreement that counts. Again changes nothing.</summary>
    public Outcome<Pledge> Withdraw(string? reason) => State switch
    {
        PledgeState.Withdrawn => this,
        PledgeState.Signed => Refusal.Conflict("pledge-signed", "An agreement was signed for this pledge."),
        _ => Withdrawal.ReasonOf(reason).Then<Pledge>(said => this with { State = PledgeState.Withdrawn, Withdrawn = said }),
    };

    [System.Text.Json.Serialization.JsonIgnore]
    public bool HasContact => Email is not null || Conditions is not null || Name != Erased;

    /// <summary>The name may be a person's, and conditions may speak of one; an organisation of the Directory is known by its id.</summary>
    public Pledge WithoutContact() => this with { Email = null, Name = Erased, Conditions = null };
}
