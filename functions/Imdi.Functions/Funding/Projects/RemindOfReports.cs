using System.Globalization;
using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Text;

namespace Imdi.Functions.Funding;

/// <summary>Opens the files of projects that were approved, and tells agencies which reports are due within two weeks and which are overdue: each once.</summary>
public sealed class RemindOfReports(FundingStore store, ProposalStore proposals, LedgerStore ledger, MoveMoney money, OrganisationStore organisations, IOutbox outbox) : IDailyDuty
{
    private const int DaysAhead = 14;

    // For the audit trail.
    private const string Duty = "daily";

    public string Name => "report-reminders";

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await OpenAsync(now, cancellation);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        await foreach (var project in store.ListAsync<FundedProject>(cancellation))
        {
            foreach (var report in project.Reports.Where(report => report.State is ReportState.Expected or ReportState.Returned && report.Due <= today.AddDays(DaysAhead))) await TellAsync(project, report, today, cancellation);
        }
    }

    // Also where an allocation was entered and its caller died before the project was started.
    private async Task OpenAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var (state, _) = await ledger.ReadAsync(cancellation);
        await foreach (var proposal in proposals.AllAsync(cancellation, ProposalStage.Approved))
        {
            if (ProjectFacts.Closed(proposal) is not null) continue;
            if (state.Balances.Keys.Any(place => place.Account.Proposal == proposal.Id)) await money.StartAsync(proposal, Duty, now, cancellation);
            else await money.OpenAsync(proposal, Duty, now, cancellation);
        }
    }

    private async Task TellAsync(FundedProject project, ProjectReport report, DateOnly today, CancellationToken cancellation)
    {
        string template = report.IsOverdue(today) ? "report-overdue" : "report-due";
        string link = PageAddress.FundedProject(Language.English, project.Id).Href;
        foreach (string agency in project.Agencies)
        {
            if ((await organisations.FindAsync(agency, cancellation))?.Email is not { } to) continue;
            string id = string.Create(CultureInfo.InvariantCulture, $"{template}/{project.Id}/{report.Number}/{agency}");
            await outbox.QueueAsync(new OutboxMessage(id, to, Language.English, template, [project.Title, Dates.For(Language.English).Day(report.Due), link]), cancellation);
        }
    }
}
