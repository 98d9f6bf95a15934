using System.Globalization;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Functions.Proposals;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Funding;
using Imdi.Web.Pages.Register;
using Imdi.Web.Text;

namespace Imdi.Functions.Funding;

/// <summary>Funded projects as their executing agency and the secretariat see them, and a page for each act.</summary>
internal sealed class ProjectPages(FundingStore store, LedgerStore ledger, ProposalStore proposals, ChangeProject change, MoneyPages money, ISitePages pages, TimeProvider clock)
{
    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task<IResult> ListAsync(Language language, Caller caller, string? after, CancellationToken cancellation)
    {
        var (state, _) = await ledger.ReadAsync(cancellation);
        var (projects, paging) = DeskList.Of(await store.ListAsync<FundedProject>(cancellation).Where(project => ChangeProject.IsOpenTo(project, caller)).OrderByDescending(project => project.Id, StringComparer.Ordinal).ToListAsync(cancellation), project => project.Id, after);
        var rows = projects.Select(project =>
        {
            var sums = SumsOf(state, project.Id);
            var next = project.Reports.FirstOrDefault(report => report.State is ReportState.Expected or ReportState.Returned);
            return new ProjectLine(project.Id, Reference.Of(project.Id), project.Title, sums.Count > 0 ? sums[0].Allocated : null, sums.Count > 0 ? sums[0].Paid : null, next is null ? null : LineOf(next), project.Reports.Count(report => report.State == ReportState.Sent));
        });
        return new OwnPage(await pages.RenderAsync<ProjectListPage>(money.Site, PageAddress.FundedProjects(language), new ProjectListModel(caller.Desks, [.. rows]) { More = paging }));
    }

    public async Task<IResult> ProjectAsync(Language language, Caller caller, string id, CancellationToken cancellation)
    {
        if (await change.FindAsync(id, caller, cancellation) is not { IsOk: true, Value: var project }) return Results.NotFound();
        var (state, _) = await ledger.ReadAsync(cancellation);
        var model = new FundedProjectModel(
            caller.Desks, id, Reference.Of(id), project.Title, SumsOf(state, id), [.. project.Reports.Select(LineOf)], [.. project.Tranches.Select(tranche => LineOf(language, project, tranche))],
            [.. project.Conditions.Select((one, index) => new ConditionLine(index + 1, one.Text, one.MetOn, one.Evidence ?? one.Reason, one.FailedOn))]);
        return new OwnPage(await pages.RenderAsync<FundedProjectPage>(money.Site, PageAddress.FundedProject(language, id), model));
    }

    public async Task<IResult> ActAsync(Language language, Caller caller, string id, string act, int number, MoneyTyped typed, Refusal? refusal, CancellationToken cancellation)
    {
        if (await change.FindAsync(id, caller, cancellation) is not { IsOk: true, Value: var project } || await proposals.FindAsync(id, cancellation) is not { } proposal) return Results.NotFound();
        var filled = act switch
        {
            "report" when project.Reports.FirstOrDefault(one => one.Number == number) is { } report => ReportOf(language, caller, project, proposal, report, typed),
            "plan" when caller.Is(Role.Secretariat) => PlanOf(language, project, refusal is { Kind: RefusalKind.Stale } ? new MoneyTyped(_ => null) : typed, await money.ChoicesAsync(language, cancellation), SumsOf((await ledger.ReadAsync(cancellation)).State, id)),
            "pay" when caller.Is(Role.Secretariat) && project.Tranches.FirstOrDefault(one => one.Number == number) is { } tranche => PayOf(language, project, tranche, typed),
            "condition" when caller.Is(Role.Secretariat) && number > 0 && number <= project.Conditions.Count => ConditionOf(project, number, typed),
            _ => null,
        };
        if (filled is null) return Results.NotFound();
        var form = filled.Form is { } asked ? asked with { Errors = MoneyFaults.Of(language, refusal, asked.Fields) } : null;
        var model = filled with { Form = form, Access = caller.Desks, Project = id, Title = project.Title, Number = number };
        return new OwnPage(await pages.RenderAsync<MoneyActPage>(money.Site, PageAddress.ProjectAct(language, id, act, number), model), refusal is null ? StatusCodes.Status200OK : Statuses.Of(refusal.Kind));
    }

    /// <summary>The indicators of a project in the order of its form.</summary>
    public static IReadOnlyList<ResultIndicator> IndicatorsOf(Proposal proposal) =>
        [.. proposal.Content.Logframe.Outcomes.SelectMany(outcome => outcome.Indicators.Concat(outcome.Outputs.SelectMany(output => output.Indicators))).DistinctBy(indicator => indicator.Id)];

    /// <summary>The categories of a project's budget, with what each has.</summary>
    public static IReadOnlyList<(BudgetCategory Category, Money Sum)> CategoriesOf(Proposal proposal) =>
        [.. proposal.Content.Budget.Lines.GroupBy(line => line.Category).OrderBy(group => group.Key).Select(group => (group.Key, group.Aggregate(new Money(0, proposal.Content.Budget.Currency), (sum, line) => sum + line.Amount)))];

    private static string At(FundedProject project, string rest) => $"/api/funding/grants/{project.Id}/{rest}";

    private MoneyActModel ReportOf(Language language, Caller caller, FundedProject project, Proposal proposal, ProjectReport report, MoneyTyped typed)
    {
        var (texts, numbers, none) = (Texts.For(language), Numbers.For(language), new Money(0, proposal.Content.Budget.Currency));
        string CategoryName(string category) => texts[ProposalWords.Category(System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(category))];
        bool isOpen = report.State is ReportState.Expected or ReportState.Returned && Today > report.Until;
        var (indicators, categories, spent) = (IndicatorsOf(proposal), CategoriesOf(proposal), report.Spent ?? []);
        var before = project.Reports.Where(one => one.Number < report.Number && one.State == ReportState.Accepted).SelectMany(one => one.Spent ?? []).Where(line => line.Amount.Currency == none.Currency).Aggregate(none, (sum, line) => sum + line.Amount);
        var values = indicators.Select(one => new ReportedValue(one.Id, one.Text, one.Unit, one.Baseline, one.Target, report.Actuals?.FirstOrDefault(actual => actual.Indicator == one.Id)?.Value));
        List<MoneyFact> facts =
        [
            new("from", Day: report.From), new("until", Day: report.Until), new("due", Day: report.Due),
            new("budget", categories.Aggregate(none, (sum, one) => sum + one.Sum)), new("before", before),
        ];
        if (report.Reason is { } reason) facts.Add(new("reason", Text: reason));
        if (report.State is not ReportState.Expected)
        {
            facts.Add(new("spent", spent.Where(line => line.Amount.Currency == none.Currency).Aggregate(none, (sum, line) => sum + line.Amount)));
            facts.AddRange(spent.Count == 0 ? [] : [new("lines", Text: string.Join('\n', spent.Select(line => $"{CategoryName(line.Category)}: {numbers.Money(line.Amount)}")))]);
            facts.Add(new("narrative", Text: report.Narrative));
        }

        MoneyForm? form = isOpen ? new MoneyForm(
                At(project, string.Create(CultureInfo.InvariantCulture, $"reports/{report.Number}")), "report",
                [
                    MoneyForms.Area(typed, "narrative", MoneyForms.LongestNarrative) is var narrative && typed["narrative"] is null ? narrative with { Value = report.Narrative } : narrative,
                    .. indicators.Select((one, index) => new MoneyInput($"actual-{index}", MoneyFieldKind.Amount, typed[$"actual-{index}"], Longest: 30, Label: $"{one.Text} ({one.Unit})", Hint: $"{(one.Baseline is { } from ? numbers.Plain(from) : "–")} → {numbers.Plain(one.Target)}", Group: texts["money.values"])),
                    .. categories.Select((one, index) => new MoneyInput($"spent-{index}", MoneyFieldKind.Amount, typed[$"spent-{index}"], IsNeeded: false, Longest: 30, Label: CategoryName(one.Category.ToString()), Hint: numbers.Money(one.Sum), Group: $"{texts["money.fact.spent"]} ({none.Currency})")),
                ],
                [("currency", none.Currency.Code)], [])
            : report.State == ReportState.Sent && caller.Is(Role.Secretariat)
                ? new MoneyForm(At(project, string.Create(CultureInfo.InvariantCulture, $"reports/{report.Number}/judgement")), "judge", MoneyForms.Judge(typed), [], [])
                : null;
        return new(caller.Desks, "report", facts, form) { Values = [.. values] };
    }

    private static MoneyActModel PlanOf(Language language, FundedProject project, MoneyTyped typed, Choices choices, IReadOnlyList<(Money Allocated, Money Paid)> sums)
    {
        var (texts, dates, numbers) = (Texts.For(language), Dates.For(language), Numbers.For(language));
        int rows = Math.Max(project.Tranches.Count + MoneyForms.SpareTranches, 1);
        bool isTyped = typed["currency"] is not null;
        List<MoneyInput> fields = [new("currency", MoneyFieldKind.Text, typed["currency"] ?? (project.Tranches.Count > 0 ? project.Tranches[0].Amount.Currency : sums.Count > 0 ? sums[0].Allocated.Currency : (Currency?)null)?.Code, Longest: 3)];
        for (int number = 1; number <= rows; number++)
        {
            var known = isTyped ? null : project.Tranches.FirstOrDefault(one => one.Number == number);
            string? Value(string name, object? kept) => isTyped ? typed[$"{name}-{number}"] : kept is null ? null : Convert.ToString(kept, CultureInfo.InvariantCulture);
            string group = texts["money.tranche", numbers.Integer(number)];
            fields.AddRange(
            [
                new($"window-{number}", MoneyFieldKind.Choice, Value("window", known?.Window), number == 1, Group: group, Choices: choices.Windows),
                new($"amount-{number}", MoneyFieldKind.Amount, Value("amount", known is null ? null : TypedMoney.Text(known.Amount)), Longest: 30, Group: group),
                new($"notBefore-{number}", MoneyFieldKind.Day, Value("notBefore", known?.NotBefore?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), false, Group: group),
                new($"report-{number}", MoneyFieldKind.Choice, Value("report", known?.Report), false, Group: group, Choices: [.. project.Reports.Select(report => (report.Number.ToString(CultureInfo.InvariantCulture), (string?)$"{texts["money.report", numbers.Integer(report.Number)]} · {dates.Day(report.Due)}"))]),
                new($"condition-{number}", MoneyFieldKind.Choice, Value("condition", known?.Condition), false, Group: group, Choices: [.. project.Conditions.Select((one, index) => ((index + 1).ToString(CultureInfo.InvariantCulture), (string?)$"{index + 1}. {one.Text}"))]),
            ]);
        }

        return new(Caller.Public.Desks, "plan", [.. sums.SelectMany(sum => (MoneyFact[])[new("allocated", sum.Allocated), new("paid", sum.Paid)])],
            new(At(project, "tranches"), "plan", fields, [("rows", rows.ToString(CultureInfo.InvariantCulture)), ("version", typed["version"] ?? ChangeProject.WithTag(project).Tag)], []));
    }

    private static MoneyActModel PayOf(Language language, FundedProject project, Tranche tranche, MoneyTyped typed)
    {
        List<MoneyFact> facts = [new("amount", tranche.Amount), new("window", Text: ProposalWords.Window(Texts.For(language), tranche.Window))];
        var form = new MoneyForm(At(project, string.Create(CultureInfo.InvariantCulture, $"tranches/{tranche.Number}/payment")), "pay", MoneyForms.Pay(typed), [("attempt", tranche.Attempt.ToString(CultureInfo.InvariantCulture))], []);
        if (tranche.Entry is { } entry) return new(Caller.Public.Desks, "pay", [.. facts, new("entry", Text: entry.ToString(CultureInfo.InvariantCulture))], null);
        return new(Caller.Public.Desks, "pay", facts, form);
    }

    private static MoneyActModel ConditionOf(FundedProject project, int number, MoneyTyped typed)
    {
        var condition = project.Conditions[number - 1];
        MoneyFact[] facts =
        [
            new("condition", Text: condition.Text), .. condition.MetOn is { } met ? (MoneyFact[])[new("met", Day: met), new("evidence", Text: condition.Evidence)] : [],
            .. condition.FailedOn is { } failed ? (MoneyFact[])[new("failed", Day: failed), new("why", Text: condition.Reason)] : [],
        ];
        return new(Caller.Public.Desks, "condition", facts, new(At(project, string.Create(CultureInfo.InvariantCulture, $"conditions/{number}")), "condition", MoneyForms.Note(typed, condition), [], []));
    }

    private ReportLine LineOf(ProjectReport report) => new(report.Number, report.From, report.Until, report.Due, report.IsFinal, report.IsOverdue(Today) ? "Overdue" : report.State.ToString());

    private TrancheLine LineOf(Language language, FundedProject project, Tranche tranche)
    {
        var blocked = tranche.IsPaid ? null : project.Blocked(tranche.Number, Today);
        var numbers = Numbers.For(language);
        string? about = blocked?.Code switch
        {
            "earlier-tranche" => numbers.Integer(project.Tranches.First(one => !one.IsPaid).Number),
            "report-overdue" => numbers.Integer(project.Reports.First(report => report.IsOverdue(Today)).Number),
            "report-not-accepted" => numbers.Integer(tranche.Report!.Value),
            "too-early" => Dates.For(language).Day(tranche.NotBefore!.Value),
            "condition-not-met" => numbers.Integer(project.WaitsFor(tranche)!.Value),
            "condition-failed" => numbers.Integer(project.Conditions.ToList().FindIndex(one => one.FailedOn is not null) + 1),
            _ => null,
        };
        return new(tranche.Number, tranche.Window, tranche.Amount, tranche.NotBefore, tranche.Report, tranche.Condition, tranche.Entry, blocked?.Code, about);
    }

    // Allocated are both what is paid and what is not yet.
    private static IReadOnlyList<(Money Allocated, Money Paid)> SumsOf(LedgerState state, string project) =>
    [
        .. state.Balances.Keys.Where(place => place.Account.Proposal == project).Select(place => place.Currency).Distinct().Order(StringComparer.Ordinal).Select(code => Currency.Parse(code))
            .Select(currency => (state.Sum(currency, account => account.Proposal == project), state.Sum(currency, account => account.IsPaid && account.Proposal == project))),
    ];
}
