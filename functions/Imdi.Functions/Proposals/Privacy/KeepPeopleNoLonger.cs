using Imdi.Functions.Directory;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Proposals;

/// <summary>Once a day: contacts and signatories of proposals that have been closed long enough are erased, and senders of interests that were.</summary>
internal sealed class KeepPeopleNoLonger(ProposalStore proposals, InterestStore interests, AuditTrail audit, IOptions<Retention> retention) : IDailyDuty
{
    public string Name => "proposal-retention";

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        // Whatever somebody changes meanwhile is looked at again tomorrow.
        await foreach (var one in proposals.AllAsync(cancellation))
        {
            int days = one.Stage == ProposalStage.Completed ? retention.Value.CompletedProjectDays : retention.Value.EndedProposalDays;
            if (!(one.ClosedSince < now.AddDays(-days)) || !one.NamesPeople) continue;
            var without = one.WithoutPeople();
            if ((await proposals.SaveAsync(one, without, cancellation)).IsOk) await audit.AppendAsync(new("daily", "people-erased", one.Id, now, StateHash.Of(one), StateHash.Of(without)), cancellation);
        }

        foreach (var one in await interests.AllAsync(cancellation))
        {
            if (one.State != InterestState.Closed || !(one.ChangedAt < now.AddDays(-retention.Value.InterestDays)) || one.Email.Length == 0) continue;
            if ((await interests.SaveAsync(one, one.WithoutSender(), cancellation)).IsOk) await audit.AppendAsync(new("daily", "interest-erased", one.Reference, now), cancellation);
        }
    }
}
