using System.Security.Cryptography;
using System.Text;
using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Proposals.Panel;

/// <summary>Proposals before the panel, members and their organisations.</summary>
internal static class A
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    public static readonly DateOnly Today = DateOnly.FromDateTime(Now.UtcDateTime);

    private static readonly int[] Golden = [4, 4, 5, 3, 3, 4, 4];

    public static ProposalContent Content(string title = "Safer recruitment") => Proposals.A.Content(content => content.In(Proposals.A.Nepal, CountryCode.Parse("ARE")).Asking(title, Money.Parse("49500.00 USD")) with
    {
        Applicant = content.Applicant with { Type = ApplicantType.CivilSociety, Name = $"Applicant of {title}", Contact = new("Somebody", "applicant@example.org", null) },
        Partners = new([new("Demonstration agency", "demonstration-agency", "agency@example.org")], [new($"Partner of {title}", PartnerSector.Academic, Proposals.A.Nepal, null)]),
    });

    /// <summary>Fully endorsed and with the panel.</summary>
    public static Proposal Proposal(string title = "Safer recruitment", Func<Proposal, Proposal>? change = null)
    {
        string id = SubmissionId.Of(Now.AddDays(-20), SHA256.HashData(Encoding.UTF8.GetBytes(title)).AsSpan(0, SubmissionId.EntropyBytes)).ToString();
        var content = Content(title);
        var made = new Proposal
        {
            Id = id,
            Reference = Reference.Of(id),
            Track = ProposalTrack.Full,
            Stage = ProposalStage.WithPanel,
            Language = Language.English,
            SubmittedAt = Now.AddDays(-20),
            StageSince = Now.AddDays(-5),
            Content = content,
            Endorsements = [.. content.Countries.Select(country => new Endorsement(country, EndorsementState.Endorsed, Now.AddDays(-6), "Ministry"))],
            Acceptances = [new(0, AcceptanceState.Accepted, Now.AddDays(-6))],
            IsDemonstration = true,
        };
        return change?.Invoke(made) ?? made;
    }

    public static Proposal With(this Proposal proposal, Func<ProposalContent, ProposalContent> change) => proposal with { Content = change(proposal.Content) };

    public static Organisation Organisation(string id, string name, Constituency constituency = Constituency.CivilSociety, string? country = null) => new(id, name, constituency, country is null ? null : CountryCode.Parse(country), null, null) { IsDemonstration = true };

    /// <summary>The demonstration's five, as the sign-in of development knows them.</summary>
    public static IReadOnlyList<Organisation> Organisations { get; } =
    [
        Organisation("demonstration-origin-ministry", "Demonstration ministry of labour", Constituency.OriginGovernment, "PHL"),
        Organisation("demonstration-destination-ministry", "Demonstration ministry of the interior", Constituency.DestinationGovernment, "QAT"),
        Organisation("demonstration-agency", "Demonstration agency", Constituency.InternationalOrganisation),
        Organisation("demonstration-employers", "Demonstration federation of employers", Constituency.PrivateSector),
        Organisation("demonstration-union", "Demonstration union", Constituency.CivilSociety),
    ];

    public static Person Member(int number, DateOnly? until = null) => new(
        $"demonstration:panel-{number}", $"Demonstration panel member {number}", $"panel-{number}@example.org", Language.English, [Role.PanelMember], Organisations[number - 1].Id, [], Organisations[number - 1].Constituency, new(2026, 1, 1), until) { IsDemonstration = true };

    public static Seat Seat(int number, Func<Review, Review>? review = null, IReadOnlyList<Conflict>? computed = null) =>
        new(Member(number), Organisations[number - 1], computed ?? [], review is null ? new Review($"demonstration:panel-{number}") : review(new Review($"demonstration:panel-{number}")));

    /// <summary>A complete sheet with these marks in the rubric's order; without any, the golden ones that come to 72.5.</summary>
    public static IReadOnlyDictionary<string, Mark> Marks(params int[] marks) =>
        Rubric.Current.Criteria.Select((criterion, index) => (criterion.Id, Mark: new Mark((marks.Length == 0 ? Golden : marks)[index], "Because of it."))).ToDictionary(one => one.Id, one => one.Mark);

    public static Review Submitted(Review review, params int[] marks) => review with { Declared = new(Now, false, null), AssignedAt = Now, DueOn = Today, Marks = Marks(marks), SubmittedAt = Now };

    /// <summary>Of five members three have submitted, nobody has voted.</summary>
    public static PanelFile File(Func<Proposal, Proposal>? proposal = null, params int[] marks) => new(
        Proposal(change: proposal), new PanelRound(1, Rubric.Current.Version), Rubric.Current, [.. Enumerable.Range(1, 5).Select(number => Seat(number, review => number <= 3 ? Submitted(review, marks) : review with { Declared = new(Now, false, null) }))], []);

    public static PanelFile Voted(this PanelFile file, params Ballot?[] ballots) => file with
    {
        Round = file.Round with { VoteOpenedAt = Now, VoteClosedAt = Now },
        Seats = [.. file.Seats.Select((seat, index) => seat with { Review = seat.Review with { Ballot = index < ballots.Length ? ballots[index] : null } })],
    };
}
