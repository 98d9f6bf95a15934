using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;

namespace Imdi.Functions.Tests.Proposals.Panel;

/// <summary>A review that does not come goes to somebody else.</summary>
public sealed class ReplacedReviewerTests(PanelHouse house) : IClassFixture<PanelHouse>
{
    private static readonly string Silent = PanelHouse.Id(4);

    [Fact]
    public async Task Whoever_is_released_is_replaced_by_somebody_else()
    {
        string reference = await house.AssignedAsync("A silent reviewer");
        var secretariat = DemonstrationRoles.Find("secretariat")!;

        Assert.Empty(await ReviewersOfPlanAsync(reference));
        Assert.True((await house.Get<ActOnFile>().ReleaseReviewerAsync(reference, secretariat, Silent, "No answer to three reminders.", CancellationToken.None)).IsOk);

        Assert.Equal([PanelHouse.Id(5)], await ReviewersOfPlanAsync(reference));
        Assert.Contains(await house.TrailAsync(reference), entry => entry is { Who: "demonstration:secretariat", What: "reviewer-released" });
        await house.Get<AssignReviewers>().RunAsync(secretariat, CancellationToken.None);
        var seats = (await house.FileAsync(reference)).Seats;
        Assert.Equal(((int[])[1, 2, 5]).Select(PanelHouse.Id), seats.Where(seat => seat.IsAssigned).Select(seat => seat.Id));
        Assert.Equal("No answer to three reminders.", seats.Single(seat => seat.Id == Silent).Review.Released!.Words);
    }

    [Fact]
    public async Task Whose_term_ended_without_a_review_is_replaced_and_a_submitted_one_stays()
    {
        string reference = await house.AssignedAsync("After two terms");
        await house.ActAsync(reference, file => file.SaveReview(PanelHouse.Id(1), A.Marks(), null, true, A.Now));
        foreach (int number in (int[])[1, 4]) await UntilAsync(number, A.Today.AddDays(-1));

        Assert.Equal([PanelHouse.Id(5)], await ReviewersOfPlanAsync(reference));

        foreach (int number in (int[])[1, 4]) await UntilAsync(number, null);
    }

    [Fact]
    public void A_review_that_is_in_or_was_never_given_is_not_taken_away_and_words_are_needed()
    {
        var file = A.File();

        Assert.Equal(("review-is-in", "no-reviewer", "no-such-member"), (file.ReleaseReviewer(PanelHouse.Id(1), "x", A.Now).Refusal!.Code, file.ReleaseReviewer(PanelHouse.Id(5), "x", A.Now).Refusal!.Code, file.ReleaseReviewer(null, "x", A.Now).Refusal!.Code));
        Assert.Equal("/words", file.ReleaseReviewer(PanelHouse.Id(1), " ", A.Now).Refusal!.Errors[0].Pointer);
    }

    private async Task<IEnumerable<string>> ReviewersOfPlanAsync(string reference)
    {
        var planned = await house.Get<AssignReviewers>().PlanAsync(CancellationToken.None);
        return planned.Plan.Reviews.Where(review => planned.ReferenceOf(review.Proposal) == reference).Select(review => review.Member);
    }

    private async Task UntilAsync(int number, DateOnly? until)
    {
        var (person, tag) = (await house.Get<PersonStore>().ReadAsync(PanelHouse.Id(number), CancellationToken.None))!.Value;
        await house.Get<PersonStore>().SaveAsync(person with { Until = until }, tag, CancellationToken.None);
    }
}
