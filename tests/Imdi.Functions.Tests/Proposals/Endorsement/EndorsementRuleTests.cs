using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Imdi.Shared;
using static Imdi.Functions.Tests.Proposals.Endorsing.AskedProposal;

namespace Imdi.Functions.Tests.Proposals.Endorsing;

public sealed class EndorsementRuleTests
{
    private static readonly DateOnly Today = new(2026, 11, 2);

    [Fact]
    public void The_primary_is_asked_and_an_alternate_when_no_primary_serves()
    {
        Person primary = Focal("primary"), alternate = Focal("alternate") with { IsAlternate = true }, ended = primary with { Until = Today.AddDays(-1) };

        Assert.Equal("primary", FocalPointOf.Country(Nepal, [alternate, primary], Today)?.Id);
        Assert.Equal("alternate", FocalPointOf.Country(Nepal, [ended, alternate], Today)?.Id);
        Assert.Equal("primary", FocalPointOf.Country(Nepal, [primary with { Until = Today }], Today)?.Id);
        Assert.Equal("alternate", FocalPointOf.Country(Nepal, [primary with { Topics = [FocalTopic.Dialogue] }, alternate with { Topics = [FocalTopic.Projects] }], Today)?.Id);
    }

    [Fact]
    public void Nobody_unverified_of_another_country_or_in_another_role_is_asked() => Assert.Null(FocalPointOf.Country(
        Nepal,
        [
            Focal("unverified") with { VerifiedOn = null }, Focal("later") with { From = Today.AddDays(1) }, Focal("elsewhere") with { Countries = [Qatar] }, Focal("other") with { Roles = [Role.PanelMember] },
            Focal("verified-tomorrow") with { VerifiedOn = Today.AddDays(1) },
        ],
        Today));

    [Fact]
    public void The_Directory_comes_before_an_address_named_by_hand()
    {
        var proposal = Of().NameFocalPoint(new(Nepal, "by-hand@example.org", Language.English, "Note verbale", Submitted)).Value;

        Assert.Equal("by-hand@example.org", FocalPointOf.For(proposal, Nepal, [], Today)?.Email);
        Assert.Equal("primary@example.org", FocalPointOf.For(proposal, Nepal, [Focal("primary")], Today)?.Email);
        Assert.Null(FocalPointOf.For(proposal, Qatar, [], Today));
    }

    [Fact]
    public void An_agency_of_the_Directory_is_asked_at_its_own_address_only()
    {
        var listed = new Organisation("demonstration-agency", "Agency", Constituency.InternationalOrganisation, null, null, null);

        Assert.Equal("own@example.org", FocalPointOf.For(Of(), 0, listed with { Email = "own@example.org" })?.Email);
        Assert.Null(FocalPointOf.For(Of(), 0, listed));
        Assert.Equal("agency@example.org", FocalPointOf.For(Of(), 0, null)?.Email);
    }

    [Theory, InlineData(6.9, 0, false), InlineData(7, 1, false), InlineData(13.9, 1, false), InlineData(14, 2, false), InlineData(21, 3, false), InlineData(29, 3, false), InlineData(30, 3, true)]
    public void Reminders_are_due_by_day(double days, int number, bool isLate)
    {
        var asked = Of().RequestEndorsement(Nepal, Submitted).Value;
        var now = Submitted.AddDays(days);

        Assert.Equal(number == 0 ? [] : [(AskedParty.Of(Nepal), number)], EndorsementReminders.DueOn(asked, now));
        Assert.Equal(isLate ? [AskedParty.Of(Nepal)] : [], EndorsementReminders.LateOn(asked, now));
        if (number > 0) Assert.Empty(EndorsementReminders.DueOn(asked.WithReminder(AskedParty.Of(Nepal), number), now));
    }

    [Fact]
    public void Who_has_answered_is_not_reminded() => Assert.Empty(EndorsementReminders.DueOn(Of().RequestEndorsement(Nepal, Submitted).Value.Endorse(Nepal, By, Submitted).Value, Submitted.AddDays(60)));

    [Fact]
    public void Turnaround_is_by_nearest_rank_over_all_and_by_country()
    {
        TurnaroundCase[] cases = [.. Enumerable.Range(1, 10).Select(days => new TurnaroundCase(days % 2 == 0 ? Nepal : Qatar, days, true))];

        var rows = Turnaround.Of(cases);

        Assert.Equal(new Turnaround(null, 10, 10, 5, false, 9, false), rows[0]);
        Assert.Equal(new Turnaround(Nepal, 5, 5, 6, false, 10, false), rows[1]);
        Assert.Equal(new Turnaround(Qatar, 5, 5, 5, false, 9, false), rows[2]);
        Assert.Empty(Turnaround.Of([]));
    }

    [Fact]
    public void An_open_request_counts_as_at_least_so_long()
    {
        var row = Turnaround.Of([new(Nepal, 2, true), new(Nepal, 4, true), new(Nepal, 30, false)])[0];

        Assert.Equal((3, 2, 4.0, false, 30.0, true), (row.Cases, row.Answered, row.MedianDays, row.MedianIsAtLeast, row.NinetiethDays, row.NinetiethIsAtLeast));
        Assert.True(Turnaround.Of([new(Nepal, 1, false), new(Nepal, 4, true), new(Nepal, 5, true)])[0].MedianIsAtLeast);
    }

    [Fact]
    public void The_history_tells_the_cases_of_every_round()
    {
        var proposal = Of().RequestEndorsement(Nepal, Submitted).Value.RequestEndorsement(Qatar, Submitted).Value;
        var returned = proposal.RefuseEndorsement(Nepal, By with { Words = "No." }, Submitted.AddDays(4)).Value;
        var again = (returned with { Round = 2, Stage = ProposalStage.AwaitingEndorsement }).RequestEndorsement(Nepal, Submitted.AddDays(10)).Value.Endorse(Nepal, By, Submitted.AddDays(11.5)).Value;

        Assert.Equal(
            [new(Nepal, 4, true), new(Qatar, 4, false), new(Nepal, 1.5, true)],
            Turnaround.CasesOf(again, Submitted.AddDays(90)));
        Assert.Equal([new(Nepal, 3, false), new(Qatar, 3, false)], Turnaround.CasesOf(proposal, Submitted.AddDays(3)));
    }

    [Fact]
    public void A_request_that_went_to_a_wrong_address_is_no_case()
    {
        var named = Of().RequestEndorsement(Nepal, Submitted).Value.NameFocalPoint(new(Nepal, "a@example.org", Language.English, "Note", Submitted.AddDays(5))).Value;

        Assert.Equal([new(Nepal, 2, true)], Turnaround.CasesOf(named.RequestEndorsement(Nepal, Submitted.AddDays(5)).Value.Endorse(Nepal, By, Submitted.AddDays(7)).Value, Submitted.AddDays(9)));
    }

    [Theory, InlineData("01JEND00000000000000000009/NPL", true), InlineData("01JEND00000000000000000009/0", true), InlineData("01JEND00000000000000000009", false), InlineData("a/b/c", false), InlineData("a/-1", false), InlineData(null, false)]
    public void A_links_subject_names_a_proposal_and_a_party(string? subject, bool isOne)
    {
        Assert.Equal(isOne, AskedParty.TryParse(subject, out string proposal, out var party));
        if (isOne) Assert.Equal(subject, party.SubjectIn(proposal));
    }

    private static Person Focal(string id) => new(id, id, $"{id}@example.org", Language.English, [Role.FocalPoint], null, [Nepal], null, Today.AddYears(-1), null) { VerifiedOn = Today.AddDays(-10) };
}
