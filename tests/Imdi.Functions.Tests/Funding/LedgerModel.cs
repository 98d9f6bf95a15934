using Imdi.Functions.Funding;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Funding;

/// <summary>
/// The money as somebody without double entry would count it: what each contribution brought, what each window holds, what each project may get and
/// has got. It is told what kind of thing moved how much, never which accounts.
/// </summary>
internal sealed class LedgerModel
{
    private readonly Dictionary<(string What, string Window, string Of, string Currency), long> _sums = [];
    private readonly Dictionary<long, LedgerEntry> _entries = [];

    public IEnumerable<((string What, string Window, string Of, string Currency) Place, long Minor)> Sums => _sums.Where(sum => sum.Value != 0).Select(sum => (sum.Key, sum.Value));

    public void Add(LedgerEntry entry)
    {
        _entries[entry.Sequence] = entry;
        var (of, sign) = entry.Draft.Corrects is { } corrected ? (_entries[corrected], -1) : (entry, 1);
        var cash = of.Draft.Postings.Where(posting => posting.Account.IsCash).Select(posting => posting.Amount).ToList();
        string window = of.Draft.Window, project = of.Draft.Proposal ?? "", contribution = of.Draft.Postings.Select(posting => posting.Account).FirstOrDefault(account => account.IsContributed).Contribution ?? "";
        switch (of.Draft.Kind)
        {
            case EntryKind.Receipt or EntryKind.RefundToDonor:
                Move("received", contribution, cash[0]);
                Move("free", "", cash[0]);
                break;
            case EntryKind.Allocation:
                var amount = of.Draft.Postings.Where(posting => posting.Amount.Minor > 0).Select(posting => posting.Amount).Aggregate((sum, one) => sum + one);
                Move("free", "", -amount);
                Move("allocated", project, amount);
                break;
            case EntryKind.Disbursement:
                Move("allocated", project, cash[0]);
                Move("paid", project, -cash[0]);
                break;
            case EntryKind.RefundByProject:
                Move("paid", project, -cash[0]);
                Move("free", "", cash[0]);
                break;
            case EntryKind.Exchange:
                foreach (var leg in cash) Move("free", "", leg);
                break;
            default: throw new InvalidOperationException($"{of.Draft.Kind} is none of the operations.");
        }

        foreach (var leg in cash) Move("cash", "", leg);

        void Move(string what, string whose, Money by)
        {
            var place = (what, window, whose, by.Currency.Code);
            long sum = checked(_sums.GetValueOrDefault(place) + (sign * by.Minor));
            Assert.True(sum >= 0, $"Entry {entry.Sequence} leaves {what} of {window} {whose} at {sum} {by.Currency}.");
            _sums[place] = sum;
        }
    }
}
