using CsCheck;
using Imdi.Functions.Funding;
using Imdi.Shared;
using static Imdi.Functions.Tests.Funding.SomeFunding;

namespace Imdi.Functions.Tests.Funding;

internal enum Act { Pledge, Sign, Receive, Allocate, Disburse, Refund, RefundDonor, Exchange, Correct }

/// <summary>One random operation. Its amount lies near what is there: a part of it, all of it, a cent more or less.</summary>
/// <param name="Size">Thousandths of what is there; above 1000 cents beyond it.</param>
internal sealed record RandomOperation(Act Act, int Which, int Other, int Size)
{
    public static readonly string[] Windows = ["core", "nepal", "skills"];

    public static readonly string[] Projects = ["P1", "P2", "P3", "P4"];

    public static Gen<RandomOperation> Generator { get; } = Gen.Select(
        Gen.Frequency((1, Gen.Const(Act.Pledge)), (2, Gen.Const(Act.Sign)), (20, Gen.Const(Act.Receive)), (20, Gen.Const(Act.Allocate)), (20, Gen.Const(Act.Disburse)), (10, Gen.Const(Act.Refund)), (6, Gen.Const(Act.RefundDonor)), (8, Gen.Const(Act.Exchange)), (8, Gen.Const(Act.Correct))),
        Gen.Int[0, 1_000_000], Gen.Int[0, 1_000_000], Gen.Frequency((8, Gen.Int[1, 400]), (1, Gen.Int[998, 1000]), (1, Gen.Int[1001, 1003])), (act, which, other, size) => new RandomOperation(act, which, other, size));

    public string Window => Windows[Which % Windows.Length];

    public Currency Currency => Other % 3 == 0 ? Eur : Usd;

    /// <summary>Signed for so much that money keeps coming in.</summary>
    public Contribution NewContribution(string id) => Contribution(id, 100_000_000, Window, (Other % 4) switch { 0 => new([CountryCode.Parse("NPL")]), 1 => new([], null, Projects[Which % 4]), _ => Earmark.None }, Currency, $"donor-{Which % 5}");

    /// <summary>Null for pledges and signatures, which move no money. <paramref name="corrected"/> is the entry that a correction is of.</summary>
    public Outcome<EntryDraft>? Draft(LedgerState state, IReadOnlyList<Contribution> contributions, LedgerEntry? corrected, EntryNote note)
    {
        var project = Project(Projects[Other % 4], 1_000_000_000, "NPL") with { Wanted = Money.Round(1_000_000_000, Currency) };
        var contribution = contributions[Which % contributions.Count];
        switch (Act)
        {
            case Act.Receive: return Entries.Receive(state, contribution, contribution.Parts[0].Window, new Money(Size * 997L, contribution.Currency), note);
            case Act.Allocate:
                var window = new MoneyWindow { Id = Window, Name = Window, Purpose = Window };
                return Entries.Allocate(state, window, contributions, project, Near(Sources.Of(state, window, contributions, project).Where(one => one.Against.Count == 0).Aggregate(new Money(0, Currency), (sum, one) => sum + one.Free)), note);
            case Act.Disburse: return Entries.Disburse(state, Window, project.Id, Near(state.Sum(Currency, account => account.IsAllocated && account.Window == Window && account.Proposal == project.Id)), note);
            case Act.Refund: return Entries.RefundByProject(state, Window, project.Id, Near(state.Sum(Currency, account => account.IsPaid && account.Window == Window && account.Proposal == project.Id)), note);
            case Act.RefundDonor: return Entries.RefundToDonor(state, contribution.Parts[0].Window, contribution.Id, Near(state.Of(Account.Unallocated(contribution.Parts[0].Window, contribution.Id), contribution.Currency)), note);
            case Act.Exchange:
                var given = Near(state.Sum(Currency, account => account.IsUnallocated && account.Window == Window));
                decimal rate = Currency == Usd ? 0.92m : 1.08m;
                return Entries.Exchange(state, Window, given, Money.Round(given.Amount * rate * (0.99m + (Other % 20 / 1000m)), Currency == Usd ? Eur : Usd), rate, note);
            case Act.Correct: return corrected is null ? Refusal.NotFound("no-such-entry", "There is none.") : Entries.Correct(corrected, note);
            default: return null;
        }
    }

    private Money Near(Money balance) => balance with { Minor = Size <= 1000 ? (long)((Int128)balance.Minor * Size / 1000) : balance.Minor + Size - 1000 };
}
