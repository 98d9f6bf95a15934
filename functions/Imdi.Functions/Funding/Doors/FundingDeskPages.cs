using System.Globalization;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Funding;

namespace Imdi.Functions.Funding;

/// <summary>The secretariat's desk of money: windows, then pledges, contributions and entries, the newest first and so many at a time.</summary>
internal sealed class FundingDeskPages(FundingStore store, LedgerStore ledger, OrganisationStore organisations, MoneyPages money, ISitePages pages)
{
    /// <param name="after">The last row that was shown of a list, by the list's name.</param>
    public async Task<IResult> DeskAsync(Language language, Caller caller, Func<string, string?> after, CancellationToken cancellation)
    {
        var (state, _) = await ledger.ReadAsync(cancellation);
        var waiting = await store.ListAsync<Receipt>(cancellation).Where(receipt => receipt.IsWaiting).ToLookupAsync(receipt => receipt.Contribution, cancellationToken: cancellation);
        var names = await organisations.ListAsync(cancellation).ToDictionaryAsync(one => one.Id, one => one.Name, cancellationToken: cancellation);
        MoneyWindow[] windows = [MoneyWindow.Core, .. await store.ListAsync<MoneyWindow>(cancellation).ToListAsync(cancellation)];
        var pledges = DeskList.Of(await store.ListAsync<Pledge>(cancellation).OrderByDescending(one => one.At).ThenBy(one => one.Id, StringComparer.Ordinal).ToListAsync(cancellation), one => one.Id, after("pledges"));
        var contributions = DeskList.Of(await store.ListAsync<Contribution>(cancellation).OrderByDescending(one => one.SignedOn).ThenBy(one => one.Id, StringComparer.Ordinal).ToListAsync(cancellation), one => one.Id, after("contributions"));
        var (entries, paging) = await EntriesAsync(state, after("entries"), cancellation);
        var model = new FundingDeskModel(
            caller.Desks,
            [.. windows.SelectMany(window => LedgerFunctions.RowsOf(window, state)).Select(row => new WindowLine(row.Id, row.Id == MoneyWindow.CoreId ? null : row.Name, row.Currency, row.Cash, row.Unallocated, row.Allocated, row.Paid))],
            [.. pledges.Rows.Select(one => LineOf(one, names))],
            [.. contributions.Rows.Select(one => new ContributionLine(
                one.Id, one.Agreement, one.Donor, names.GetValueOrDefault(one.Donor, one.Donor), MoneyPages.SignedOf(one), state.Sum(one.Currency, account => account.IsContributed && account.Contribution == one.Id),
                [.. waiting[one.Id].Select(receipt => (receipt.Id, receipt.Amount, receipt.ArrivedOn))]))],
            entries) { MorePledges = pledges.Paging, MoreContributions = contributions.Paging, MoreEntries = paging };
        return new OwnPage(await pages.RenderAsync<FundingDeskPage>(money.Site, PageAddress.FundingDesk(language), model));
    }

    private static PledgeLine LineOf(Pledge one, Dictionary<string, string> names) => new(
        one.Id, one.Reference, one.Donor is { } donor ? names.GetValueOrDefault(donor, one.Name) : one.Name, one.Amount, one.Window, DateOnly.FromDateTime(one.At.UtcDateTime), one.State == PledgeState.Signed) { IsWithdrawn = one.State == PledgeState.Withdrawn };

    // By their numbers: only those of the page are read.
    private async Task<(IReadOnlyList<EntryLine> Rows, DeskPaging Paging)> EntriesAsync(LedgerState state, string? after, CancellationToken cancellation)
    {
        long last = long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? Math.Clamp(number - 1, 0, state.Sequence) : state.Sequence;
        long first = Math.Max(1, last - DeskList.MostRows + 1);
        var titles = await store.ListAsync<FundedProject>(cancellation).ToDictionaryAsync(project => project.Id, project => project.Title, cancellationToken: cancellation);
        var kept = last == 0 ? [] : await ledger.EntriesAsync(first, cancellation).Take((int)(last - first + 1)).Select(one => LedgerEntry.Read(one.Text)).OfType<LedgerEntry>().ToListAsync(cancellation);
        var corrections = await Task.WhenAll(kept.Select(entry => ledger.FindKeyAsync(MoveMoney.CorrectionKey(entry.Sequence), cancellation)));
        var rows = kept.Zip(corrections, (entry, correction) => new EntryLine(
            entry.Sequence, entry.Draft.Kind.ToString(), entry.Draft.On, MoneyPages.AmountOf(entry), entry.Draft.Proposal is { } project ? titles.GetValueOrDefault(project, project) : entry.Draft.Text,
            entry.Draft.Kind != EntryKind.Correction && correction is null)).Reverse();
        return ([.. rows], new(first > 1 && last > 0 ? first.ToString(CultureInfo.InvariantCulture) : null, after is null));
    }
}
