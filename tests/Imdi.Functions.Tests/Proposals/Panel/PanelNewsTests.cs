using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using static Imdi.Functions.Tests.Proposals.Panel.PanelHouse;

namespace Imdi.Functions.Tests.Proposals.Panel;

/// <summary>Whoever has to act next is written to.</summary>
public sealed class PanelNewsTests(PanelHouse house) : IClassFixture<PanelHouse>
{
    private static readonly Caller Secretariat = DemonstrationRoles.Find("secretariat")!;

    [Fact]
    public async Task An_open_vote_is_told_to_all_who_may_vote_and_those_who_do_not_are_reminded()
    {
        string reference = await house.ScoredAsync("To be voted on");
        var duty = house.Get<IEnumerable<IDailyDuty>>().Single(one => one.Name == "review-reminders");

        await VoteAsync(opens: true);
        await VoteAsync(opens: true);
        Assert.Equal(["panel-1", "panel-2", "panel-4", "panel-5"], ToldOf("vote-open", "To be voted on"));

        await house.ActAsync(reference, file => file.Cast(Id(1), Ballot.For));
        foreach (int day in (int[])[0, 1, 2, 3, 3, 4]) await duty.RunAsync(A.Now.AddDays(day), CancellationToken.None);
        Assert.Equal(["panel-2", "panel-4", "panel-5"], ToldOf("vote-reminder", "To be voted on"));

        await VoteAsync(opens: false);
        await duty.RunAsync(A.Now.AddDays(6), CancellationToken.None);
        Assert.Equal(3, ToldOf("vote-reminder", "To be voted on").Count);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await VoteAsync(opens: true);
        Assert.Equal(["panel-1", "panel-2", "panel-2", "panel-4", "panel-4", "panel-5", "panel-5"], ToldOf("vote-open", "To be voted on"));

        async Task VoteAsync(bool opens) => Assert.True((await house.Get<ActOnFile>().HoldVoteAsync(reference, Secretariat, opens, CancellationToken.None)).IsOk);
    }

    [Fact]
    public async Task Marks_that_lie_apart_are_told_to_the_reviewers_once_all_are_in()
    {
        string reference = await house.AssignedAsync("To be discussed");
        foreach (int number in (int[])[1, 2, 4])
        {
            Assert.Empty(ToldOf("discussion-needed", "To be discussed"));
            var caller = DemonstrationRoles.Find($"panel-{number}")!;
            string tag = (await house.FileAsync(reference)).SeatOf(caller.Id)!.Review.Tag;
            Assert.True((await house.Get<ActOnFile>().SaveReviewAsync(reference, caller, number == 1 ? A.Marks(2, 4, 5, 3, 3, 4, 4) : A.Marks(5, 4, 5, 3, 3, 4, 4), null, true, tag, CancellationToken.None)).IsOk);
        }

        Assert.Equal(["panel-1", "panel-2", "panel-4"], ToldOf("discussion-needed", "To be discussed"));
    }

    [Fact]
    public async Task A_short_decision_to_confirm_is_told_to_all_who_may()
    {
        string reference = await house.StoreAsync("To be confirmed", proposal => proposal with { Track = ProposalTrack.SeedMoney });

        await house.Get<RecordDecision>().RunAsync(reference, Secretariat, DecisionKind.Approve, "Small and urgent.", [], CancellationToken.None);

        Assert.Equal(["panel-1", "panel-2", "panel-4", "panel-5"], ToldOf("confirmation-awaited", "To be confirmed"));
    }

    private List<string> ToldOf(string template, string title) => [.. house.Sent.Where(message => message.Template == template && message.Values[0] == title).Select(message => message.To.Split('@')[0]).Order(StringComparer.Ordinal)];
}
