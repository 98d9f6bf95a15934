using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>The budget: every line above zero, in a year of the project, and the shares within <see cref="BudgetTotals"/>' limits.</summary>
internal static class CheckBudget
{
    public static Budget Of(CheckedAnswers answers, int months, DateOnly today)
    {
        var currency = answers.Currency("budget.currency");
        int years = months > 0 ? (months + 11) / 12 : 10;
        int wrong = answers.Errors.Count;
        var lines = answers.Rows("budget.lines", row => new BudgetLine(
            answers.One<BudgetCategory>($"{row}.category"), answers.Text($"{row}.text"), answers.Whole($"{row}.year", 1, years), answers.Amount($"{row}.amount", currency)));
        var coFinance = answers.Rows("budget.coFinance", row => new CoFinance(answers.Text($"{row}.funder"), answers.Amount($"{row}.amount", currency), answers.YesNo($"{row}.isConfirmed")));

        // Shares of sums that miss a line would mislead.
        if (answers.Errors.Count == wrong) Limits(answers, BudgetTotals.Of(currency, [.. lines], coFinance));
        var (rate, on) = Rate(answers, currency, today);
        return new(currency, lines, coFinance, rate, on);
    }

    /// <summary>The sums as far as the lines can be read; null without a currency.</summary>
    public static BudgetTotals? SumsOf(IReadOnlyDictionary<string, string> answers)
    {
        if (!Currency.TryParse(answers.GetValueOrDefault("budget.currency"), out _)) return null;
        var budget = Of(new CheckedAnswers(answers), 0, DateOnly.MaxValue);
        return BudgetTotals.Of(budget.Currency, [.. budget.Lines.Where(line => line.Amount.Minor > 0)], budget.CoFinance);
    }

    private static void Limits(CheckedAnswers answers, BudgetTotals totals)
    {
        if (totals.Indirect > totals.MostIndirect) answers.Add("budget.lines", "indirect-too-high", $"Indirect costs are {totals.Indirect}; at most 7 % of the direct costs, {totals.MostIndirect}, are allowed.");
        if (totals.Contingency > totals.MostContingency) answers.Add("budget.lines", "contingency-too-high", $"The contingency is {totals.Contingency}; at most 5 % of the direct costs, {totals.MostContingency}, are allowed.");
    }

    private static (decimal? Rate, DateOnly? On) Rate(CheckedAnswers answers, Currency currency, DateOnly today)
    {
        var rate = answers.OptionalNumber("budget.usdRate");
        var on = answers.OptionalDay("budget.usdRateOn");
        if (currency.Code == "USD") return (null, null);
        if (rate <= 0) answers.Add("budget.usdRate", "rate-not-positive", "US dollars for one unit of the currency, above zero.");
        if (on > today) answers.Add("budget.usdRateOn", "date-ahead", "A day up to today.");
        if (rate is not null && on is null) answers.Add("budget.usdRateOn", "rate-date-missing", "The day on which the rate was read.");
        if (rate is null && on is not null) answers.Add("budget.usdRate", "rate-missing", "US dollars for one unit of the currency.");
        return (rate, on);
    }
}
