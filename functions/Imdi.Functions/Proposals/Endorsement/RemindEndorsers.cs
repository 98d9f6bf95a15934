using Imdi.Functions.Directory;

namespace Imdi.Functions.Proposals;

/// <summary>Once a day: whoever has not answered is reminded, with a link of its own.</summary>
public sealed class RemindEndorsers(ProposalStore proposals, ChangeByAnswer change, EndorsementMail mail) : IDailyDuty
{
    public string Name => "endorsement-reminders";

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var waiting = await proposals.AllAsync(cancellation, ProposalStage.AwaitingEndorsement).ToListAsync(cancellation);
        foreach (var proposal in waiting)
        {
            foreach (var (party, number) in EndorsementReminders.DueOn(proposal, now))
            {
                if (await mail.FindAsync(proposal, party, now, cancellation) is not { } to) continue;
                string subject = party.SubjectIn(proposal.Id);
                await mail.AskAsync(proposal, party, to, isReminder: true, $"{party.Purpose}-reminder/{subject}/{proposal.Round}/{number}/{proposal.AskedSince(party):yyyyMMdd}", now, cancellation);
                await change.RunAsync(proposal.Id, new AuditEntry("system", $"{party.Purpose}-reminded", subject, now), current => current.WithReminder(party, number), cancellation);
            }
        }
    }
}
