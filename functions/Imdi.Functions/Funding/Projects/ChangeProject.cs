using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>Plans tranches, takes and judges reports, notes conditions that are met. An agency sees and reports on its own projects.</summary>
public sealed class ChangeProject(FundingStore store, ProposalStore proposals, AuditTrail audit)
{
    public static readonly Refusal NoSuchProject = Refusal.NotFound("no-such-project", "No project of yours has this id.");

    public async Task<Outcome<FundedProject>> FindAsync(string id, Caller caller, CancellationToken cancellation) =>
        await store.FindAsync<FundedProject>(id, cancellation) is { } project && IsOpenTo(project, caller) ? project : NoSuchProject;

    public static Tagged<FundedProject> WithTag(FundedProject project) => RecordTag.Of(project, project.RowTag!);

    /// <param name="ifMatch">The tag of the project that the plan was made from: nobody plans over what somebody else planned or paid meanwhile.</param>
    public Task<Outcome<FundedProject>> PlanAsync(string id, IReadOnlyList<Tranche> tranches, string? ifMatch, Caller caller, DateTimeOffset now, CancellationToken cancellation) =>
        RunAsync(id, "tranches-planned", caller, now, project => WithTag(project).Match(ifMatch) is { } refusal ? refusal : project.Plan(tranches), cancellation);

    public static bool IsOpenTo(FundedProject project, Caller caller) => caller.Is(Role.Secretariat) || (caller is { Organisation: { } own } && caller.Is(Role.ExecutingAgency) && project.Agencies.Contains(own));

    /// <param name="what">For the audit trail.</param>
    public async Task<Outcome<FundedProject>> RunAsync(string id, string what, Caller caller, DateTimeOffset now, Func<FundedProject, Outcome<FundedProject>> act, CancellationToken cancellation)
    {
        while (true)
        {
            var found = await FindAsync(id, caller, cancellation);
            var changed = found.Then(act);
            if (!changed.IsOk) return changed;
            var entry = new AuditEntry(caller.Id, what, $"project/{id}", now, StateHash.Of(found.Value), StateHash.Of(changed.Value));
            var saved = await audit.AroundAsync(entry, () => store.SaveAsync(changed.Value, cancellation), cancellation);
            if (!saved.IsOk) continue;
            if (saved.Value.Reports is [.., { State: ReportState.Accepted }] && saved.Value.Reports.All(report => report.State == ReportState.Accepted)) await CompleteAsync(id, caller, now, cancellation);
            return saved;
        }
    }

    private async Task CompleteAsync(string id, Caller caller, DateTimeOffset now, CancellationToken cancellation)
    {
        while (await proposals.FindAsync(id, cancellation) is { } proposal && proposal.Complete(now) is { IsOk: true } completed && completed.Value.Stage != proposal.Stage
            && !(await audit.AroundAsync(new(caller.Id, "proposal-completed", id, now, StateHash.Of(proposal), StateHash.Of(completed.Value)), () => proposals.SaveAsync(proposal, completed.Value, cancellation), cancellation)).IsOk)
        {
        }
    }
}
