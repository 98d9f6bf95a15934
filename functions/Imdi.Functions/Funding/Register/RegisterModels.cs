using System.Globalization;
using Imdi.Functions.Proposals;
using Imdi.Shared;
using Imdi.Web.Pages.Register;
using Imdi.Web.Text;
using static Imdi.Functions.Funding.RegisterWords;

namespace Imdi.Functions.Funding;

/// <summary>The register as its pages show it.</summary>
internal static class RegisterModels
{
    public const int RowsAPage = 50;

    private const int DecisionsOnHome = 5;

    public static RegisterModel RegisterOf(RegisterBook book, RegisterQuestion asked, int page, Language language)
    {
        var found = asked.Of(book.Projects, language);
        var (rows, shown, pages) = PageOf(found, page);
        var texts = Texts.For(language);
        RegisterFilter[] filters =
        [
            Filter("country", book.Projects.SelectMany(project => project.Countries).Select(one => one.Country.Alpha3), code => CountryCode.Parse(code).Name(language), asked.Countries.Select(one => one.Alpha3)),
            Filter("role", book.Projects.SelectMany(project => project.Countries).Select(one => Code(one.Role)), code => texts[ProposalWords.Role(code)], asked.Roles.Select(Code)),
            Filter("component", book.Projects.Select(project => Code(project.Component)), code => $"{code.ToUpperInvariant()} {texts[ProposalWords.Component(code)]}", asked.Components.Select(Code)),
            Filter("kind", book.Projects.SelectMany(project => project.Kinds), code => Kind(code, language), asked.Kinds),
            Filter("stage", book.Projects.Select(project => Code(project.Stage)), code => texts[ProposalWords.Stage(code)], asked.Stages.Select(Code)),
            Filter("year", book.Projects.Select(project => Number(project.Submitted.Year)), code => code, asked.Years.Select(Number)),
            Filter("window", book.Projects.Select(project => Code(project.Window)), code => Window(code, language), asked.Windows.Select(Code)),
            Filter("applicantType", book.Projects.Select(project => Code(project.ApplicantType)), code => texts[ProposalWords.Applicant(code)], asked.ApplicantTypes.Select(Code)),
        ];
        return new RegisterModel(
            asked.Words, filters, [.. rows.Select(project => new RegisterRow(project.Reference, project.Title, [.. project.Countries.Select(one => one.Country)], project.Asked, Code(project.Stage), project.Changed, project.IsDemonstration))],
            found.Count, book.Projects.Count, shown, pages, QueryOf(asked));
    }

    public static ProjectModel ProjectOf(PublicProject project, RegisterBook book) => new(
        project.Reference, project.Title, project.Acronym, Code(project.Stage), Code(project.Component), [.. project.Countries.Select(one => (one.Country, Code(one.Role)))], project.Kinds,
        [.. project.Sectors.Select(sector => (sector.Code, sector.Percent))], Code(project.ApplicantType), project.Asked, project.Starts, project.Ends,
        [.. project.Timeline.Select(step => new TimelineStep(step.What, step.On, step.Country, step.Amount))],
        project.Decision is { } decision ? DecisionOf(decision) : null, [.. project.EarlierDecisions.Select(DecisionOf)],
        project.Plan is { } plan ? PlanOf(plan, project) : null,
        [.. ProjectFunds.Of(project, book).Select(funds => new FundsModel(funds.Allocated, funds.Paid, funds.Spent))], [.. book.Of(project).Select(RowOf)], project.IsDemonstration);

    public static LedgerModel LedgerOf(RegisterBook book, MovementQuestion asked, int page, Language language)
    {
        var found = asked.Of(book.Movements).Reverse().ToList();
        var (rows, shown, pages) = PageOf(found, page);
        RegisterFilter[] filters =
        [
            Filter("window", book.Movements.Select(one => one.Window), code => Window(code, language), asked.Windows),
            Filter("currency", book.Movements.Select(one => one.Amount.Currency.Code), code => code, asked.Currencies.Select(one => one.Code)),
            Filter("year", book.Movements.Select(one => Number(one.On.Year)), code => code, asked.Years.Select(Number)),
        ];
        string query = string.Join('&', [
            .. asked.Windows.Select(one => $"window={Uri.EscapeDataString(one)}"), .. asked.Currencies.Select(one => $"currency={one}"), .. asked.Kinds.Select(one => $"kind={Code(one)}"), .. asked.Years.Select(one => $"year={Number(one)}"),
            .. asked.Project is { } project ? [$"project={Uri.EscapeDataString(project)}"] : Array.Empty<string>(),
        ]);
        return new LedgerModel(filters, [.. rows.Select(RowOf)], found.Count, book.Movements.Count, shown, pages, query);
    }

    public static FundingModel FundingOf(RegisterBook book, Language language) => new(
        [.. WindowTotals.Of(book).Select(one => new WindowModel(one.Window, one.Pledged, one.Signed, one.Received, one.Allocated, one.Paid, one.Held))],
        [.. new[] { TotalsBy.Country, TotalsBy.Component, TotalsBy.Sector, TotalsBy.Year }.Select(by => PivotOf(by, Totals.Of(book, by, null, language)))],
        [.. DonorRow.Of(book).Select(one => new DonorModel(one.Name, one.Pledged, one.Signed, one.Received))], book.Projects.Count);

    public static IReadOnlyList<DecisionRow> DecisionsOf(RegisterBook book) =>
        [.. book.Projects.Where(project => project.Decision is not null).OrderByDescending(project => project.Decision!.On).ThenBy(project => project.Reference, StringComparer.Ordinal).Take(DecisionsOnHome)
            .Select(project => new DecisionRow(project.Reference, project.Title, Code(project.Decision!.Kind), project.Decision.On))];

    private static DecisionModel DecisionOf(PublicDecision decision) =>
        new(Code(decision.Kind), decision.On, decision.Reasons, decision.Conditions, decision.ScorePercent, decision.VotesFor, decision.VotesAgainst, decision.Abstained);

    private static PivotModel PivotOf(TotalsBy by, IReadOnlyList<TotalRow> rows)
    {
        var currencies = rows.Select(row => row.Currency).Distinct().OrderBy(currency => currency.Code, StringComparer.Ordinal).ToList();
        return new PivotModel(Code(by), currencies, [.. rows.GroupBy(row => (row.Key, row.KeyName)).Select(group => new PivotRow(
            group.Key.KeyName, group.Sum(row => row.Projects),
            [.. currencies.Select(currency => group.FirstOrDefault(row => row.Currency == currency) is { } row ? (row.Asked, row.Paid) : ((Money, Money)?)null)]))]);
    }

    private static PlanModel PlanOf(PublicPlan plan, PublicProject project)
    {
        int years = plan.Budget.Count == 0 ? 0 : plan.Budget.Max(line => line.Year);
        var none = new Money(0, project.Asked.Currency);
        return new PlanModel(
            plan.Summary, plan.Applicant, [.. plan.Executing.Select(agency => agency.Name)], plan.Objective, plan.Beneficiaries.Description, plan.Beneficiaries.Women, plan.Beneficiaries.Men, plan.Beneficiaries.SexNotStated,
            [.. plan.Logframe.Select(result => new ResultModel(result.Level == ResultLevel.Output, result.Text, [.. result.Indicators.Select(one => new IndicatorModel(one.Text, one.Unit, one.Baseline, one.Target, one.TargetDate, one.Actual, one.ActualOn))]))],
            [.. plan.Budget.GroupBy(line => line.Category).OrderBy(group => group.Key).Select(group => new BudgetRow(
                Code(group.Key), [.. Enumerable.Range(1, years).Select(year => group.FirstOrDefault(line => line.Year == year)?.Amount ?? none)], Disclosure.Sum(group.Select(line => line.Amount), project.Asked.Currency)))]);
    }

    private static LedgerRow RowOf(PublicMovement one) => new(
        one.Sequence, one.Id, one.On, Code(one.Kind), one.Window, one.Amount, one.Held, one.DonorName, one.Donor == PublicLedger.Anonymous, one.Project, one.Text, one.IsDemonstration, one.Hash);

    // As an address of the API has it, so that what a page shows is what its downloads hold.
    private static string QueryOf(RegisterQuestion asked) => string.Join('&',
    [
        .. asked.Countries.Select(one => $"country={one}"), .. asked.Roles.Select(one => $"role={Code(one)}"), .. asked.Components.Select(one => $"component={Code(one)}"),
        .. asked.Kinds.Select(one => $"kind={Uri.EscapeDataString(one)}"), .. asked.Stages.Select(one => $"stage={Code(one)}"), .. asked.Years.Select(one => $"year={Number(one)}"),
        .. asked.Windows.Select(one => $"window={Code(one)}"), .. asked.ApplicantTypes.Select(one => $"applicantType={Code(one)}"), .. asked.Words is { } words ? [$"q={Uri.EscapeDataString(words)}"] : Array.Empty<string>(),
    ]);

    // The values that occur, and what was asked for even where nothing has it.
    private static RegisterFilter Filter(string name, IEnumerable<string> values, Func<string, string> label, IEnumerable<string> chosen)
    {
        string[] asked = [.. chosen];
        return new RegisterFilter(name, [.. values.Concat(asked).Distinct().Select(value => (value, label(value))).OrderBy(one => one.Item2, StringComparer.Ordinal)], asked.FirstOrDefault());
    }

    private static (IReadOnlyList<T> Rows, int Page, int Pages) PageOf<T>(IReadOnlyList<T> all, int page)
    {
        int pages = Math.Max(1, (all.Count + RowsAPage - 1) / RowsAPage), shown = Math.Min(page, pages);
        return ([.. all.Skip((shown - 1) * RowsAPage).Take(RowsAPage)], shown, pages);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
