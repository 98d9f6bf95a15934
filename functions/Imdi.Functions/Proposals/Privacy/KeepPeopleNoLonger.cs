using Imdi.Functions.Directory;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Proposals;

/// <summary>Once a day: contacts and signatories of proposals that have been closed, or left alone, long enough are erased, and senders of interests that were.</summary>
internal sealed class KeepPeopleNoLonger(ProposalStore proposals, InterestStore interests, AuditTrail audit, IOptions<Retention> retention) : IDailyDuty
{
    public string Name => "proposal-retention";

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        // Whatever somebody changes meanwhile is looked at again tomorrow.
        await foreach (var one in proposals.AllAsync(cancellation))
        {
            if (DaysOf(one.Stage) is not { } days || one.StageSince >= now.AddDays(-days) || !one.NamesPeople) continue;
            var without = one.WithoutPeople();
            if ((await proposals.SaveAsync(one, without, cancellation)).IsOk) await audit.AppendAsync(new("daily", "people-erased", one.Id, now, StateHash.Of(one), StateHash.Of(without)), cancellation);
        }

        foreach (var one in await interests.AllAsync(cancellation))
        {
            int days = one.State == InterestState.Closed ? retention.Value.InterestDays : retention.Value.IdleProposalDays;
            if ((one.ChangedAt ?? one.ReceivedAt) >= now.AddDays(-days) || one.Email.Length == 0) continue;
            if ((await interests.SaveAsync(one, one.WithoutSender(), cancellation)).IsOk) await audit.AppendAsync(new("daily", "interest-erased", one.Reference, now), cancellation);
        }
    }

    // A project under way has people to write to until it ends.
    private int? DaysOf(ProposalStage stage) => stage switch
    {
        ProposalStage.UnderWay => null,
        ProposalStage.Completed => retention.Value.CompletedProjectDays,
        ProposalStage.Rejected or ProposalStage.Withdrawn => retention.Value.EndedProposalDays,
        _ => retention.Value.IdleProposalDays,
    };
}
