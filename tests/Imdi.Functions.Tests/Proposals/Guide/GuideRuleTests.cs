using Imdi.Functions.Proposals;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Proposals;

public sealed class GuideRuleTests
{
    private static readonly SeedMoneySettings Seed = new();
    private static readonly EligibilityQuestion Good = new(ApplicantType.Private, false, CountryCode.Parse("NPL"), true, PlanReference.Yes, 1000, Currency.Parse("EUR"));

    [Fact]
    public void A_project_that_fits_is_told_so() =>
        Assert.Equal([("private", FindingKind.Met), ("country", FindingKind.Met), ("agency", FindingKind.Met), ("plan", FindingKind.Met), ("seed", FindingKind.Met)], Judge(Good));

    [Fact]
    public void What_is_left_out_is_named() => Assert.Equal(
        [("applicant-unknown", FindingKind.ToDo), ("country-unknown", FindingKind.ToDo), ("agency-unknown", FindingKind.ToDo), ("plan-unknown", FindingKind.ToDo), ("amount-unknown", FindingKind.ToDo)],
        Judge(new(null, false, null, null, null, null, null)));

    [Fact]
    public void A_person_cannot_apply() => Assert.Equal(("person", FindingKind.Stops), Judge(Good with { Applicant = null, IsPerson = true })[0]);

    [Theory]
    [InlineData(45000, "EUR", "seed")]
    [InlineData(45000.01, "EUR", "full")]
    [InlineData(10, "NPR", "full")]
    [InlineData(0, "EUR", "amount-unknown")]
    public void The_amount_decides_on_the_track(decimal amount, string currency, string code) => Assert.Equal(code, Judge(Good with { Amount = amount, Currency = Currency.Parse(currency) })[^1].Code);

    [Fact]
    public void A_country_without_a_plan_is_no_obstacle() => Assert.Contains(("no-plan", FindingKind.Met), Judge(Good with { Plan = PlanReference.NoPlan }));

    [Theory]
    [InlineData("45000 EUR", 12, null)]
    [InlineData("45000.01 EUR", 12, "seed-too-much")]
    [InlineData("100 NPR", 12, "seed-currency")]
    [InlineData("100 USD", 13, "seed-too-long")]
    public void Seed_money_is_small_short_and_in_a_currency_with_a_ceiling(string total, int months, string? code) =>
        Assert.Equal(code, SeedMoney.Judge(Sample.Content(total: total, months: months), Seed)?.Code);

    [Fact]
    public void The_short_form_leaves_out_what_it_says()
    {
        var reduced = SeedFields.Reduce(Sample.Content());

        Assert.Equal((0, 0, 0, 0, ""), (reduced.Logframe.Outcomes.Count, reduced.Risks.Count, reduced.Partners.Local.Count, reduced.Budget.CoFinance.Count, reduced.Sustainability));
        Assert.True(SeedFields.Skips("logframe/outcomes/0/text") && SeedFields.Skips("partners/local") && !SeedFields.Skips("partners/executing") && !SeedFields.Skips("safeguards/doNoHarm"));
        Assert.NotEmpty(reduced.Budget.Lines);
    }

    [Theory, InlineData("50000 USD"), InlineData("1 USD, 2 EUR"), InlineData("")]
    public void Ceilings_are_amounts(string ceilings) => Assert.Empty(new SeedMoneySettings { Ceilings = ceilings }.Validate(null!));

    [Theory, InlineData("much"), InlineData("-5 USD"), InlineData("5")]
    public void What_is_no_amount_stops_the_start(string ceilings) => Assert.NotEmpty(new SeedMoneySettings { Ceilings = ceilings }.Validate(null!));

    private static List<(string Code, FindingKind Kind)> Judge(EligibilityQuestion asked) => [.. Eligibility.Judge(asked, Seed).Select(finding => (finding.Code, finding.Kind))];
}

public sealed class DuplicateHintTests
{
    private static readonly Proposal Existing = Sample.Proposal();
    private static readonly ProposalGist Same = DuplicateHint.GistOf(Existing.Content);

    [Fact]
    public void The_formula_is_as_it_is_written()
    {
        var other = Same with { Title = "Training in Népal, before return", Countries = [CountryCode.Parse("NPL")], Applicant = "Another" };

        // Words: training, before, departure, nepal | training, nepal, before, return: 3 of 5. Countries 1 of 2, kinds 1 of 1.
        Assert.Equal((0.5m * 3 / 5) + (0.2m / 2) + 0.2m, DuplicateHint.Similarity(Same, other));
        Assert.Equal(1m, DuplicateHint.Similarity(Same, Same));
        Assert.Equal(0m, DuplicateHint.Similarity(new("", [], [], ""), new("", [], [], "")));
    }

    [Fact]
    public void Nothing_of_another_s_unpublished_proposal_is_told()
    {
        var answer = DuplicateHint.Find(Same, "draft", [Existing], new HashSet<string>());

        Assert.Empty(answer.Known);
        Assert.True(answer.HasOthers);
    }

    [Fact]
    public void One_s_own_and_public_ones_are_named_three_at_most()
    {
        var published = Enumerable.Range(0, 5).Select(number => Sample.Proposal($"01KB7C2G000000000000000B0{number}") with { Stage = ProposalStage.UnderWay });

        Assert.Equal(3, DuplicateHint.Find(Same, "draft", published, new HashSet<string>()).Known.Count);
        Assert.Equal(Existing.Reference, Assert.Single(DuplicateHint.Find(Same, "draft", [Existing], new HashSet<string> { Existing.Id }).Known).Reference);
    }

    [Fact]
    public void What_differs_has_ended_or_is_the_draft_itself_is_no_duplicate()
    {
        var none = new HashSet<string>();

        Assert.False(DuplicateHint.Find(Same with { Title = "Roads", Applicant = "X" }, "draft", [Existing], none).HasOthers);
        Assert.False(DuplicateHint.Find(Same, "draft", [Existing with { Stage = ProposalStage.Withdrawn }], none).HasOthers);
        Assert.False(DuplicateHint.Find(Same, Existing.Id, [Existing], none).HasOthers);
    }
}
