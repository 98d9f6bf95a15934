using Imdi.Functions.Hosting;
using Imdi.Web.Pages.Apply;
using static Imdi.Web.Pages.Apply.AskedAs;
using Step = Imdi.Functions.Proposals.IntakeStep;

namespace Imdi.Functions.Proposals;

/// <summary>The one table of the form's fields (domain.md §8.2), in the order in which they are asked.</summary>
internal static class IntakeFields
{
    private const bool Needed = true, Free = false;

    public static IReadOnlyList<IntakeField> All { get; } =
    [
        Ask("applicant.type", Step.Organisation, Choice, 20, Needed, Choice<ApplicantType>.Names),
        Ask("applicant.name", Step.Organisation, Line, 200, Needed),
        Ask("applicant.legalId", Step.Organisation, Line, 100, Free),
        Ask("applicant.country", Step.Organisation, Country, 3, Needed),
        Ask("applicant.address", Step.Organisation, Paragraph, 500, Free),
        Ask("applicant.contact.name", Step.Organisation, Line, 200, Needed),
        Ask("applicant.contact.email", Step.Organisation, Email, 254, Needed),
        Ask("applicant.contact.phone", Step.Organisation, Telephone, 50, Free),
        Ask("applicant.conflictDeclaration", Step.Organisation, Paragraph, 2000, Free),

        Ask("identification.countries.*.country", Step.Countries, Country, 3, Needed),
        Ask("identification.countries.*.role", Step.Countries, Choice, 20, Needed, Choice<CountryRole>.Names),

        Ask("identification.title", Step.Component, Line, 120, Needed),
        Ask("identification.acronym", Step.Component, Line, 20, Free),
        Ask("identification.component", Step.Component, Choice, 3, Needed, Choice<PaperComponent>.Names),
        Ask("identification.window", Step.Component, Choice, 10, Needed, Choice<FundingWindow>.Names),
        Ask("identification.activityKinds", Step.Component, Choices, 1000, Needed, ActivityKinds.Codes),
        Ask("identification.summary", Step.Component, Paragraph, 3000, Needed),
        Ask("identification.starts", Step.Component, Day, 10, Needed),
        Ask("identification.months", Step.Component, Whole, 3, Needed),

        Ask("purpose.problem", Step.Problem, Paragraph, 6000, Needed),
        Ask("purpose.objective", Step.Problem, Paragraph, 2000, Needed),
        Ask("purpose.beneficiaries.description", Step.Problem, Paragraph, 2000, Needed),
        Ask("purpose.beneficiaries.women", Step.Problem, Whole, 9, Free),
        Ask("purpose.beneficiaries.men", Step.Problem, Whole, 9, Free),
        Ask("purpose.beneficiaries.sexNotStated", Step.Problem, Whole, 9, Free),
        Ask("purpose.originBenefit", Step.Problem, Paragraph, 2000, Needed),
        Ask("purpose.destinationBenefit", Step.Problem, Paragraph, 2000, Needed),
        Ask("purpose.migrantBenefit", Step.Problem, Paragraph, 2000, Needed),

        Ask("partners.executing.*.name", Step.Partners, Line, 200, Needed),
        Ask("partners.executing.*.organisation", Step.Partners, Choice, 100, Free),
        Ask("partners.executing.*.email", Step.Partners, Email, 254, Free),
        Ask("partners.local.*.name", Step.Partners, Line, 200, Needed),
        Ask("partners.local.*.sector", Step.Partners, Choice, 20, Needed, Choice<PartnerSector>.Names),
        Ask("partners.local.*.country", Step.Partners, Country, 3, Needed),
        Ask("partners.local.*.contribution", Step.Partners, Line, 500, Free),
        Ask("alignment.statement", Step.Partners, Paragraph, 3000, Needed),
        Ask("alignment.reference", Step.Partners, Line, 500, Free),
        Ask("alignment.reasonNoPlan", Step.Partners, Paragraph, 1000, Free),

        Ask("logframe.objective", Step.Logframe, Paragraph, 1000, Needed),
        Ask("logframe.outcomes.*.text", Step.Logframe, Paragraph, 1000, Needed),
        .. Indicator("logframe.outcomes.*.indicators.*."),
        Ask("logframe.outcomes.*.outputs.*.text", Step.Logframe, Paragraph, 1000, Needed),
        .. Indicator("logframe.outcomes.*.outputs.*.indicators.*."),
        Ask("logframe.outcomes.*.outputs.*.activities.*", Step.Logframe, Line, 500, Needed),

        Ask("workPlan.*.text", Step.WorkPlan, Line, 500, Needed),
        Ask("workPlan.*.party", Step.WorkPlan, Line, 200, Needed),
        Ask("workPlan.*.from", Step.WorkPlan, Day, 10, Needed),
        Ask("workPlan.*.until", Step.WorkPlan, Day, 10, Needed),

        Ask("budget.currency", Step.Budget, AskedAs.Currency, 3, Needed),
        Ask("budget.lines.*.category", Step.Budget, Choice, 30, Needed, Choice<BudgetCategory>.Names),
        Ask("budget.lines.*.text", Step.Budget, Line, 300, Needed),
        Ask("budget.lines.*.year", Step.Budget, Whole, 2, Needed),
        Ask("budget.lines.*.amount", Step.Budget, Amount, 25, Needed),
        Ask("budget.usdRate", Step.Budget, Number, 20, Free),
        Ask("budget.usdRateOn", Step.Budget, Day, 10, Free),

        Ask("budget.coFinance.*.funder", Step.CoFunding, Line, 200, Needed),
        Ask("budget.coFinance.*.amount", Step.CoFunding, Amount, 25, Needed),
        Ask("budget.coFinance.*.isConfirmed", Step.CoFunding, YesNo, 3, Needed),

        Ask("risks.*.text", Step.Risks, Line, 500, Needed),
        Ask("risks.*.likelihood", Step.Risks, Choice, 10, Needed, Choice<Level>.Names),
        Ask("risks.*.impact", Step.Risks, Choice, 10, Needed, Choice<Level>.Names),
        Ask("risks.*.mitigation", Step.Risks, Paragraph, 1000, Needed),
        Ask("safeguards.doNoHarm", Step.Risks, Paragraph, 2000, Needed),
        Ask("safeguards.dataProtection", Step.Risks, Paragraph, 2000, Needed),
        Ask("safeguards.workersPayNoFees", Step.Risks, YesNo, 3, Needed),
        Ask("safeguards.rightsCheck", Step.Risks, Paragraph, 2000, Needed),

        Ask("sectors.*.code", Step.Sectors, Choice, 5, Needed, DacSectors.Codes),
        Ask("sectors.*.percent", Step.Sectors, Number, 8, Needed),
        Ask("sustainability", Step.Sectors, Paragraph, 3000, Needed),
    ];

    private static readonly Dictionary<string, IntakeField> ByPattern = All.ToDictionary(field => field.Pattern);

    /// <summary>Lists of which a proposal has at least one: an empty one is asked with a first row.</summary>
    public static IReadOnlySet<string> NeededRows { get; } = new HashSet<string>
    {
        "identification.countries", "partners.executing", "partners.local", "logframe.outcomes", "logframe.outcomes.*.indicators", "logframe.outcomes.*.outputs",
        "logframe.outcomes.*.outputs.*.indicators", "logframe.outcomes.*.outputs.*.activities", "workPlan", "budget.lines", "risks", "sectors",
    };

    public static IntakeField? Find(string name) => ByPattern.GetValueOrDefault(IntakeField.PatternOf(name));

    /// <summary>What a step asks on a track.</summary>
    public static IEnumerable<IntakeField> Of(Step step, ProposalTrack track) =>
        All.Where(field => field.Step == step && !(track == ProposalTrack.SeedMoney && SeedFields.Skips(IntakeField.PointerOf(field.Pattern))));

    /// <summary>The step in which a field or a list of rows is asked.</summary>
    public static Step StepOf(string pointer)
    {
        string pattern = IntakeField.PatternOf(IntakeField.NameOf(pointer));
        return (ByPattern.GetValueOrDefault(pattern) ?? All.FirstOrDefault(field => field.Pattern.StartsWith(pattern + ".", StringComparison.Ordinal)))?.Step ?? Step.Organisation;
    }

    private static IEnumerable<IntakeField> Indicator(string at) =>
    [
        Ask(at + "text", Step.Logframe, Line, 500, Needed),
        Ask(at + "unit", Step.Logframe, Line, 50, Needed),
        Ask(at + "baseline", Step.Logframe, Number, 20, Free),
        Ask(at + "baselineYear", Step.Logframe, Whole, 4, Free),
        Ask(at + "target", Step.Logframe, Number, 20, Needed),
        Ask(at + "targetDate", Step.Logframe, Day, 10, Needed),
        Ask(at + "source", Step.Logframe, Line, 300, Needed),
        Ask(at + "assumption", Step.Logframe, Line, 500, Free),
    ];

    private static IntakeField Ask(string pattern, IntakeStep step, AskedAs kind, int longest, bool required, IReadOnlyList<string>? choices = null) =>
        new(pattern, step, kind, longest, required, choices ?? []);
}
