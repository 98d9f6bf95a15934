using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>What kind of money moved; the comments say the IATI 2.03 transaction type.</summary>
public enum MovementKind
{
    Pledge,          // 13 incoming pledge
    Commitment,      // 11 incoming commitment: a signed contribution
    Receipt,         // 1 incoming funds: cleared
    Allocation,      // 2 outgoing commitment
    Disbursement,    // 3 disbursement
    Expenditure,     // none: what a project spent was paid to it before
    RefundByProject, // 3 disbursement, negative
    RefundToDonor,   // 1 incoming funds, negative
    Correction,      // the kind that it corrects, negative
    Exchange,        // none: the same money in another currency
    ExchangeResult,  // none: gain or loss on holding a currency
}

/// <summary>One movement of money as the public sees it. Amounts are positive but for refunds and corrections.</summary>
/// <param name="Id">Of the ledger's entry its number, with what is told apart within it; or the pledge's or commitment's, which are promises and stand in no account.</param>
/// <param name="Sequence">The ledger entry's number; null for promises.</param>
/// <param name="Donor">Id of the donor's organisation; <c>anonymous</c> for one that asked for it.</param>
/// <param name="Window"><c>core</c>, or the id of an ad hoc window.</param>
/// <param name="Proposal">Id of the proposal that it is for.</param>
/// <param name="Corrects">Number of the entry that a correction takes back.</param>
/// <param name="Hash">The ledger entry's, by which it and all before it are verified; null for promises.</param>
public sealed record Movement(
    string Id, long? Sequence, MovementKind Kind, DateOnly On, Money Amount, string? Donor, string? Window, string? Proposal, string? Text, string? Corrects, bool IsDemonstration, string? Hash = null);

/// <summary>What the register, IATI and statements read of the ledger.</summary>
public interface IMovements
{
    /// <summary>All, oldest first.</summary>
    IAsyncEnumerable<Movement> ReadAsync(CancellationToken cancellation);
}
