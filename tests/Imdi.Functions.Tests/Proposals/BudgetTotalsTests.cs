using CsCheck;
using Imdi.Functions.Proposals;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Proposals;

public sealed class BudgetTotalsTests
{
    private static readonly Gen<Currency> AnyCurrency = Gen.Int[0, CodeLists.CurrenciesInUse.Count - 1].Select(index => CodeLists.CurrenciesInUse[index]);

    private static readonly Gen<BudgetLine[]> AnyLines =
        Gen.Select(Gen.Enum<BudgetCategory>(), Gen.Int[1, 10], Gen.Long[1, 1_000_000_000_000_000], (category, year, minor) => new BudgetLine(category, "x", year, new Money(minor, A.Dollars))).Array[0, 60];

    [Fact]
    public void Sums_are_exact_whatever_the_lines() => AnyLines.Sample(lines =>
    {
        var totals = BudgetTotals.Of(A.Dollars, lines, []);

        Assert.Equal(lines.Sum(line => line.Amount.Minor), totals.Total.Minor);
        Assert.Equal(totals.Total.Minor, totals.ByYear.Sum(year => year.Amount.Minor));
    }, iter: 500);

    [Fact]
    public void The_largest_share_allowed_is_allowed_and_one_minor_unit_more_is_not() => Gen.Select(AnyCurrency, Gen.Long[1, 1_000_000_000_000_000]).Sample((currency, direct) =>
    {
        var most = BudgetTotals.Of(currency, [Line(BudgetCategory.Training, direct)], []);

        Assert.True(most.MostIndirect.Minor * 100m <= direct * 7m && (most.MostIndirect.Minor + 1) * 100m > direct * 7m);
        Assert.True(most.MostContingency.Minor * 100m <= direct * 5m && (most.MostContingency.Minor + 1) * 100m > direct * 5m);
        Assert.Empty(Codes(0, 0));
        Assert.Equal(["indirect-too-high"], Codes(1, 0));
        Assert.Equal(["contingency-too-high"], Codes(0, 1));

        BudgetLine Line(BudgetCategory category, long minor) => new(category, "x", 1, new Money(minor, currency));

        // As it is typed and read back. A share of nothing cannot be a line.
        IEnumerable<string> Codes(long indirect, long contingency)
        {
            Dictionary<string, string> answers = new() { ["budget.currency"] = currency.Code };
            foreach (var (row, line) in new[] { Line(BudgetCategory.Training, direct), Line(BudgetCategory.Indirect, most.MostIndirect.Minor + indirect), Line(BudgetCategory.Contingency, most.MostContingency.Minor + contingency) }.Where(line => line.Amount.Minor > 0).Index())
            {
                answers[$"budget.lines.{row}.category"] = line.Category.ToString().ToLowerInvariant();
                answers[$"budget.lines.{row}.text"] = "x";
                answers[$"budget.lines.{row}.year"] = "1";
                answers[$"budget.lines.{row}.amount"] = line.Amount.ToAmountText();
            }

            var check = new CheckedAnswers(answers);
            CheckBudget.Of(check, 12, new DateOnly(2026, 11, 24));
            return check.Errors.Select(error => error.Code);
        }
    }, iter: 500);

    [Theory]
    [InlineData(30, 70, false)]
    [InlineData(3001, 6999, true)]
    public void Staff_is_remarked_on_only_above_thirty_per_cent(long staff, long rest, bool remarked) => Assert.Equal(remarked, BudgetTotals.Of(
        A.Dollars, [new(BudgetCategory.Personnel, "x", 1, new Money(staff, A.Dollars)), new(BudgetCategory.Travel, "x", 1, new Money(rest, A.Dollars))], []).IsStaffHigh);
}
