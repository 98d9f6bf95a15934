using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>Typed answers → a proposal's content, or all that is wrong with them at once (domain.md §8.2).</summary>
internal sealed class CheckContent
{
    private readonly CheckedAnswers _answers;
    private readonly DateOnly _today;

    private CheckContent(IReadOnlyDictionary<string, string> answers, Region? region, DateOnly today) => (_answers, _today) = (new CheckedAnswers(answers, region), today);

    /// <summary>For the full form; without a region every code of its lists may be chosen.</summary>
    public static Outcome<ProposalContent> Of(IReadOnlyDictionary<string, string> answers, DateOnly today, Region? region = null)
    {
        var check = new CheckContent(answers, region, today);
        var content = check.Content();
        return check._answers.Errors.Count == 0
            ? content
            : Incomplete(check._answers.Errors);
    }

    /// <summary>For the track of a draft: the short one does without the fields that it does not ask for, and has its limits.</summary>
    public static Outcome<ProposalContent> Of(IReadOnlyDictionary<string, string> answers, ProposalTrack track, SeedMoneySettings seed, Region region, DateOnly today)
    {
        if (track == ProposalTrack.Full) return Of(answers, today, region);
        var check = new CheckContent(answers, region, today);
        var content = SeedFields.Reduce(check.Content());
        FieldError[] errors = [.. check._answers.Errors.Where(error => !SeedFields.Skips(error.Pointer))];
        if (errors.Length == 0 && SeedMoney.Judge(content, seed) is { } beyond) errors = [.. beyond.Errors];
        return errors.Length == 0 ? content : Incomplete(errors);
    }

    private static Refusal Incomplete(IEnumerable<FieldError> errors) =>
        Refusal.Unprocessable("proposal-incomplete", "The proposal was not taken; the errors say what would be right.", [.. errors.OrderBy(error => IntakeFields.StepOf(error.Pointer))]);

    private ProposalContent Content()
    {
        var identification = Identification();
        return new()
        {
            Identification = identification,
            Applicant = Applicant(),
            Partners = CheckPartners.Of(_answers),
            Purpose = Purpose(),
            Alignment = CheckPartners.AlignmentOf(_answers),
            Logframe = CheckLogframe.Of(_answers),
            WorkPlan = CheckLogframe.WorkPlanOf(_answers, identification),
            Budget = CheckBudget.Of(_answers, identification.Months, _today),
            Risks = _answers.Rows("risks", row => new ProjectRisk(_answers.Text($"{row}.text"), _answers.One<Level>($"{row}.likelihood"), _answers.One<Level>($"{row}.impact"), _answers.Text($"{row}.mitigation"))),
            Safeguards = new(_answers.Text("safeguards.doNoHarm"), _answers.Text("safeguards.dataProtection"), _answers.YesNo("safeguards.workersPayNoFees"), _answers.Text("safeguards.rightsCheck")),
            Sectors = CheckPartners.SectorsOf(_answers),
            Sustainability = _answers.Text("sustainability"),
        };
    }

    private Identification Identification()
    {
        var countries = _answers.Rows("identification.countries", row => new InvolvedCountry(_answers.Country($"{row}.country"), _answers.One<CountryRole>($"{row}.role")));
        if (countries.Where(one => one.Country != default).GroupBy(one => one.Country).Any(same => same.Count() > 1)) _answers.Add("identification.countries", "country-twice", "Name each country once, in its chief role.");
        string[] kinds = (_answers.Optional("identification.activityKinds") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (kinds.Except(ActivityKinds.Codes).Any()) _answers.Add("identification.activityKinds", "unknown-choice", $"Codes out of {string.Join(", ", ActivityKinds.Codes)}.");
        var starts = _answers.OptionalDay("identification.starts");
        if (starts <= _today)
        {
            _answers.Add("identification.starts", "starts-in-the-past", "A day after today.");
            starts = null;
        }

        return new(
            _answers.Text("identification.title"), _answers.Optional("identification.acronym"), _answers.One<PaperComponent>("identification.component"), _answers.One<FundingWindow>("identification.window"),
            countries, [.. kinds.Distinct()], _answers.Text("identification.summary"), starts ?? default, _answers.Whole("identification.months", 1, 120));
    }

    private Applicant Applicant()
    {
        var contact = new Contact(_answers.Text("applicant.contact.name"), _answers.Text("applicant.contact.email"), _answers.Optional("applicant.contact.phone"));
        CheckPartners.EmailIsOne(_answers, "applicant.contact.email", contact.Email);
        return new(
            _answers.One<ApplicantType>("applicant.type"), _answers.Text("applicant.name"), _answers.Optional("applicant.legalId"), _answers.Country("applicant.country"),
            _answers.Optional("applicant.address"), contact, _answers.Optional("applicant.conflictDeclaration"));
    }

    private Purpose Purpose() => new(
        _answers.Text("purpose.problem"), _answers.Text("purpose.objective"),
        new(_answers.Text("purpose.beneficiaries.description"), Count("women"), Count("men"), Count("sexNotStated")),
        _answers.Text("purpose.originBenefit"), _answers.Text("purpose.destinationBenefit"), _answers.Text("purpose.migrantBenefit"));

    private int? Count(string of) => _answers.OptionalWhole($"purpose.beneficiaries.{of}", 0, 999_999_999);
}
