using Imdi.Shared;

namespace Imdi.Functions.Funding;

public enum EntryKind { Receipt, Allocation, Release, Disbursement, RefundByProject, RefundToDonor, Exchange, Correction }

/// <param name="Amount">A debit where it is positive, a credit where it is negative; never zero.</param>
public sealed record Posting(Account Account, Money Amount);

/// <summary>What is to be entered, before it has its place in the chain.</summary>
/// <param name="Key">One entry a key, whatever is sent twice.</param>
/// <param name="On">The day that the money moved or the decision was taken.</param>
/// <param name="At">When it was entered.</param>
/// <param name="Rate">Of an exchange: units got for one given, and the reference rate of that day; invariant text.</param>
/// <param name="Text">A public reason; no names of persons.</param>
public sealed record EntryDraft(
    string Key, EntryKind Kind, DateOnly On, DateTimeOffset At, string Window, IReadOnlyList<Posting> Postings, string? Proposal = null, long? Corrects = null, string? Rate = null, string? ReferenceRate = null, string? Text = null, bool IsDemonstration = false)
{
    /// <summary>The same moved back.</summary>
    internal IReadOnlyList<Posting> Reversed => [.. Postings.Select(posting => posting with { Amount = -posting.Amount })];

    // What would break the lines of the text that is hashed is a space.
    internal static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : string.Concat(text.Trim().Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter));
}
