using System.Text.Json;
using Imdi.Functions.Proposals;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Proposals;

public sealed class CheckContentTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(A.Now.UtcDateTime);

    [Fact]
    public void What_is_said_comes_back_from_its_answers()
    {
        var content = A.Content();

        Assert.Equal(JsonSerializer.Serialize(content), JsonSerializer.Serialize(CheckContent.Of(JsonAnswers.Of(content), Today).Value));
    }

    [Fact]
    public void Names_and_pointers_are_one_table()
    {
        Assert.All(IntakeFields.All, field => Assert.Equal(field.Pattern, IntakeField.PatternOf(IntakeField.NameOf(IntakeField.PointerOf(field.Pattern.Replace("*", "3", StringComparison.Ordinal))))));
        Assert.All(IntakeFields.All, field => Assert.Equal(field.Step, IntakeFields.StepOf(IntakeField.PointerOf(field.Pattern.Replace("*", "12", StringComparison.Ordinal)))));
        Assert.All(IntakeFields.NeededRows, list => Assert.Contains(IntakeFields.All, field => field.Pattern.StartsWith(list + ".*", StringComparison.Ordinal)));
        Assert.Equal(["WorkPlan", "Sectors"], new[] { "/workPlan", "/sectors" }.Select(pointer => IntakeFields.StepOf(pointer).ToString()));
    }

    [Fact]
    public void Every_field_that_a_full_proposal_has_is_in_the_table() =>
        Assert.All(JsonAnswers.Of(A.Content(content => content with { Budget = content.Budget with { Currency = Currency.Parse("NPR"), Lines = [], CoFinance = [], UsdRate = 0.0075m, UsdRateOn = Today } })).Keys, name => Assert.NotNull(IntakeFields.Find(name)));

    [Fact]
    public void All_that_is_missing_is_said_at_once()
    {
        var missing = Wrong(new Dictionary<string, string>()).Select(error => error.Pointer).ToList();

        Assert.Equal(
            IntakeFields.All.Where(field => field.Required && !field.Pattern.Contains('*', StringComparison.Ordinal)).Select(field => IntakeField.PointerOf(field.Pattern)).Order(StringComparer.Ordinal),
            missing.Except(["/identification/countries", "/partners/executing", "/partners/local", "/logframe/outcomes", "/workPlan", "/budget/lines", "/risks", "/sectors", "/alignment/reference"]).Order(StringComparer.Ordinal));
        Assert.Superset(new HashSet<string> { "/purpose/originBenefit", "/purpose/destinationBenefit", "/purpose/migrantBenefit", "/safeguards/rightsCheck", "/partners/local", "/partners/executing", "/alignment/reference" }, missing.ToHashSet());
    }

    [Theory]
    [InlineData("identification.title", "121", "too-long")]
    [InlineData("identification.activityKinds", "pre-departure-training,magic", "unknown-choice")]
    [InlineData("identification.starts", "2026-11-24", "starts-in-the-past")]
    [InlineData("identification.starts", "1 March", "not-a-date")]
    [InlineData("identification.months", "121", "not-a-whole-number")]
    [InlineData("identification.countries.1.country", "NPL", "country-twice")]
    [InlineData("identification.countries.1.role", "3", "unknown-choice")]
    [InlineData("applicant.country", "XYZ", "unknown-country")]
    [InlineData("applicant.contact.email", "asha", "not-an-address")]
    [InlineData("purpose.beneficiaries.women", "-1", "not-a-whole-number")]
    [InlineData("partners.local.0.sector", "academic", "partner-missing")]
    [InlineData("alignment.reference", "", "alignment-missing")]
    [InlineData("logframe.outcomes.0.indicators.0.baselineYear", "", "baseline-year-missing")]
    [InlineData("logframe.outcomes.0.outputs.0.activities.0", "", null)]
    [InlineData("logframe.outcomes.0.outputs.0.indicators.0.source", "", "required")]
    [InlineData("workPlan.0.until", "2027-02-01", "ends-before-it-starts")]
    [InlineData("workPlan.1.until", "2029-03-01", "outside-the-project")]
    [InlineData("budget.currency", "ABC", "unknown-currency")]
    [InlineData("budget.lines.0.year", "3", "not-a-whole-number")]
    [InlineData("budget.lines.0.amount", "0", "amount-not-positive")]
    [InlineData("budget.lines.0.amount", "10.005", "not-an-amount")]
    [InlineData("budget.lines.0.amount", "20000.00 EUR", "currency-differs")]
    [InlineData("budget.lines.0.amount", "20,005", "not-an-amount")]
    [InlineData("budget.lines.0.amount", "20 000,00", null)]
    [InlineData("budget.lines.0.amount", "20.000,00 usd", null)]
    [InlineData("budget.lines.0.amount", "٢٠٠٠٠", null)]
    [InlineData("budget.lines.0.amount", "99999999999999", "amount-above-limit")]
    [InlineData("budget.lines.3.amount", "7000.01", "indirect-too-high")]
    [InlineData("budget.lines.4.amount", "5000.01", "contingency-too-high")]
    [InlineData("sectors.0.percent", "59.9", "sectors-not-100")]
    [InlineData("sectors.0.code", "93010", "unknown-choice")]
    [InlineData("safeguards.workersPayNoFees", "", "required")]
    public void A_wrong_answer_is_refused_at_its_field(string name, string value, string? code)
    {
        var answers = JsonAnswers.Of(A.Content()).ToDictionary();
        answers[name] = name == "identification.title" ? new string('x', 121) : value;

        Assert.Equal(code is null ? [] : [code], Wrong(answers).Select(error => error.Code).Distinct());
    }

    [Fact]
    public void Too_much_of_indirect_costs_names_the_largest_amount_allowed()
    {
        var answers = JsonAnswers.Of(A.Content()).ToDictionary();
        answers["budget.lines.3.amount"] = "8000";

        Assert.Contains("7000.00 USD", Assert.Single(Wrong(answers)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_without_an_answer_is_no_row_and_gaps_do_not_matter()
    {
        var answers = JsonAnswers.Of(A.Content()).ToDictionary();
        answers["risks.7.text"] = " ";
        foreach (string name in answers.Keys.Where(name => name.StartsWith("workPlan.0.", StringComparison.Ordinal)).ToList()) answers.Remove(name);

        var content = CheckContent.Of(answers, Today).Value;

        Assert.Single(content.Risks);
        Assert.Equal("Hold the courses", Assert.Single(content.WorkPlan).Text);
    }

    [Fact]
    public void Every_currency_can_be_budgeted_in_its_own_decimals() => Assert.All(CodeLists.CurrenciesInUse, currency =>
    {
        var answers = JsonAnswers.Of(A.Content()).ToDictionary();
        answers["budget.currency"] = currency.Code;
        foreach (string name in answers.Keys.Where(name => name.StartsWith("budget.", StringComparison.Ordinal) && name.EndsWith(".amount", StringComparison.Ordinal)).ToList()) answers[name] = answers[name].Split('.')[0];

        Assert.Equal(currency, CheckContent.Of(answers, Today).Value.Budget.Lines[0].Amount.Currency);
    });

    private static IReadOnlyList<FieldError> Wrong(IReadOnlyDictionary<string, string> answers) => CheckContent.Of(answers, Today).Refusal?.Errors ?? [];
}
