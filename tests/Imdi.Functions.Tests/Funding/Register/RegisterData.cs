using Imdi.Functions.Directory;
using Imdi.Functions.Funding;
using Imdi.Functions.Proposals;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Funding;

/// <summary>Proposals full of personal data, and money that moved for them.</summary>
internal static class RegisterData
{
    public static readonly DateTimeOffset Submitted = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static readonly CountryCode Nepal = CountryCode.Parse("NPL"), Qatar = CountryCode.Parse("QAT"), Kenya = CountryCode.Parse("KEN");

    public static readonly Currency Dollar = Currency.Parse("USD"), Dinar = Currency.Parse("KWD");

    /// <summary>Nothing of these may be public, in any form.</summary>
    public static readonly IReadOnlyList<string> Personal =
    [
        "Amina Contact", "amina.contact@example.org", "+254 711 000 111", "711 000 111", "Signe Signatory", "Ramesh Signatory", "agency.person@example.org", "Agatha Acceptor", "Karl Verwandt",
        "typed.in@example.org", "+977 1 422 2222", "Street of the Applicant 5", "cv-of-amina.pdf", "reason.person@example.org", "Work Party Person", "NID-778899",
    ];

    public static Proposal Proposal(int number, ProposalStage stage, Func<Proposal, Proposal>? change = null)
    {
        var at = Submitted.AddDays(number);
        string id = SubmissionId.Of(at, BitConverter.GetBytes((long)number).Concat(new byte[2]).ToArray()).ToString();
        var decision = new Decision(
            DecisionKind.Approve, 1, "Sound plan. Questions to reason.person@example.org.", [], 72.5m, "2026-1", 4, 1, 0, at.AddDays(40), at.AddDays(41));
        var proposal = new Proposal
        {
            Id = id,
            Reference = Reference.Of(id),
            Track = ProposalTrack.Full,
            Stage = stage,
            Language = Language.English,
            SubmittedAt = at,
            StageSince = at.AddDays(60),
            Content = Content(number),
            Endorsements =
            [
                new(Nepal, EndorsementState.Endorsed, at.AddDays(10), "Ministry of Labour", "Ramesh Signatory", "With thanks, Ramesh Signatory", "ab12"),
                new(Qatar, EndorsementState.Endorsed, at.AddDays(12), "Ministry of Labour", "Signe Signatory", null, "cd34"),
            ],
            Acceptances = [new(0, AcceptanceState.Accepted, at.AddDays(14), "Agatha Acceptor", "Agatha Acceptor agrees")],
            Decision = stage switch
            {
                ProposalStage.Approved or ProposalStage.UnderWay or ProposalStage.Completed => decision,
                ProposalStage.Rejected => decision with { Kind = DecisionKind.Reject, ScorePercent = 41 },
                ProposalStage.Returned => decision with { Kind = DecisionKind.Revise },
                _ => null,
            },
            History = [new("submitted", at, null, "sent by Amina Contact"), new("endorsed", at.AddDays(10), Nepal, "Ramesh Signatory")],
            Attachments = [new("1", "cv-of-amina.pdf", "application/pdf", 1000, "ff", at)],
        };
        return change is null ? proposal : change(proposal);
    }

    public static ProposalContent Content(int number) => new()
    {
        Identification = new(
            $"Skills and fair recruitment {number}", "SFR", number % 2 == 0 ? PaperComponent.I : PaperComponent.II, number % 3 == 0 ? FundingWindow.AdHoc : FundingWindow.Core,
            [new(Nepal, CountryRole.Origin), new(Qatar, CountryRole.Destination)], ["pre-departure-training", "fair-recruitment"],
            "Trains workers before they leave. Write to typed.in@example.org or ring +977 1 422 2222.", new DateOnly(2027, 1, 1), 18),
        Applicant = new(
            (ApplicantType)(number % 3), "Ministry of Labour", "NID-778899", Nepal, "Street of the Applicant 5", new Contact("Amina Contact", "amina.contact@example.org", "+254 711 000 111"), "Karl Verwandt sits on the panel."),
        Partners = new([new("International Labour Organization", "ilo", "agency.person@example.org")], [new("Local union", PartnerSector.CivilSociety, Nepal, null)]),
        Purpose = new("Fees are high.", "Fees fall.", new("Workers before departure", 400, 500, null), "Skills", "Workers", "No debts"),
        Alignment = new("In line with the plan.", "Fifteenth Plan, chapter 4", null),
        Logframe = new("Workers migrate without debt",
        [
            new("Fees fall", [new("1.1", "Workers who pay no fee", "%", 10, 2025, 60, new DateOnly(2028, 6, 30), "Survey", "Access")],
                [new("Courses are held", [new("1.1.1", "Workers trained", "workers", 0, 2026, 900, new DateOnly(2028, 6, 30), "Records", null)], ["Hold courses"])]),
        ]),
        WorkPlan = [new("Hold courses", "Work Party Person", new DateOnly(2027, 1, 1), new DateOnly(2027, 12, 31))],
        Budget = new(Dollar,
            [
                new(BudgetCategory.Training, "Courses", 1, new Money(10_000_01, Dollar)), new(BudgetCategory.Training, "Rooms", 1, new Money(500_00, Dollar)),
                new(BudgetCategory.Personnel, "Trainers", 2, new Money(9_000_00, Dollar)), new(BudgetCategory.Indirect, "Overheads", 2, new Money(1_000_00, Dollar)),
            ], [], null, null),
        Risks = [new("Few come", Level.Low, Level.Medium, "Tell more")],
        Safeguards = new("Yes", "Yes", true, "Checked"),
        Sustainability = "The ministry goes on.",
        Sectors = [new("15190", 66.67m), new("16070", 33.33m)],
    };

    /// <summary>A proposal of every stage, then ones that are not public.</summary>
    public static IReadOnlyList<Proposal> EveryStage { get; } =
    [
        .. Enum.GetValues<ProposalStage>().Select((stage, index) => Proposal(index + 1, stage)),
        Proposal(20, ProposalStage.Approved, one => one with { Decision = one.Decision! with { ReleasedAt = null } }),
        Proposal(21, ProposalStage.WithPanel, one => one with { Endorsements = [.. one.Endorsements.Take(1)] }),
        Proposal(22, ProposalStage.UnderWay, one => one with { Decision = one.Decision! with { Kind = DecisionKind.ApproveWithConditions, Conditions = ["Publish the fees."] } }),
    ];

    public static Proposal UnderWay { get; } = EveryStage.First(one => one.Stage == ProposalStage.UnderWay);

    /// <summary>In two currencies and two windows, with a correction and refunds; the project's own ones in dollars.</summary>
    public static IReadOnlyList<Movement> Movements { get; } =
    [
        Move(null, MovementKind.Pledge, 3, 100_000_00, Dollar, donor: "norway"),
        Move(null, MovementKind.Commitment, 4, 80_000_00, Dollar, donor: "norway"),
        Move(1, MovementKind.Receipt, 5, 50_000_00, Dollar, donor: "norway"),
        Move(2, MovementKind.Receipt, 6, 900_500, Dinar, donor: PublicLedger.Anonymous),
        Move(3, MovementKind.Receipt, 7, 7_000_00, Dollar, window: "skills-2026", donor: "norway"),
        Move(4, MovementKind.Allocation, 8, 20_500_01, Dollar, project: UnderWay.Id),
        Move(5, MovementKind.Disbursement, 9, 6_000_00, Dollar, project: UnderWay.Id),
        Move(6, MovementKind.Disbursement, 10, 6_000_00, Dollar, project: UnderWay.Id),
        Move(7, MovementKind.Correction, 11, -6_000_00, Dollar, project: UnderWay.Id, corrects: "6"),
        Move(8, MovementKind.RefundByProject, 12, -10_01, Dollar, project: UnderWay.Id),
        Move(null, MovementKind.Expenditure, 13, 5_989_99, Dollar, project: UnderWay.Id),
        Move(9, MovementKind.RefundToDonor, 14, -500, Dinar, donor: PublicLedger.Anonymous),
    ];

    public static IReadOnlyList<ReportedResult> Results { get; } =
        [new(UnderWay.Id, "1.1.1", new DateOnly(2026, 9, 30), 150), new(UnderWay.Id, "1.1.1", new DateOnly(2026, 10, 31), 420)];

    public static IReadOnlyDictionary<string, Organisation> Organisations { get; } = new[]
    {
        new Organisation("ilo", "International Labour Organization", Constituency.InternationalOrganisation, null, "XM-DAC-41302", null) { Email = "agency.person@example.org" },
        new Organisation("norway", "Norway, Ministry of Foreign Affairs", Constituency.Donor, CountryCode.Parse("NOR"), "NO-BRC-971277882", null),
    }.ToDictionary(one => one.Id);

    public static RegisterBook Book(IEnumerable<Proposal> proposals, IReadOnlyList<Movement>? movements = null)
    {
        var moved = movements ?? Movements;
        var all = proposals.ToList();
        var projects = all.Select(one => Disclosure.Of(one, [.. moved.Where(movement => movement.Proposal == one.Id)], [.. Results.Where(result => result.Proposal == one.Id)], Organisations)).OfType<PublicProject>().ToList();
        return new RegisterBook(projects, PublicLedger.Of(moved, id => Organisations[id].Name, id => all.Find(one => one.Id == id && projects.Exists(project => project.Reference == one.Reference))?.Reference));
    }

    private static Movement Move(long? sequence, MovementKind kind, int day, long minor, Currency currency, string window = "core", string? donor = null, string? project = null, string? corrects = null) => new(
        sequence is null ? $"promise-{day}" : $"hash-{sequence}", sequence, kind, new DateOnly(2026, 6, day), new Money(minor, currency), donor, window, project, "Entry, asked of typed.in@example.org", corrects, false);
}

/// <summary>A ledger and reports in memory.</summary>
internal sealed class RegisterMemory(IReadOnlyList<Movement> movements, IReadOnlyList<ReportedResult> results) : IMovements, IReportedResults
{
    public List<Movement> Movements { get; } = [.. movements];

    IAsyncEnumerable<Movement> IMovements.ReadAsync(CancellationToken cancellation) => Movements.ToAsyncEnumerable();

    IAsyncEnumerable<ReportedResult> IReportedResults.ReadAsync(CancellationToken cancellation) => results.ToAsyncEnumerable();
}
