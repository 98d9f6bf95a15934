using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>Something to be entered once, whatever the ledger says by then.</summary>
/// <param name="Key">Sent twice with the same <paramref name="Says"/>, it is one entry; with another it is refused.</param>
/// <param name="Says">What is asked, so that a key is not used for something else.</param>
/// <param name="Rule">The draft that the state allows, or why not.</param>
public sealed record LedgerCommand(string Key, string Says, Func<LedgerState, Outcome<EntryDraft>> Rule)
{
    public static readonly Refusal KeyUsed = Refusal.Conflict("key-used", "This key was used for something else. Take a new one.");
}
