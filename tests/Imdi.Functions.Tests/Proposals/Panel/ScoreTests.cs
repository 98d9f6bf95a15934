using CsCheck;
using Imdi.Functions.Proposals;
using Imdi.Shared;
using Imdi.Web.Text;
using Microsoft.AspNetCore.Http;

namespace Imdi.Functions.Tests.Proposals.Panel;

public sealed class ScoreTests
{
    [Fact]
    public void A_sheet_is_read_by_the_rubric_of_its_round_not_by_the_newest()
    {
        var earlier = new Rubric("2020-1", [new("reach", 60), new("cost-2", 40)], 0, 10, 65, 2, 1.5m, 3, Rubric.Current.Quorum);
        var form = new FormCollection(new() { ["marks-reach-value"] = "9", ["marks-reach-reason"] = "Many.", ["marks-cost-2-value"] = "7", ["marks-cost-2-reason"] = "Cheap.", ["marks-"] = "x", ["marks-value"] = "1", ["comment"] = "Good." });
        var file = A.File() with { Rubric = earlier, Seats = [A.Seat(1, review => review with { AssignedAt = A.Now })] };

        var submitted = file.SaveReview("demonstration:panel-1", PanelFormFunctions.MarksOf(form), null, true, A.Now).Value;

        Assert.Equal(82, submitted.Score!.Percent);
        Assert.Equal("unknown-criterion", A.File().SaveReview("demonstration:panel-1", PanelFormFunctions.MarksOf(form), null, false, A.Now).Refusal!.Errors[0].Code);
    }

    private static readonly Rubric Rubric = Rubric.Current;

    [Fact]
    public void Weights_sum_to_a_hundred() => Assert.Equal((7, 100), (Rubric.Criteria.Count, Rubric.Criteria.Sum(one => one.Weight)));

    [Fact]
    public void What_applicants_are_told_of_the_rubric_is_what_the_newest_one_says() => Assert.All(Language.All, language =>
    {
        var texts = Texts.For(language);
        Assert.Equal([$"{Rubric.Least}", $"{Rubric.Most}", "100", $"{Rubric.ApprovePercent}", $"{Rubric.LeastMean}"], NumbersIn(texts["guide.rubric.p"]));
        Assert.Equal([$"{Rubric.Least}", $"{Rubric.Most}"], NumbersIn(texts["fault.mark-needed"]));
        Assert.Equal([$"{Rubric.Least}", $"{Rubric.Most}"], NumbersIn(texts["panel.letter.method"]));

        static IEnumerable<string> NumbersIn(string text) => System.Text.RegularExpressions.Regex.Matches(text, "[0-9]+").Select(match => match.Value);
    });

    [Theory]
    [InlineData("""[{"version":"x","criteria":[{"id":"a","weight":60},{"id":"b","weight":39}],"least":1,"most":5,"quorum":{}}]""")]
    [InlineData("""[{"version":"x","criteria":[{"id":"a","weight":50},{"id":"a","weight":50}],"least":1,"most":5,"quorum":{}}]""")]
    [InlineData("[]")]
    public void A_rubric_whose_weights_do_not_sum_to_a_hundred_stops_the_application(string json) =>
        Assert.Throws<InvalidDataException>(() => ReadRubrics.From(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json))));

    [Fact]
    public void The_golden_means_come_to_72_5()
    {
        decimal[] means = [4, 4, 5, 3, 3, 4, 4];
        var byCriterion = Rubric.Criteria.Zip(means).ToDictionary(pair => pair.First.Id, pair => pair.Second);

        Assert.Equal(72.5m, Score.PercentOf(Rubric, byCriterion));
        Assert.Equal(72.5m, Score.Of(Rubric, [Sheet(4, 4, 5, 3, 3, 4, 4), Sheet(3, 5, 5, 2, 4, 4, 3), Sheet(5, 3, 5, 4, 2, 4, 5)])!.Percent);
    }

    [Fact]
    public void Mean_spread_and_percent_equal_an_independent_calculation() => Gen.Int[1, 5].Array[7].Array[1, 9].Sample(panel =>
    {
        var score = Score.Of(Rubric, [.. panel.Select(marks => Sheet(marks))])!;

        int[] weights = [20, 20, 15, 15, 10, 10, 10];
        double percent = 0;
        for (int criterion = 0; criterion < 7; criterion++)
        {
            double mean = panel.Average(marks => (double)marks[criterion]);
            percent += weights[criterion] * (mean - 1) / 4;
            var sorted = panel.Select(marks => marks[criterion]).Order().ToArray();
            if (Math.Abs(mean - (double)score.Criteria[criterion].Mean) > 1e-12 || score.Criteria[criterion].Spread != sorted[^1] - sorted[0]) return false;
        }

        return Math.Abs(percent - (double)score.Percent) < 1e-9 && score.Percent is >= 0 and <= 100;
    });

    [Fact]
    public void Exactly_65_is_enough_whatever_the_number_of_scorers() =>
        Assert.All(Enumerable.Range(3, 5), scorers => Assert.Equal(65m, Score.Of(Rubric, [.. Enumerable.Repeat(Sheet(4, 4, 4, 4, 3, 3, 2), scorers)])!.Percent));

    [Fact]
    public void A_sheet_so_far_counts_only_what_is_marked() => Assert.Equal(20m * 3 / 4, Score.SoFar(Rubric, new Dictionary<string, int> { ["relevance"] = 4 }));

    [Theory, InlineData(4, 3, false), InlineData(5, 3, true)]
    public void Marks_more_than_one_and_a_half_apart_have_to_be_talked_about(int highest, int lowest, bool isDiscussed) =>
        Assert.Equal(isDiscussed, Score.Of(Rubric, [Sheet(highest, 4, 4, 4, 4, 4, 4), Sheet(lowest, 4, 4, 4, 4, 4, 4)])!.ToDiscuss(Rubric).Count == 1);

    [Theory]
    [InlineData(true, 4, 4, 4, 4, 3, 3, 2)]
    [InlineData(false, 5, 5, 5, 5, 5, 5, 1)]
    [InlineData(false, 4, 4, 4, 4, 3, 2, 2)]
    public void An_approval_needs_65_percent_and_no_mean_under_two(bool approves, params int[] marks) => Assert.Equal(approves, Score.Of(Rubric, [Sheet(marks), Sheet(marks), Sheet(marks)])!.Approves(Rubric));

    [Fact]
    public void Two_scorers_are_not_enough() => Assert.False(Score.Of(Rubric, [Sheet(5, 5, 5, 5, 5, 5, 5), Sheet(5, 5, 5, 5, 5, 5, 5)])!.Approves(Rubric));

    [Fact]
    public void Equal_scores_share_a_place() => Assert.Equal(
        new Dictionary<string, int> { ["a"] = 1, ["b"] = 2, ["c"] = 2, ["d"] = 4 }, Score.Rank(new Dictionary<string, decimal> { ["a"] = 80, ["b"] = 72.5m, ["c"] = 72.5m, ["d"] = 10 }));

    private static Dictionary<string, int> Sheet(params int[] marks) => Rubric.Criteria.Zip(marks).ToDictionary(pair => pair.First.Id, pair => pair.Second);
}
