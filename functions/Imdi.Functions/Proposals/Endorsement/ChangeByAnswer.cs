using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>Carries out an act on a proposal as it is now: whoever was quicker is read again, and the act is tried on what they left.</summary>
public sealed class ChangeByAnswer(ProposalStore proposals, AuditTrail audit)
{
    public static readonly Refusal NoSuchProposal = Refusal.NotFound("no-such-proposal", "No proposal that you have a part in has that id.");

    /// <summary>What the proposal was and what it is; the same twice where nothing had to change.</summary>
    /// <param name="read">As it was just read or stored, where it was.</param>
    public async Task<Outcome<(Proposal Was, Proposal Now)>> RunAsync(string id, AuditEntry entry, Func<Proposal, Outcome<Proposal>> act, CancellationToken cancellation, Proposal? read = null)
    {
        for (var was = read ?? await proposals.FindAsync(id, cancellation); was is not null; was = await proposals.FindAsync(id, cancellation))
        {
            var next = act(was);
            if (next.Refusal is { } refusal) return refusal;
            if (ReferenceEquals(next.Value, was)) return (was, was);
            var saved = await proposals.SaveAsync(was, next.Value, cancellation);
            if (!saved.IsOk) continue;
            await audit.AppendAsync(entry with { BeforeHash = StateHash.Of(was), AfterHash = StateHash.Of(saved.Value) }, cancellation);
            return (was, saved.Value);
        }

        return NoSuchProposal;
    }
}
