using System.Globalization;
using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web.Text;

namespace Imdi.Functions.Funding;

/// <summary>Who asks for money to be moved, when, and by which key, so that asking twice moves it once.</summary>
public sealed record MoveOrder(Caller Caller, string Key, DateOnly On, DateTimeOffset Now, string? Text = null)
{
    internal EntryNote Note(string key, bool isDemonstration) => new(key, On, Now, Text, isDemonstration);

    /// <summary>Callers' keys are theirs: two callers may use the same.</summary>
    internal string OwnKey => "own/" + LedgerEntry.HashOf($"{Caller.Id}\n{Key}");
}

/// <summary>Allocations, payments, refunds, exchanges and corrections: the documents are read, the ledger decides, the documents follow it.</summary>
public sealed class MoveMoney(EnterCommands ledger, LedgerStore entries, FundingStore store, ProposalStore proposals, IOutbox outbox, AuditTrail audit)
{
    private static readonly Refusal NoProposal = Refusal.Unprocessable("no-such-proposal", "There is no proposal with this id."), NoWindow = Refusal.Unprocessable("no-such-window", "There is no window with this id."), NoContribution = Refusal.Unprocessable("no-such-contribution", "There is no contribution with this id.");

    private const string Corrected = "entry-corrected", TakenBack = "tranche-taken-back";

    /// <summary>An entry is corrected once.</summary>
    internal static string CorrectionKey(long sequence) => string.Create(CultureInfo.InvariantCulture, $"correct/{sequence}");

    public async Task<MoneyWindow?> WindowAsync(string id, CancellationToken cancellation) => id == MoneyWindow.CoreId ? MoneyWindow.Core : await store.FindAsync<MoneyWindow>(id, cancellation);

    /// <summary>Which money may fund a project, and why not the rest.</summary>
    public async Task<Outcome<IReadOnlyList<Source>>> SourcesAsync(string proposal, string window, CancellationToken cancellation)
    {
        if (await proposals.FindAsync(proposal, cancellation) is not { } found) return NoProposal;
        if (await WindowAsync(window, cancellation) is not { } from) return NoWindow;
        return Outcome.Ok(Sources.Of((await entries.ReadAsync(cancellation)).State, from, await store.ListAsync<Contribution>(cancellation).ToListAsync(cancellation), ProjectFacts.Of(found)));
    }

    public async Task<Outcome<LedgerEntry>> AllocateAsync(string proposal, string window, Money amount, MoveOrder order, CancellationToken cancellation)
    {
        if (await proposals.FindAsync(proposal, cancellation) is not { } found) return NoProposal;
        if (await WindowAsync(window, cancellation) is not { } from) return NoWindow;
        if (ProjectFacts.Closed(found) is { } closed) return closed;
        var contributions = await store.ListAsync<Contribution>(cancellation).ToListAsync(cancellation);
        var facts = ProjectFacts.Of(found);
        var entered = await EnterAsync("money-allocated", order, order.OwnKey, $"allocate {window} {found.Id} {amount}", (state, note) => Entries.Allocate(state, from, contributions, facts, amount, note), found.IsDemonstration, cancellation);
        if (entered.IsOk) await StartAsync(found, order.Caller.Id, order.Now, cancellation);
        return entered;
    }

    public async Task<Outcome<LedgerEntry>> ReleaseAsync(string proposal, string window, Money amount, MoveOrder order, CancellationToken cancellation) =>
        await store.FindAsync<FundedProject>(proposal, cancellation) is not { } project ? NoProposal
        : await EnterAsync("allocation-released", order, order.OwnKey, $"release {window} {proposal} {amount}", (state, note) => Entries.Release(state, window, proposal, amount, note), project.IsDemonstration, cancellation);

    /// <param name="attempt">Which attempt the caller means: a form from before a payment was taken back pays nothing.</param>
    public async Task<Outcome<LedgerEntry>> PayAsync(string proposal, int number, MoveOrder order, CancellationToken cancellation, int? attempt = null)
    {
        while (true)
        {
            if (await store.FindAsync<FundedProject>(proposal, cancellation) is not { } project) return NoProposal;
            var tranche = project.Tranches.FirstOrDefault(one => one.Number == number);
            if (tranche is not null && attempt is { } meant && meant != tranche.Attempt) return Rows.ChangedMeanwhile;
            if (tranche is not { IsPaid: true } && project.Blocked(number, DateOnly.FromDateTime(order.Now.UtcDateTime)) is { } blocked) return blocked;

            // A payment that was entered before its tranche was marked is found by its key; one that was taken back since is none.
            string key = string.Create(CultureInfo.InvariantCulture, $"tranche/{proposal}/{number}/{tranche!.Attempt}");
            if (await entries.FindKeyAsync(key, cancellation) is { } before && await IsCorrectedAsync(before.Sequence, cancellation))
            {
                await SaveAsync(project, project.Anew(number), TakenBack, order, cancellation);
                continue;
            }

            var entered = await EnterAsync("tranche-paid", order, key, $"pay {tranche.Window} {tranche.Amount}", (state, note) => Entries.Disburse(state, tranche.Window, proposal, tranche.Amount, note), project.IsDemonstration, cancellation);
            if (!entered.IsOk) return entered;
            if (!tranche.IsPaid && !(await SaveAsync(project, project.Paid(number, entered.Value.Sequence), "tranche-noted-paid", order, cancellation)).IsOk) continue;

            // Whoever took it back before it was marked found no mark.
            if (await IsCorrectedAsync(entered.Value.Sequence, cancellation)) await TakeBackAsync(proposal, entered.Value.Sequence, order, cancellation);
            else await TellPaidAsync(proposal, tranche, cancellation);
            return entered;
        }
    }

    public async Task<Outcome<LedgerEntry>> RefundByProjectAsync(string proposal, string window, Money amount, MoveOrder order, CancellationToken cancellation) =>
        await store.FindAsync<FundedProject>(proposal, cancellation) is not { } project ? NoProposal
        : await EnterAsync("project-refunded", order, order.OwnKey, $"refund-by-project {window} {proposal} {amount}", (state, note) => Entries.RefundByProject(state, window, proposal, amount, note), project.IsDemonstration, cancellation);

    public async Task<Outcome<LedgerEntry>> RefundToDonorAsync(string contribution, string window, Money amount, MoveOrder order, CancellationToken cancellation) =>
        await store.FindAsync<Contribution>(contribution, cancellation) is not { } known ? NoContribution
        : await EnterAsync("donor-refunded", order, order.OwnKey, $"refund-to-donor {window} {contribution} {amount}", (state, note) => Entries.RefundToDonor(state, window, known.Id, amount, note), known.IsDemonstration, cancellation);

    public async Task<Outcome<LedgerEntry>> ExchangeAsync(string window, Money given, Money got, decimal referenceRate, MoveOrder order, CancellationToken cancellation) =>
        await WindowAsync(window, cancellation) is not { } known ? NoWindow
        : await EnterAsync("money-exchanged", order, order.OwnKey, string.Create(CultureInfo.InvariantCulture, $"exchange {window} {given} {got} {referenceRate}"), (state, note) => Entries.Exchange(state, window, given, got, referenceRate, note), known.IsDemonstration, cancellation);

    public async Task<Outcome<LedgerEntry>> CorrectAsync(long sequence, MoveOrder order, CancellationToken cancellation)
    {
        if (sequence < 1 || await entries.FindAsync(sequence, cancellation) is not { } kept || LedgerEntry.Read(kept.Text) is not { } entry) return Refusal.NotFound("no-such-entry", "The ledger has no entry with this number.");
        var contributions = await store.ListAsync<Contribution>(cancellation).ToListAsync(cancellation);
        var facts = entry.Draft.Proposal is { } of && await proposals.FindAsync(of, cancellation) is { } asked ? ProjectFacts.Of(asked) : null;
        var entered = await EnterAsync(
            Corrected, order, CorrectionKey(sequence), "correct", (state, note) => Entries.Correct(entry, note).Then(draft => Entries.Within(state, draft, facts, contributions)), entry.Draft.IsDemonstration, cancellation);
        if (entered.IsOk && entry.Draft is { Kind: EntryKind.Disbursement, Proposal: { } proposal }) await TakeBackAsync(proposal, sequence, order, cancellation);
        return entered;
    }

    /// <summary>Opens a project's file once: schedule, conditions.</summary>
    /// <param name="who">For the audit trail.</param>
    public async Task<FundedProject> OpenAsync(Proposal proposal, string who, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await store.FindAsync<FundedProject>(proposal.Id, cancellation) is { } known) return known;
        var project = FundedProject.Of(proposal);
        var added = await audit.AroundAsync(new AuditEntry(who, "project-opened", $"project/{project.Id}", now, AfterHash: StateHash.Of(project)), () => store.AddAsync(project, cancellation), cancellation);
        return added.IsOk ? added.Value : (await store.FindAsync<FundedProject>(proposal.Id, cancellation))!;
    }

    /// <summary>What an allocation brings about: the project's file, and the proposal under way. Harmless to repeat.</summary>
    public async Task StartAsync(Proposal proposal, string who, DateTimeOffset now, CancellationToken cancellation)
    {
        await OpenAsync(proposal, who, now, cancellation);
        while (proposal.StartFunding(now) is { IsOk: true } started && started.Value.Stage != proposal.Stage
            && !(await audit.AroundAsync(new(who, "proposal-under-way", proposal.Id, now, StateHash.Of(proposal), StateHash.Of(started.Value)), () => proposals.SaveAsync(proposal, started.Value, cancellation), cancellation)).IsOk)
        {
            proposal = (await proposals.FindAsync(proposal.Id, cancellation))!;
        }
    }

    // By the tranche and its attempt, so that whoever asks again tells nothing twice, and mends what an interruption left untold.
    private async Task TellPaidAsync(string id, Tranche tranche, CancellationToken cancellation)
    {
        if (await proposals.FindAsync(id, cancellation) is not { Content.Applicant.Contact.Email: { Length: > 0 } to } proposal) return;
        string message = string.Create(CultureInfo.InvariantCulture, $"tranche-paid/{id}/{tranche.Number}/{tranche.Attempt}");
        await outbox.QueueAsync(new(message, to, proposal.Language, "tranche-paid", [proposal.Content.Identification.Title, Numbers.For(proposal.Language).Money(tranche.Amount)]), cancellation);
    }

    private async Task<bool> IsCorrectedAsync(long sequence, CancellationToken cancellation) => await entries.FindKeyAsync(CorrectionKey(sequence), cancellation) is not null;

    private async Task TakeBackAsync(string proposal, long entry, MoveOrder order, CancellationToken cancellation)
    {
        while (await store.FindAsync<FundedProject>(proposal, cancellation) is { } project && project.Tranches.Any(one => one.Entry == entry)
            && !(await SaveAsync(project, project.TakenBack(entry), TakenBack, order, cancellation)).IsOk)
        {
        }
    }

    private Task<Outcome<FundedProject>> SaveAsync(FundedProject was, FundedProject next, string what, MoveOrder order, CancellationToken cancellation) =>
        audit.AroundAsync(new AuditEntry(order.Caller.Id, what, $"project/{was.Id}", order.Now, StateHash.Of(was), StateHash.Of(next)), () => store.SaveAsync(next, cancellation), cancellation);

    private async Task<Outcome<LedgerEntry>> EnterAsync(string what, MoveOrder order, string key, string says, Func<LedgerState, EntryNote, Outcome<EntryDraft>> rule, bool isDemonstration, CancellationToken cancellation)
    {
        if ((MoneyDay.Ahead(order.Now, ("on", order.On)) ?? LedgerText.Refused(what == Corrected ? "reason" : "text", order.Text)) is { } refused) return refused;
        var entered = await ledger.RunAsync(new LedgerCommand(key, says, state => rule(state, order.Note(key, isDemonstration))), cancellation);
        if (entered.IsOk) await audit.AppendOnceAsync(new AuditEntry(order.Caller.Id, what, $"ledger/{entered.Value.Id}", entered.Value.Draft.At, AfterHash: entered.Value.Hash), cancellation);
        return entered;
    }
}
