using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Proposals.Panel;

public sealed class ConflictTests
{
    private static readonly Money Share = new(5_000_00, Currency.Parse("USD"));

    public static TheoryData<string, Func<ProposalContent, ProposalContent>, string[]> Proposals => new()
    {
        { "nobody of it", content => content, [] },
        { "applicant", content => content with { Applicant = content.Applicant with { Name = "Union of Workers" } }, ["Applicant"] },
        { "applicant, otherwise spelt", content => content with { Applicant = content.Applicant with { Name = "THE  Unión of Workers (UW)" } }, ["Applicant"] },
        { "applicant by its abbreviation", content => content with { Applicant = content.Applicant with { Name = "UW" } }, ["Applicant"] },
        { "executing agency by name", content => content with { Partners = content.Partners with { Executing = [new("union of workers", null, null)] } }, ["ExecutingAgency"] },
        { "executing agency by id", content => content with { Partners = content.Partners with { Executing = [new("Worldwide Workers", "uw", null)] } }, ["ExecutingAgency"] },
        { "local partner", content => content with { Partners = content.Partners with { Local = [new("Union of Workers", PartnerSector.CivilSociety, CountryCode.Parse("NPL"), null)] } }, ["LocalPartner"] },
        { "co-funder", content => content with { Budget = content.Budget with { CoFinance = [new("Union of Workers", Share, false)] } }, ["CoFunder"] },
        { "another with a longer name", content => content with { Applicant = content.Applicant with { Name = "Union of Workers of Nepal" } }, [] },
        { "twice", content => content with { Applicant = content.Applicant with { Name = "Union of Workers" }, Budget = content.Budget with { CoFinance = [new("Union of Workers", Share, true)] } }, ["Applicant", "CoFunder"] },
    };

    [Theory, MemberData(nameof(Proposals))]
    public void Taking_part_is_a_conflict(string how, Func<ProposalContent, ProposalContent> change, string[] kinds)
    {
        var conflicts = Conflicts.Of(A.Organisation("uw", "Union of Workers (UW)"), A.Proposal().With(change), [], 3);

        Assert.True(kinds.SequenceEqual(conflicts.Select(conflict => conflict.Kind.ToString())), how);
    }

    [Theory]
    [InlineData(Constituency.OriginGovernment, "NPL", true)]
    [InlineData(Constituency.DestinationGovernment, "ARE", true)]
    [InlineData(Constituency.DestinationGovernment, "NPL", true)]
    [InlineData(Constituency.Donor, "ARE", true)]
    [InlineData(Constituency.OriginGovernment, "KEN", false)]
    [InlineData(Constituency.PrivateSector, "NPL", false)]
    public void The_government_of_a_country_involved_is_in_conflict(Constituency constituency, string country, bool isConflict) => Assert.Equal(
        isConflict ? [new Conflict(ConflictKind.InvolvedGovernment, country)] : [], Conflicts.Of(A.Organisation("ministry", "A ministry", constituency, country), A.Proposal(), [], 3));

    [Theory]
    [InlineData(35, "applicant", 3, true)]
    [InlineData(35, "agency", 3, true)]
    [InlineData(37, "applicant", 3, false)]
    [InlineData(37, "applicant", 4, true)]
    [InlineData(35, "partner", 3, false)]
    [InlineData(-2, "applicant", 3, true)]
    public void Work_shared_with_those_who_are_judged_is_a_conflict_for_so_many_years(int monthsAgo, string with, int years, bool isConflict)
    {
        var proposal = A.Proposal();
        string shared = with switch { "applicant" => proposal.Content.Applicant.Name, "agency" => "demonstration agency", _ => proposal.Content.Partners.Local[0].Name };
        var past = A.Proposal("An earlier one", one => one with { Stage = ProposalStage.Completed, StageSince = proposal.SubmittedAt.AddMonths(-monthsAgo), SubmittedAt = proposal.SubmittedAt.AddYears(-8) })
            .With(content => content with { Applicant = content.Applicant with { Name = shared }, Partners = new([], []), Budget = content.Budget with { CoFinance = [new("Union of Workers", Share, true)] } });

        Assert.Equal(isConflict ? [new Conflict(ConflictKind.PastPartnership, past.Reference)] : [], Conflicts.Of(A.Organisation("uw", "Union of Workers"), proposal, [Past(past), Past(proposal)], years));
    }

    [Theory]
    [InlineData(ProposalStage.Approved, true, true, true)]
    [InlineData(ProposalStage.UnderWay, true, true, true)]
    [InlineData(ProposalStage.WithPanel, true, true, false)]
    [InlineData(ProposalStage.AwaitingEndorsement, true, true, false)]
    [InlineData(ProposalStage.Withdrawn, true, true, false)]
    [InlineData(ProposalStage.Rejected, true, true, false)]
    [InlineData(ProposalStage.Approved, true, false, false)]
    [InlineData(ProposalStage.Approved, false, false, true)]
    public void Only_approved_work_counts_and_a_demonstration_never_for_a_real_proposal(ProposalStage stage, bool isDemonstration, bool isJudgedDemonstration, bool isConflict)
    {
        var proposal = A.Proposal(change: one => one with { IsDemonstration = isJudgedDemonstration });
        var past = A.Proposal("Posted by a stranger", one => one with { Stage = stage, IsDemonstration = isDemonstration })
            .With(content => content with { Applicant = content.Applicant with { Name = proposal.Content.Applicant.Name }, Partners = new([], [new("Union of Workers", PartnerSector.CivilSociety, CountryCode.Parse("NPL"), null)]) });

        Assert.Equal(isConflict ? [new Conflict(ConflictKind.PastPartnership, past.Reference)] : [], Conflicts.Of(A.Organisation("uw", "Union of Workers"), proposal, [Past(past)], 3));
    }

    [Fact]
    public void A_project_that_still_runs_counts_however_long_ago_it_was_approved()
    {
        var proposal = A.Proposal();
        var past = A.Proposal("Long", one => one with { Stage = ProposalStage.UnderWay, SubmittedAt = A.Now.AddYears(-9), StageSince = A.Now.AddYears(-8), Content = one.Content with { Applicant = proposal.Content.Applicant } });

        Assert.Equal([new Conflict(ConflictKind.PastPartnership, past.Reference)], Conflicts.Of(A.Organisation("partner", "Partner of Long"), proposal, [Past(past)], 3));
    }

    [Fact]
    public void A_conflict_that_rests_on_a_claim_alone_can_be_struck_with_a_reason_and_stays_to_be_seen()
    {
        var file = Claimed(new(ConflictKind.CoFunder, "Union"), new(ConflictKind.CoFunder, "The union"));
        var struck = file.StrikeConflict("demonstration:panel-5", ConflictKind.CoFunder, "It pays nothing.", A.Now).Value;

        Assert.Equal(PanelFile.ConflictOfInterest, file.Gate("demonstration:panel-5", A.Today));
        Assert.Null(struck.Gate("demonstration:panel-5", A.Today));
        Assert.Equal([("Union", "It pays nothing."), ("The union", "It pays nothing.")], struck.SeatOf("demonstration:panel-5")!.Review.Struck.Select(one => (one.Conflict.About, one.Words)));
        Assert.Equal("/words", file.StrikeConflict("demonstration:panel-5", ConflictKind.CoFunder, " ", A.Now).Refusal!.Errors[0].Pointer);
        Assert.Equal(("nothing-to-strike", "no-such-member"), (struck.StrikeConflict("demonstration:panel-5", ConflictKind.CoFunder, "Again.", A.Now).Refusal!.Code, file.StrikeConflict("nobody", ConflictKind.CoFunder, "x", A.Now).Refusal!.Code));
    }

    [Fact]
    public void What_is_confirmed_declared_or_recorded_is_not_struck()
    {
        var both = Claimed(new(ConflictKind.LocalPartner, "Union"), new(ConflictKind.ExecutingAgency, "Union")).Declare("demonstration:panel-5", true, "My own.", A.Now).Value.RecordConflict("demonstration:panel-5", "Known.", A.Now).Value;
        ConflictKind[] kinds = [ConflictKind.ExecutingAgency, ConflictKind.Declared, ConflictKind.Recorded];

        Assert.All(kinds, kind => Assert.Equal("nothing-to-strike", both.StrikeConflict("demonstration:panel-5", kind, "No.", A.Now).Refusal?.Code));
        Assert.Equal(kinds, both.StrikeConflict("demonstration:panel-5", ConflictKind.LocalPartner, "No.", A.Now).Value.SeatOf("demonstration:panel-5")!.Conflicts.Select(one => one.Kind));
    }

    [Fact]
    public void Without_an_organisation_nothing_can_be_ruled_out() => Assert.Equal([new Conflict(ConflictKind.OrganisationUnknown)], Conflicts.Of(null, A.Proposal(), [], 3));

    [Fact]
    public void A_conflict_that_was_declared_or_recorded_stands()
    {
        var declared = A.File().Declare("demonstration:panel-4", true, "My cousin works there.", A.Now).Value;
        var again = declared.Declare("demonstration:panel-4", false, null, A.Now).Value;
        var recorded = A.File().RecordConflict("demonstration:panel-5", "Sister of the coordinator.", A.Now).Value.Declare("demonstration:panel-5", false, null, A.Now).Value;

        Assert.Equal(PanelFile.ConflictOfInterest, again.Gate("demonstration:panel-4", A.Today));
        Assert.Equal(PanelFile.ConflictOfInterest, recorded.Gate("demonstration:panel-5", A.Today));
    }

    [Fact]
    public void Words_are_needed_for_a_conflict() => Assert.Equal("/words", A.File().Declare("demonstration:panel-4", true, " ", A.Now).Refusal!.Errors[0].Pointer);

    private static PanelFile Claimed(params Conflict[] conflicts) => A.File() with { Seats = [.. A.File().Seats.Select(seat => seat.Id == "demonstration:panel-5" ? seat with { Computed = conflicts } : seat)] };

    private static PastProject Past(Proposal proposal) => new(proposal.Id, proposal.Reference, proposal.Stage, proposal.StageSince, proposal.IsDemonstration, Party.Of(proposal.Content).SelectMany(party => party.Keys).ToHashSet());
}
