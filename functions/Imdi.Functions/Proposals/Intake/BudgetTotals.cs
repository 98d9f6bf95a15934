using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>
/// The sums of a budget, exact in minor units. Indirect costs may be 7 % and the contingency 5 % of the direct costs at most, each rounded down
/// to a whole minor unit; staff above 30 % of the total is remarked on (domain.md §8.2). Direct costs are all but indirect costs and contingency.
/// </summary>
internal sealed record BudgetTotals(Money Direct, Money Indirect, Money Contingency, Money Staff, Money CoFinance)
{
    public const int MostIndirectPercent = 7, MostContingencyPercent = 5, StaffRemarkedPercent = 30;

    public Money Total => Direct + Indirect + Contingency;

    public Money MostIndirect => Share(Direct, MostIndirectPercent);

    public Money MostContingency => Share(Direct, MostContingencyPercent);

    public bool IsStaffHigh => (Int128)Staff.Minor * 100 > (Int128)Total.Minor * StaffRemarkedPercent;

    public IReadOnlyList<(int Year, Money Amount)> ByYear { get; init; } = [];

    /// <summary>Staff in per cent of the total; 0 of nothing.</summary>
    public decimal StaffPercent => Total.Minor == 0 ? 0 : 100m * Staff.Minor / Total.Minor;

    public static BudgetTotals Of(Currency currency, IReadOnlyCollection<BudgetLine> lines, IEnumerable<CoFinance> coFinance)
    {
        return new(
            Sum(line => line.Category is not (BudgetCategory.Indirect or BudgetCategory.Contingency)), Sum(line => line.Category == BudgetCategory.Indirect), Sum(line => line.Category == BudgetCategory.Contingency),
            Sum(line => line.Category == BudgetCategory.Personnel), coFinance.Aggregate(new Money(0, currency), (sum, one) => sum + one.Amount))
        {
            ByYear = [.. lines.GroupBy(line => line.Year).OrderBy(year => year.Key).Select(year => (year.Key, year.Aggregate(new Money(0, currency), (sum, line) => sum + line.Amount)))],
        };

        Money Sum(Func<BudgetLine, bool> of) => lines.Where(of).Aggregate(new Money(0, currency), (sum, line) => sum + line.Amount);
    }

    private static Money Share(Money of, int percent) => of with { Minor = (long)((Int128)of.Minor * percent / 100) };
}
