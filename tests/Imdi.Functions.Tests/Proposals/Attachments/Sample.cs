using Imdi.Functions.Proposals;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Proposals;

/// <summary>A proposal between Nepal and Qatar; a test changes what it is about.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    private static readonly Currency Euro = Currency.Parse("EUR");

    public static Proposal Proposal(string id = "01KB7C2G0000000000000000AC") => new()
    {
        Id = id, Reference = Imdi.Functions.Directory.Reference.Of(id), Track = ProposalTrack.Full, Stage = ProposalStage.AwaitingEndorsement, Language = Language.English, SubmittedAt = At, StageSince = At, Content = Content(),
    };

    public static ProposalContent Content(string title = "Training before departure in Nepal", string total = "40000 EUR", int months = 12) => new()
    {
        Identification = new(title, "TBD", PaperComponent.I, FundingWindow.Core, [new(CountryCode.Parse("NPL"), CountryRole.Origin), new(CountryCode.Parse("QAT"), CountryRole.Destination)], ["pre-departure-training"], "A summary.", new DateOnly(2027, 1, 1), months),
        Applicant = new(ApplicantType.CivilSociety, "Diaspora Forum", null, CountryCode.Parse("NPL"), null, new("A. Example", "office@example.org", null), null),
        Partners = new([new("An international organisation", null, null)], [new("A school", PartnerSector.Academic, CountryCode.Parse("NPL"), null)]),
        Purpose = new("A problem.", "An objective.", new("Returnees", 100, 80, null), "Skills.", "Workers.", "Wages."),
        Alignment = new("It fits.", "Plan 2030, chapter 4", null),
        Logframe = new("An objective.", [new("An outcome.", [], [])]), WorkPlan = [], Risks = [new("Rain.", Level.Low, Level.Low, "Roofs.")],
        Budget = new(Money.Parse(total).Currency, [new(BudgetCategory.Training, "Courses", 1, Money.Parse(total))], [new("A fund", new Money(100, Euro), true)], null, null),
        Safeguards = new("None.", "None.", true, "Checked."), Sustainability = "It goes on.", Sectors = [new("15190", 100)],
    };
}
