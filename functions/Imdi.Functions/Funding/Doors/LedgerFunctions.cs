using System.ComponentModel;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>The ledger as anyone may read and check it, and what the room's money needs.</summary>
public static class LedgerFunctions
{
    public static IServiceCollection AddLedger(this IServiceCollection services)
    {
        services.AddSingleton<LedgerStore>().AddSingleton<FundingStore>().AddSingleton<EnterCommands>().AddSingleton<VerifyLedger>();
        services.AddSingleton<MoveMoney>().AddSingleton<TakePromises>().AddSingleton<ChangeProject>().AddSingleton<ReadStatement>();
        services.AddSingleton<IMovements, ReadMovements>().AddSingleton<IDailyDuty, RemindOfReports>();
        return services;
    }

    public static void MapLedger(this RouteGroupBuilder room)
    {
        room.MapGet("/ledger/verification", Verify)
            .Describe("verifyLedger", "The ledger recomputed from its entries: the chain of hashes, debits and credits, every balance; at most a minute old")
            .Example(new("/api/funding/ledger/verification") { Taken = ["allocateMoney /entry"] }).AnswersOne<LedgerVerification>();
        room.MapGet("/ledger/entries/{entry}", Read)
            .Describe("readLedgerEntry", "An entry as it is hashed: anyone can recompute the chain from these texts", new Refuses(RefusalKind.NotFound, "no-such-entry", "the ledger has no entry with this number"))
            .Example(new("/api/funding/ledger/entries/1") { Taken = ["allocateMoney /entry"] }).AnswersOne<KeptEntry>();
        room.MapGet("/windows", Windows)
            .Describe("listWindows", "The windows that money is kept in, with what each holds in every currency")
            .Example(new("/api/funding/windows") { Taken = ["allocateMoney /entry"] }).AnswersRows<WindowRow>();
    }

    /// <summary>A window in one currency; without any money its amounts are missing.</summary>
    internal sealed record WindowRow(string Id, string Name, string Purpose, IReadOnlyList<CountryCode> Countries, IReadOnlyList<string> Components, Currency? Currency, Money? Cash, Money? Unallocated, Money? Allocated, Money? Received, Money? Paid);

    private static readonly DataNote Note = new("IMDI ledger", null, "docs/methods/ledger.md", null);

    private static async Task<IResult> Verify(DataRequest asked, VerifyLedger verify, TimeProvider clock, CancellationToken cancellation)
    {
        var found = await verify.RecentAsync(clock.GetUtcNow(), cancellation);
        return asked.From($"{found.Head} {found.VerifiedAt:O}").One(found);
    }

    private static async Task<IResult> Read([Description("The entry's number, from 1.")] long entry, DataRequest asked, LedgerStore ledger, CancellationToken cancellation) =>
        entry > 0 && await ledger.FindAsync(entry, cancellation) is { } kept ? asked.From(kept.Hash).One(kept) : Answer.Refused(Refusal.NotFound("no-such-entry", "The ledger has no entry with this number."));

    private static async Task<IResult> Windows(RowsRequest asked, LedgerStore ledger, FundingStore store, CancellationToken cancellation)
    {
        var (state, _) = await ledger.ReadAsync(cancellation);
        MoneyWindow[] windows = [MoneyWindow.Core, .. await store.ListAsync<MoneyWindow>(cancellation).ToListAsync(cancellation)];
        var answer = asked.From($"{state.Hash} {windows.Length}");
        if (answer.Unchanged() is { } same) return same;
        return Answer.From(Page.Of([.. windows.SelectMany(window => RowsOf(window, state))], row => $"{row.Id} {row.Currency}", asked), page => answer.Rows(page, Note));
    }

    internal static IEnumerable<WindowRow> RowsOf(MoneyWindow window, LedgerState state)
    {
        var currencies = state.Balances.Keys.Where(place => place.Account.Window == window.Id).Select(place => place.Currency).Distinct().Order(StringComparer.Ordinal).Select(code => Currency.Parse(code)).ToList();
        string[] components = [.. window.Components.Select(component => component.ToString())];
        if (currencies.Count == 0) yield return new(window.Id, window.Name, window.Purpose, window.Countries, components, null, null, null, null, null, null);
        foreach (var currency in currencies)
        {
            Money Sum(Func<Account, bool> wanted) => state.Sum(currency, account => account.Window == window.Id && wanted(account));
            yield return new(window.Id, window.Name, window.Purpose, window.Countries, components, currency, state.Of(Account.Cash(window.Id), currency), Sum(account => account.IsUnallocated), Sum(account => account.IsAllocated), Sum(account => account.IsContributed), Sum(account => account.IsPaid));
        }
    }
}
