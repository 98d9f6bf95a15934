using System.Security.Cryptography;
using Imdi.Functions.Commands;
using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Imdi.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Imdi.Web.BrowserTests;

/// <summary>A member of the panel does all that is theirs without a pointer.</summary>
public sealed class PanelKeyboardTests
{
    private const string Member = "demonstration:panel-2";

    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [Theory, InlineData(1280), InlineData(360)]
    public async Task A_member_opens_a_file_declares_scores_and_votes_by_keyboard_alone(int width)
    {
        var files = (await LiveSite.ServicesAsync()).GetRequiredService<PanelFiles>();
        string reference = await BeforePanelAsync(files);
        await using var opened = await Chromium.OpenAsync("/en/desk/panel/?show=all", new View(width));
        var keys = new Keys(opened.Page);

        await keys.ToAsync("form:has([value='panel-2']) button");
        await keys.EnterAsync();
        await keys.ToAsync($"main a[href='/en/desk/panel/{reference}/']");
        await keys.EnterAsync();

        await keys.ToAsync("#conflict-none");
        await keys.PressAsync("Space");
        await keys.ToAsync("form[action$='/declarations'] button");
        await keys.EnterAsync();

        int criteria = await opened.Page.Locator("fieldset.criterion").CountAsync();
        for (int criterion = 0; criterion < criteria; criterion++)
        {
            await keys.ToAsync("fieldset.criterion input[type=radio]");
            await keys.PressAsync("Space");
            for (int mark = 1; mark < 4; mark++) await keys.PressAsync("ArrowRight");
            await keys.PressAsync("Tab");
            await keys.TypeAsync("Well founded.");
        }

        await keys.ToAsync("form[action$='/review'] [value=yes]");
        await keys.EnterAsync();
        await ChangeAsync(files, reference, file => file.OpenVote(Now));
        await opened.Page.ReloadAsync();
        await keys.ToAsync("#vote-for");
        await keys.PressAsync("Space");
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("ArrowUp");
        await keys.ToAsync("form[action$='/ballots'] button");
        await keys.EnterAsync();

        var seat = (await files.FindAsync(reference, CancellationToken.None)).Value.SeatOf(Member)!.Review;
        Assert.Equal((false, true, Ballot.For), (seat.Declared!.HasConflict, seat.SubmittedAt is not null, seat.Ballot));
        Assert.All(seat.Marks.Values, mark => Assert.Equal((4, "Well founded."), (mark.Value, mark.Reason)));
        Assert.Empty(opened.Complaints);
    }

    /// <summary>A proposal that three members review; two of them have.</summary>
    private static async Task<string> BeforePanelAsync(PanelFiles files)
    {
        string id = SubmissionId.Of(Now, RandomNumberGenerator.GetBytes(SubmissionId.EntropyBytes)).ToString();
        var proposal = Proposal.Submit(id, Language.English, ProposalTrack.Full, DemonstrationContents.SkillsPassport(DateOnly.FromDateTime(Now.UtcDateTime).AddMonths(6)), [], Now);
        proposal = proposal.Parties().Aggregate(proposal, (so, party) => so.Request(party, Now).Value);
        foreach (var country in proposal.Content.Countries) proposal = proposal.Endorse(country, new("Ministry", "Signatory"), Now).Value;
        proposal = proposal.AcceptAsAgency(0, new(null, "Agency"), Now).Value;
        Assert.True(await (await LiveSite.ServicesAsync()).GetRequiredService<ProposalStore>().AddAsync(proposal, CancellationToken.None));
        string[] others = ["demonstration:panel-4", "demonstration:panel-5"];
        await ChangeAsync(files, proposal.Reference, file => file.Assign([Member, .. others], DateOnly.FromDateTime(Now.UtcDateTime).AddDays(9), Now).Then(given => others.Aggregate(Outcome.Ok(given), (so, member) =>
            so.Then(one => one.Declare(member, false, null, Now)).Then(one => one.SaveReview(member, one.Rubric.Criteria.ToDictionary(criterion => criterion.Id, _ => new Mark(4, "Sound.")), null, true, Now)))));
        return proposal.Reference;
    }

    private static async Task ChangeAsync(PanelFiles files, string reference, Func<PanelFile, Outcome<PanelFile>> act) => Assert.Null((await files.ChangeAsync(reference, act, CancellationToken.None)).Refusal);
}
