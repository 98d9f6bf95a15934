using System.Globalization;
using System.Security.Cryptography;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Functions.Proposals;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Funding;
using Imdi.Web.Pages.Register;
using Imdi.Web.Text;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Funding;

/// <summary>A page for each act of money at the secretariat's desk.</summary>
internal sealed class MoneyPages(FundingStore store, LedgerStore ledger, ProposalStore proposals, OrganisationStore organisations, MoveMoney move, ISitePages pages, IOptions<HostingSettings> settings, TimeProvider clock)
{
    private static readonly ProposalStage[] Open = [ProposalStage.Approved, ProposalStage.UnderWay], WithMoney = [.. Open, ProposalStage.Completed];

    public static readonly string[] Acts = ["sign", "receipt", "clear", "withdraw-pledge", "withdraw-receipt", "allocate", "release", "refund", "exchange", "correct", "window"];

    public Site Site => new(settings.Value.BaseAddress, HasDemonstrationData: false, HasApi: true);

    public async Task<IResult> ActAsync(Language language, Caller caller, string act, MoneyTyped typed, Refusal? refusal, CancellationToken cancellation)
    {
        if (!Acts.Contains(act) || await FillAsync(language, act, typed, cancellation) is not { } filled) return Results.NotFound();
        string key = refusal?.Code != "key-used" && SubmissionId.TryParse(typed["submission_id"], null, out var kept) ? kept.ToString() : NewKey();
        var form = filled.Form is { } fields ? fields with { Hidden = [("submission_id", key), .. fields.Hidden], Errors = MoneyFaults.Of(language, refusal, fields.Fields) } : null;
        return new OwnPage(await pages.RenderAsync<MoneyActPage>(Site, PageAddress.MoneyAct(language, act), filled with { Form = form, Access = caller.Desks }), refusal is null ? StatusCodes.Status200OK : Statuses.Of(refusal.Kind));
    }

    public string NewKey() => SubmissionId.Of(clock.GetUtcNow(), RandomNumberGenerator.GetBytes(SubmissionId.EntropyBytes)).ToString();

    /// <summary>Projects by their titles: those that money goes to, or whatever is before the panel too.</summary>
    public async Task<Choices> ChoicesAsync(Language language, CancellationToken cancellation, bool alsoUndecided = false)
    {
        var texts = Texts.For(language);
        var known = await organisations.ListAsync(cancellation).Where(one => one.EndedOn is null).ToListAsync(cancellation);
        return new(
            [.. known.OrderByDescending(one => one.Constituency == Constituency.Donor).ThenBy(one => one.Name, StringComparer.Ordinal).Select(one => (one.Id, (string?)one.Name))],
            [(MoneyWindow.CoreId, ProposalWords.Window(texts, MoneyWindow.CoreId)), .. await store.ListAsync<MoneyWindow>(cancellation).Select(window => (window.Id, (string?)window.Name)).ToListAsync(cancellation)],
            [.. (await proposals.ListAsync(cancellation, alsoUndecided ? Open : WithMoney).ToListAsync(cancellation)).Select(one => (one.Id, (string?)$"{one.Title} ({one.Reference})"))],
            [.. (await store.ListAsync<Contribution>(cancellation).ToListAsync(cancellation)).Select(one => (one.Id, (string?)$"{one.Agreement} ({one.Currency})"))],
            [.. CodeLists.CountriesInOrder(language).Select(country => (country.Alpha3, (string?)country.Name(language)))], texts["money.field.countries"]);
    }

    private async Task<MoneyActModel?> FillAsync(Language language, string act, MoneyTyped typed, CancellationToken cancellation)
    {
        MoneyActModel Page(string action, IReadOnlyList<MoneyInput> fields, IReadOnlyList<MoneyFact>? facts = null, params (string, string)[] hidden) => new(Caller.Public.Desks, act, facts ?? [], new(action, act, fields, hidden, []));
        switch (act)
        {
            case "sign":
                var pledge = await store.FindAsync<Pledge>(typed["pledge"] ?? "", cancellation);
                var filled = pledge is null || typed["submission_id"] is not null ? typed : new MoneyTyped(name => name switch
                {
                    "donor" => pledge.Donor, "currency" => pledge.Amount.Currency.Code, "window-1" => pledge.Window, "amount-1" => TypedMoney.Text(pledge.Amount), "proposal" => pledge.Proposal, "isAnonymous" => pledge.IsAnonymous ? "yes" : null, _ => null,
                });
                return Page("/api/funding/contributions", MoneyForms.Sign(filled, await ChoicesAsync(language, cancellation)),
                    pledge is null ? [] : [new("pledge", Text: pledge.Reference), new("name", Text: await NameOfAsync(pledge, cancellation)), new("pledged", pledge.Amount), .. pledge.Conditions is { } conditions ? (MoneyFact[])[new("conditions", Text: conditions)] : []], [.. pledge is null ? ((string, string)[])[] : [("pledge", pledge.Id)]]);
            case "receipt" when await store.FindAsync<Contribution>(typed["contribution"] ?? "", cancellation) is { } contribution:
                var (state, _) = await ledger.ReadAsync(cancellation);
                return Page("/api/funding/receipts", MoneyForms.Receive(typed, await ChoicesAsync(language, cancellation)),
                    [new("agreement", Text: contribution.Agreement), new("signed", SignedOf(contribution)), new("received", state.Sum(contribution.Currency, account => account.IsContributed && account.Contribution == contribution.Id))],
                    ("contribution", contribution.Id), ("currency", contribution.Currency.Code));
            case "clear" when await store.FindAsync<Receipt>(typed["receipt"] ?? "", cancellation) is { } receipt:
                return Page($"/api/funding/receipts/{receipt.Id}/clearance", MoneyForms.Clear(typed), [new("amount", receipt.Amount), new("arrived", Day: receipt.ArrivedOn)], ("receipt", receipt.Id));
            case "withdraw-pledge" when await store.FindAsync<Pledge>(typed["pledge"] ?? "", cancellation) is { } announced:
                return Page($"/api/funding/pledges/{announced.Id}/withdrawal", MoneyForms.Withdraw(typed), [new("pledge", Text: announced.Reference), new("name", Text: await NameOfAsync(announced, cancellation)), new("amount", announced.Amount)], ("pledge", announced.Id));
            case "withdraw-receipt" when await store.FindAsync<Receipt>(typed["receipt"] ?? "", cancellation) is { } entered:
                return Page($"/api/funding/receipts/{entered.Id}/withdrawal", MoneyForms.Withdraw(typed), [new("amount", entered.Amount), new("arrived", Day: entered.ArrivedOn)], ("receipt", entered.Id));
            case "correct" when long.TryParse(typed["entry"], NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number > 0 && await ledger.FindAsync(number, cancellation) is { } kept && LedgerEntry.Read(kept.Text) is { } entry:
                return Page(string.Create(CultureInfo.InvariantCulture, $"/api/funding/ledger/entries/{number}/correction"), MoneyForms.Correct(typed),
                    [new("entry", Text: number.ToString(CultureInfo.InvariantCulture)), new("amount", AmountOf(entry)), new("on", Day: entry.Draft.On)], ("entry", number.ToString(CultureInfo.InvariantCulture)));
            case "allocate":
                return await AllocateAsync(language, typed, Page, cancellation);
            case "release" or "refund" or "exchange":
                var choices = await ChoicesAsync(language, cancellation);
                return act switch
                {
                    "release" => Page("/api/funding/releases", MoneyForms.Release(typed, choices)),
                    "refund" => Page("/api/funding/refunds", MoneyForms.Refund(typed, choices)),
                    _ => Page("/api/funding/exchanges", MoneyForms.Exchange(typed, choices)),
                };
            case "window":
                return Page("/api/funding/windows", MoneyForms.Window(typed, await ChoicesAsync(language, cancellation)));
            default:
                return null;
        }
    }

    // First which proposal and window; then what may fund it, and how much.
    private async Task<MoneyActModel> AllocateAsync(Language language, MoneyTyped typed, Func<string, IReadOnlyList<MoneyInput>, IReadOnlyList<MoneyFact>?, (string, string)[], MoneyActModel> page, CancellationToken cancellation)
    {
        var choices = await ChoicesAsync(language, cancellation, alsoUndecided: true);
        var choice = new MoneyForm("", "allocate", [MoneyForms.Choice(typed, "proposal", choices.Projects), MoneyForms.Choice(typed, "window", choices.Windows)], [], []);
        if (typed["proposal"] is not { } id || typed["window"] is not { } window || await proposals.FindAsync(id, cancellation) is not { } proposal || (await move.SourcesAsync(id, window, cancellation)) is not { IsOk: true } sources)
            return page("", [], null, []) with { Form = null, Choice = choice };
        var facts = ProjectFacts.Of(proposal);
        var (state, _) = await ledger.ReadAsync(cancellation);
        var contributions = await store.ListAsync<Contribution>(cancellation).ToDictionaryAsync(one => one.Id, cancellationToken: cancellation);
        var donors = await organisations.ListAsync(cancellation).ToDictionaryAsync(one => one.Id, one => one.Name, cancellationToken: cancellation);
        return page("/api/funding/allocations", MoneyForms.Allocate(typed),
            [new("proposal", Text: proposal.Content.Identification.Title), new("asked", facts.Wanted), new("allocated", state.Sum(facts.Wanted.Currency, account => account.Proposal == proposal.Id)),
                new("may", sources.Value.Where(source => source.Against.Count == 0).Aggregate(new Money(0, facts.Wanted.Currency), (sum, source) => sum + source.Free))],
            [("proposal", proposal.Id), ("window", window), ("currency", facts.Wanted.Currency.Code)]) with
        {
            Choice = choice,
            Sources = [.. sources.Value.Select(source => new MoneySource(contributions[source.Contribution].Agreement, donors.GetValueOrDefault(contributions[source.Contribution].Donor, contributions[source.Contribution].Donor), source.Free, source.Against))],
        };
    }

    // A donor of the Directory is known by its name there, not by what its pledge called it.
    private async Task<string> NameOfAsync(Pledge pledge, CancellationToken cancellation) => (pledge.Donor is { } donor ? await organisations.FindAsync(donor, cancellation) : null)?.Name ?? pledge.Name;

    internal static Money AmountOf(LedgerEntry entry) => Movements.Of(entry, new Dictionary<string, Contribution>()).First().Amount;

    internal static Money SignedOf(Contribution contribution) => contribution.Parts.Aggregate(new Money(0, contribution.Currency), (sum, part) => sum + part.Amount);
}
