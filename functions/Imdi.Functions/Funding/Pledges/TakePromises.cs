using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Text;

namespace Imdi.Functions.Funding;

/// <summary>From a pledge to cleared money: each step is taken once a key.</summary>
public sealed class TakePromises(
    FundingStore store, EnterCommands ledger, LedgerStore entries, OrganisationStore organisations, ProposalStore proposals, AccessLinkStore links, IOutbox outbox, AuditTrail audit)
{
    /// <summary>The purpose of links to a donor's statement; their subject is the donor's organisation.</summary>
    public const string StatementPurpose = "statement";

    private static readonly TimeSpan LinkLives = TimeSpan.FromDays(90);

    private static readonly Refusal NoSuchReceipt = Refusal.NotFound("no-such-receipt", "There is no receipt with this id."), NoSuchPledge = Refusal.NotFound("no-such-pledge", "There is no pledge with this id."),
        Withdrawn = Refusal.Conflict("receipt-withdrawn", "This receipt was withdrawn.");

    /// <summary>The same key of the same caller is the same document. Callers who are nobody are told apart by the address that they give.</summary>
    public static string IdOf(Caller caller, string key, string? email = null) => LedgerEntry.HashOf(caller.IsPublic ? $"{caller.Id}\n{email?.Trim().ToLowerInvariant()}\n{key}" : $"{caller.Id}\n{key}")[..26];

    private static Outcome<T> Same<T>(T before, bool isSaid) => isSaid ? before : LedgerCommand.KeyUsed;

    public async Task<Outcome<MoneyWindow>> OpenWindowAsync(WindowRequest request, Caller caller, DateTimeOffset now, CancellationToken cancellation)
    {
        var window = request.Check(IsDemonstration(caller));
        if (!window.IsOk) return window;
        return await AddAsync(window.Value, new AuditEntry(caller.Id, "window-opened", window.Value.Id, now), cancellation);
    }

    public async Task<Outcome<Pledge>> PledgeAsync(PledgeRequest request, string id, Caller caller, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await store.FindAsync<Pledge>(id, cancellation) is { } before) return Same(before, before.IsSaidBy(request));
        var pledge = await CheckAsync(request, id, caller, now, cancellation);
        if (!pledge.IsOk) return pledge;
        var added = await AddAsync(pledge.Value, new AuditEntry(caller.Id, "pledge-made", pledge.Value.Reference, now), cancellation);
        if (!added.IsOk) return await PledgeAsync(request, id, caller, now, cancellation);
        await TellAsync("pledge-received", id, pledge.Value.Donor, pledge.Value.Email, pledge.Value.Language, language => [Numbers.For(language).Money(pledge.Value.Amount), pledge.Value.Reference], now, cancellation);
        return added;
    }

    /// <summary>The pledge that a request would be; nothing is kept.</summary>
    public async Task<Outcome<Pledge>> CheckAsync(PledgeRequest request, string id, Caller caller, DateTimeOffset now, CancellationToken cancellation)
    {
        bool knowsProposal = request.Proposal is { } proposal && await proposals.FindAsync(proposal, cancellation) is not null;
        return request.Check(id, caller, await KnowsWindowAsync(request.Window, cancellation), knowsProposal, now);
    }

    public async Task<Outcome<Contribution>> SignAsync(ContributionRequest request, string id, Caller caller, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await store.FindAsync<Contribution>(id, cancellation) is { } before)
        {
            if (before.IsSaidBy(request)) await MarkSignedAsync(request, caller, now, cancellation);
            return Same(before, before.IsSaidBy(request));
        }

        if (MoneyDay.Ahead(now, ("signedOn", request.SignedOn)) is { } ahead) return ahead;
        string[] windows = [MoneyWindow.CoreId, .. await store.ListAsync<MoneyWindow>(cancellation).Select(window => window.Id).ToListAsync(cancellation)];
        var promised = request.Pledge is { } promise ? await store.FindAsync<Pledge>(promise, cancellation) : null;
        if (promised is { State: PledgeState.Withdrawn }) return Refusal.Conflict("pledge-withdrawn", "This pledge was withdrawn.");
        bool knowsProposal = request.Proposal is { } proposal && await proposals.FindAsync(proposal, cancellation) is not null;
        var contribution = request.Check(id, await organisations.FindAsync(request.Donor, cancellation) is not null, knowsProposal, promised, windows, IsDemonstration(caller));
        if (!contribution.IsOk) return contribution;
        var added = await AddAsync(contribution.Value, new AuditEntry(caller.Id, "contribution-signed", id, now), cancellation);
        if (!added.IsOk) return await SignAsync(request, id, caller, now, cancellation);
        await MarkSignedAsync(request, caller, now, cancellation);
        return added;
    }

    // Also for a contribution whose caller was killed before.
    private async Task MarkSignedAsync(ContributionRequest request, Caller caller, DateTimeOffset now, CancellationToken cancellation)
    {
        while (request.Pledge is { } pledge && await store.FindAsync<Pledge>(pledge, cancellation) is { State: not PledgeState.Signed } was
            && !(await SaveAsync(was, was with { State = PledgeState.Signed, Donor = was.Donor ?? request.Donor }, new AuditEntry(caller.Id, "pledge-signed", was.Reference, now), cancellation)).IsOk)
        {
        }
    }

    public async Task<Outcome<Receipt>> ReceiveAsync(ReceiptRequest request, string id, Caller caller, DateTimeOffset now, CancellationToken cancellation)
    {
        if (MoneyDay.Ahead(now, ("arrivedOn", request.ArrivedOn), ("clearedOn", request.ClearedOn)) is { } ahead) return ahead;
        if (request.Amount.Minor <= 0) return Refusal.Unprocessable("amount-not-positive", "Give an amount above zero.");
        if (await store.FindAsync<Contribution>(request.Contribution, cancellation) is not { } contribution) return Refusal.Unprocessable("no-such-contribution", "There is no contribution with this id.");
        if (contribution.Parts.All(part => part.Window != request.Window || part.Amount.Currency != request.Amount.Currency)) return Refusal.Unprocessable("not-signed", "The agreement says nothing of this window in this currency.");
        var receipt = new Receipt { Id = id, Contribution = contribution.Id, Window = request.Window, Amount = request.Amount, ArrivedOn = request.ArrivedOn, IsDemonstration = contribution.IsDemonstration };
        var kept = await store.FindAsync<Receipt>(id, cancellation);
        kept ??= await AddAsync(receipt, new AuditEntry(caller.Id, "receipt-announced", id, now), cancellation) is { IsOk: true } added ? added.Value : (await store.FindAsync<Receipt>(id, cancellation))!;
        return !kept.IsSaidBy(request) ? LedgerCommand.KeyUsed : request.ClearedOn is { } day ? await ClearAsync(id, day, caller, now, cancellation) : kept;
    }

    /// <summary>The bank has cleared it: the ledger has it, and the donor is told.</summary>
    public async Task<Outcome<Receipt>> ClearAsync(string id, DateOnly on, Caller caller, DateTimeOffset now, CancellationToken cancellation)
    {
        if (MoneyDay.Ahead(now, ("on", on)) is { } ahead) return ahead;
        while (true)
        {
            if (await store.FindAsync<Receipt>(id, cancellation) is not { } receipt) return NoSuchReceipt;
            if (receipt.Withdrawn is not null) return Withdrawn;
            var contribution = (await store.FindAsync<Contribution>(receipt.Contribution, cancellation))!;
            var note = new EntryNote(KeyOf(id), on, now, contribution.PublicAgreement, receipt.IsDemonstration);
            var entered = await ledger.RunAsync(new LedgerCommand(note.Key, "receive", state => Entries.Receive(state, contribution, receipt.Window, receipt.Amount, note)), cancellation);
            if (!entered.IsOk) return entered.Refusal == LedgerCommand.KeyUsed ? Withdrawn : entered.Refusal;
            await audit.AppendOnceAsync(new AuditEntry(caller.Id, "receipt-cleared", $"ledger/{entered.Value.Id}", entered.Value.Draft.At, AfterHash: entered.Value.Hash), cancellation);
            var saved = receipt.Entry is not null ? receipt : await store.SaveAsync(receipt with { ClearedOn = entered.Value.Draft.On, Entry = entered.Value.Sequence }, cancellation);
            if (!saved.IsOk) continue;
            var language = contribution.Pledge is { } pledged ? (await store.FindAsync<Pledge>(pledged, cancellation))?.Language : null;
            await TellAsync("receipt-issued", id, contribution.Donor, null, language ?? Language.English, reads => [Numbers.For(reads).Money(receipt.Amount), Dates.For(reads).Day(entered.Value.Draft.On)], now, cancellation);
            return saved;
        }
    }

    public Task<Outcome<Pledge>> WithdrawPledgeAsync(string id, string? reason, Caller caller, DateTimeOffset now, CancellationToken cancellation) =>
        WithdrawAsync<Pledge>(id, NoSuchPledge, pledge => pledge.Withdraw(reason), new AuditEntry(caller.Id, "pledge-withdrawn", id, now), cancellation);

    /// <summary>Whether it is cleared or withdrawn the ledger decides: both want the same key, and the first has it.</summary>
    public async Task<Outcome<Receipt>> WithdrawReceiptAsync(string id, string? reason, Caller caller, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await store.FindAsync<Receipt>(id, cancellation) is not { } receipt) return NoSuchReceipt;
        if (receipt.Withdraw(reason) is { IsOk: false } refused) return refused;
        return await entries.BarAsync(KeyOf(id), "withdrawn", cancellation)
            ? await WithdrawAsync<Receipt>(id, NoSuchReceipt, one => one.Withdraw(reason), new AuditEntry(caller.Id, "receipt-withdrawn", id, now), cancellation)
            : Receipt.Cleared;
    }

    private async Task<Outcome<T>> WithdrawAsync<T>(string id, Refusal none, Func<T, Outcome<T>> act, AuditEntry entry, CancellationToken cancellation) where T : FundingDocument
    {
        while (await store.FindAsync<T>(id, cancellation) is { } was)
        {
            var next = act(was);
            if (!next.IsOk || ReferenceEquals(next.Value, was)) return next;
            var saved = await SaveAsync(was, next.Value, entry, cancellation);
            if (saved.IsOk) return saved;
        }

        return none;
    }

    private Task<Outcome<T>> AddAsync<T>(T document, AuditEntry entry, CancellationToken cancellation) where T : FundingDocument =>
        audit.AroundAsync(entry with { AfterHash = StateHash.Of(document) }, () => store.AddAsync(document, cancellation), cancellation);

    private Task<Outcome<T>> SaveAsync<T>(T was, T next, AuditEntry entry, CancellationToken cancellation) where T : FundingDocument =>
        audit.AroundAsync(entry with { BeforeHash = StateHash.Of(was), AfterHash = StateHash.Of(next) }, () => store.SaveAsync(next, cancellation), cancellation);

    private static string KeyOf(string receipt) => $"receipt/{receipt}";

    /// <summary>The window's id is known.</summary>
    private async Task<bool> KnowsWindowAsync(string? window, CancellationToken cancellation) =>
        window == MoneyWindow.CoreId || (window is not null && await store.FindAsync<MoneyWindow>(window, cancellation) is not null);

    // Nobody without an organisation of its own has a statement; a pledge's sender is told where all money is shown.
    private async Task TellAsync(string template, string id, string? donor, string? email, Language language, Func<Language, string[]> values, DateTimeOffset now, CancellationToken cancellation)
    {
        string? to = email ?? (donor is null ? null : (await organisations.FindAsync(donor, cancellation))?.Email);
        if (to is null) return;
        string link = donor is null ? PageAddress.FundingOverview(language).Href : PageAddress.Statement(language, await links.IssueAsync(StatementPurpose, donor, now, LinkLives, cancellation)).Href;
        await outbox.QueueAsync(new OutboxMessage($"{template}/{id}", to, language, template, [.. values(language), link]), cancellation);
    }

    private static bool IsDemonstration(Caller caller) => caller.Id.StartsWith("demonstration:", StringComparison.Ordinal);
}
