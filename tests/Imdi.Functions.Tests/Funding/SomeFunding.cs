using Imdi.Functions.Funding;
using Imdi.Functions.Proposals;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Funding;

/// <summary>Approved proposals, contributions and entries to start from.</summary>
internal static class SomeFunding
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public static readonly DateOnly Today = new(2026, 11, 24);

    public static readonly Currency Usd = Currency.Parse("USD"), Eur = Currency.Parse("EUR");

    public static Money Dollars(decimal amount) => Money.Round(amount, Usd);

    public static EntryNote Note(string key, string? text = null) => new(key, Today, Now, text);

    public static ProjectFacts Project(string id = "P1", decimal wanted = 100_000, params string[] countries) => new(id, [.. countries.Select(code => CountryCode.Parse(code))], PaperComponent.II, Dollars(wanted));

    public static Contribution Contribution(string id, decimal amount, string window = MoneyWindow.CoreId, Earmark? earmark = null, Currency? currency = null, string donor = "demonstration-donor") => new()
    {
        Id = id, Donor = donor, Agreement = $"AGR {id}", SignedOn = new DateOnly(2026, 10, 1), Parts = [new(window, Money.Round(amount, currency ?? Usd))], Earmark = earmark ?? Earmark.None,
    };

    /// <summary>Approved with one condition, its decision released, endorsed by Nepal and Qatar; it started on 1 May 2026 for a year and asks for 50,000 dollars.</summary>
    public static Proposal Proposal(string id) => new()
    {
        Id = id, Reference = Imdi.Functions.Directory.Reference.Of(id), Track = ProposalTrack.Full, Stage = ProposalStage.Approved, Language = Language.English, SubmittedAt = Now.AddMonths(-9), StageSince = Now.AddMonths(-8), IsDemonstration = true,
        Content = new()
        {
            Identification = new("Training before departure", null, PaperComponent.II, Imdi.Functions.Proposals.FundingWindow.Core, [new(CountryCode.Parse("NPL"), CountryRole.Origin), new(CountryCode.Parse("QAT"), CountryRole.Destination)], ["pre-departure-training"], "Courses for workers.", new DateOnly(2026, 5, 1), 12),
            Applicant = new(ApplicantType.CivilSociety, "Workers' Association", null, CountryCode.Parse("NPL"), null, null, null),
            Partners = new([new("Demonstration agency", "demonstration-agency", null)], []),
            Purpose = new("Workers leave unprepared.", "Workers know their rights.", new("Workers", 100, 200, null), "o", "d", "m"),
            Alignment = new("In line.", "Plan, chapter 3", null),
            Logframe = new("Workers know their rights.", [new("Prepared workers", [new("1.1", "Workers trained", "workers", 0, 2025, 300, new DateOnly(2027, 4, 30), "Registers", null)], [])]),
            WorkPlan = [], Budget = new(Usd, [new(BudgetCategory.Training, "Courses", 1, Dollars(50_000))], [], null, null), Risks = [], Safeguards = new("n", "d", true, "r"), Sustainability = "s", Sectors = [new("15190", 100)],
        },
        Endorsements = [new(CountryCode.Parse("NPL"), EndorsementState.Endorsed, Now.AddMonths(-8)), new(CountryCode.Parse("QAT"), EndorsementState.Endorsed, Now.AddMonths(-8))],
        Decision = new(DecisionKind.ApproveWithConditions, 1, "Sound.", ["A baseline study."], 72.5m, "1", 5, 0, 0, Now.AddMonths(-7), Now.AddMonths(-7)),
    };

    /// <summary>Enters what has to succeed.</summary>
    public static LedgerState Enter(this LedgerState state, Outcome<EntryDraft> draft) => state.Enter(draft.Value).Value.State;
}
