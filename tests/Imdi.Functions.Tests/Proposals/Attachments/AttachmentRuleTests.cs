using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Proposals;

public sealed class AttachmentRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 9, 0, 0, TimeSpan.Zero);
    private static readonly AttachmentSettings Limits = new() { FileBytes = 100, Files = 2, ProposalBytes = 150 };
    private static readonly AttachmentSet Empty = new("D", []);

    [Theory]
    [InlineData("a.pdf", 101, "attachment-too-large")]
    [InlineData("a.pdf", 0, "attachment-empty")]
    [InlineData("a.exe", 10, "attachment-type-not-taken")]
    [InlineData("", 10, "attachment-name-wrong")]
    public void A_file_beyond_a_limit_is_refused_before_it_is_sent(string name, long bytes, string code) => Assert.Equal(code, Empty.Open("1", name, bytes, Limits, Now).Refusal?.Code);

    [Fact]
    public void Files_are_counted_and_summed()
    {
        var one = Empty.Open("1", "a.pdf", 100, Limits, Now).Value.Set;

        Assert.Equal("attachments-too-large-together", one.Open("2", "b.pdf", 51, Limits, Now).Refusal?.Code);
        var two = one.Open("2", "b.pdf", 50, Limits, Now).Value.Set;
        Assert.Equal("too-many-attachments", two.Open("3", "c.pdf", 1, Limits, Now).Refusal?.Code);
        Assert.Equal("3", two.Remove("1").Value.Open("3", "c.pdf", 1, Limits, Now).Value.File.Id);
    }

    [Fact]
    public void The_same_file_again_is_gone_on_with() => Assert.Equal("1", Empty.Open("1", "a.pdf", 9, Limits, Now).Value.Set.Open("2", "a.pdf", 9, Limits, Now).Value.File.Id);

    [Fact]
    public void A_submission_waits_for_files_that_are_not_whole_or_infected()
    {
        var open = Empty.Open("1", "a.pdf", 9, Limits, Now).Value.Set;
        var taken = open.Take("1", AttachmentType.Pdf, "abc", AttachmentState.Unscanned, Now).Value;

        Assert.Equal("attachment-not-ready", open.ForSubmission().Refusal?.Code);
        Assert.Equal(new Attachment("1", "a.pdf", "application/pdf", 9, "abc", Now), Assert.Single(taken.ForSubmission().Value));
        Assert.Equal("attachment-not-ready", taken.Scanned("1", AttachmentState.Infected).ForSubmission().Refusal?.Code);
    }

    [Fact]
    public void What_nobody_completes_in_a_week_ends()
    {
        var open = Empty.Open("1", "a.pdf", 9, Limits, Now).Value.Set;

        Assert.Single(open.Expire(Now.AddDays(6.9)).Files);
        Assert.Empty(open.Expire(Now.AddDays(7)).Files);
        Assert.Single(open.Take("1", AttachmentType.Pdf, "abc", AttachmentState.Clean, Now).Value.Expire(Now.AddYears(1)).Files);
    }

    [Theory]
    [InlineData(Role.Secretariat, false, true)]
    [InlineData(Role.FocalPoint, false, true)]
    [InlineData(Role.PanelMember, true, true)]
    [InlineData(Role.PanelMember, false, false)]
    [InlineData(Role.Agency, true, false)]
    [InlineData(Role.ExecutingAgency, true, false)]
    [InlineData(Role.Donor, true, false)]
    public void Who_may_read(Role role, bool isAssigned, bool may) => Assert.Equal(may, AttachmentAccess.MayRead(new(As(role), isAssigned), Sample.Proposal()));

    [Fact]
    public void A_focal_point_of_another_country_may_not_and_whoever_has_a_link_may()
    {
        Assert.False(AttachmentAccess.MayRead(new(As(Role.FocalPoint) with { Countries = [CountryCode.Parse("PHL")] }), Sample.Proposal()));
        Assert.False(AttachmentAccess.MayRead(new(Caller.Public), Sample.Proposal()));
        Assert.True(AttachmentAccess.MayRead(new(Caller.Public, HasLink: true), Sample.Proposal()));
    }

    [Fact]
    public void Nobody_reads_what_waits_for_its_scan_and_no_stranger_learns_that_it_does()
    {
        var reader = new AttachmentReader(As(Role.Secretariat));

        Assert.Equal("attachment-quarantined", AttachmentAccess.Refuse(reader, Sample.Proposal(), AttachmentState.Quarantined)?.Code);
        Assert.Equal("attachment-removed", AttachmentAccess.Refuse(reader, Sample.Proposal(), AttachmentState.Infected)?.Code);
        Assert.Null(AttachmentAccess.Refuse(reader, Sample.Proposal(), AttachmentState.Unscanned));
        Assert.Equal("attachment-not-yours", AttachmentAccess.Refuse(new(As(Role.Donor)), Sample.Proposal(), AttachmentState.Quarantined)?.Code);
        Assert.Equal("sign-in-needed", AttachmentAccess.Refuse(new(Caller.Public), Sample.Proposal(), AttachmentState.Infected)?.Code);
    }

    private static Caller As(Role role) => new("one", "One", new HashSet<Role> { role }, []) { Countries = [CountryCode.Parse("NPL")] };
}
