using System.Globalization;
using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>Documents and entries as movements: one for each contribution that an entry touches where it comes from or goes to donors.</summary>
public static class Movements
{
    public static IEnumerable<Movement> Of(Pledge pledge) => pledge is { Donor: { } donor, State: not PledgeState.Withdrawn }
        ? [new($"pledge/{pledge.Id}", null, MovementKind.Pledge, DateOnly.FromDateTime(pledge.At.UtcDateTime), pledge.Amount, pledge.IsAnonymous ? "anonymous" : donor, pledge.Window, pledge.Proposal, null, null, pledge.IsDemonstration)]
        : [];

    public static IEnumerable<Movement> Of(Contribution contribution) => contribution.Parts.Select(part => new Movement(
        $"contribution/{contribution.Id}/{part.Window}", null, MovementKind.Commitment, contribution.SignedOn, part.Amount, contribution.PublicDonor, part.Window, contribution.Earmark.Proposal, contribution.PublicAgreement, null, contribution.IsDemonstration));

    public static IEnumerable<Movement> Of(FundedProject project) => project.Reports.Where(report => report.State == ReportState.Accepted)
        .SelectMany(report => (report.Spent ?? []).Where(line => line.Amount.Minor > 0).Select((line, index) => new Movement(
            string.Create(CultureInfo.InvariantCulture, $"report/{project.Id}/{report.Number}/{index + 1}"), null, MovementKind.Expenditure, report.Until, line.Amount, null, null, project.Id, line.Category, null, project.IsDemonstration)));

    /// <summary>The money that an entry moved in or out of its window, or set aside. A correction is the negative of what it corrects, a release a negative allocation.</summary>
    public static IEnumerable<Movement> Of(LedgerEntry entry, IReadOnlyDictionary<string, Contribution> contributions)
    {
        var draft = entry.Draft;
        string? donor = draft.Postings.Select(posting => posting.Account).Where(account => account.IsContributed).Select(account => contributions.GetValueOrDefault(account.Contribution!)?.PublicDonor).FirstOrDefault();
        string hash = entry.Hash;
        Movement As(MovementKind kind, Money amount, string? suffix = null) => new(
            entry.Id + suffix, entry.Sequence, kind, draft.On, amount, donor, draft.Window, draft.Proposal, draft.Text, draft.Corrects?.ToString(CultureInfo.InvariantCulture), draft.IsDemonstration, hash);
        var cash = draft.Postings.Where(posting => posting.Account.IsCash).Select(posting => posting.Amount).OrderBy(amount => amount.Minor).ToList();
        return draft.Kind switch
        {
            _ when cash.Count > 1 => Exchanged(cash, draft, draft.Kind == EntryKind.Correction ? MovementKind.Correction : MovementKind.Exchange, As),
            _ when cash.Count == 1 && draft.Postings.Any(posting => posting.Account.IsPaid) => [As(KindOf(draft.Kind), -cash[0])],
            _ when cash.Count == 1 => [As(KindOf(draft.Kind), cash[0])],
            _ => [As(KindOf(draft.Kind), Allocated(draft))],
        };
    }

    private static MovementKind KindOf(EntryKind kind) => kind switch
    {
        EntryKind.Receipt => MovementKind.Receipt,
        EntryKind.Allocation or EntryKind.Release => MovementKind.Allocation,
        EntryKind.Disbursement => MovementKind.Disbursement,
        EntryKind.RefundByProject => MovementKind.RefundByProject,
        EntryKind.RefundToDonor => MovementKind.RefundToDonor,
        EntryKind.Exchange => MovementKind.Exchange,
        _ => MovementKind.Correction,
    };

    // What was given is negative, what was got positive; the result stands apart: it is in what was got already.
    private static IEnumerable<Movement> Exchanged(List<Money> cash, EntryDraft draft, MovementKind kind, Func<MovementKind, Money, string?, Movement> movement) =>
    [
        .. cash.Select(amount => movement(kind, amount, $"/{amount.Currency}")),
        .. draft.Postings.Where(posting => posting.Account.IsExchangeResult).Select(posting => movement(MovementKind.ExchangeResult, -posting.Amount, "/result")),
    ];

    private static Money Allocated(EntryDraft draft) => draft.Postings.Where(posting => posting.Account.IsAllocated).Select(posting => -posting.Amount).Aggregate((sum, amount) => sum + amount);
}
