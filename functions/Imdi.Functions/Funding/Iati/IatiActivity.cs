using System.Xml.Linq;
using Imdi.Functions.Proposals;
using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>
/// A public project, or a funding window, as an activity of the IATI standard 2.03; the order of the elements is the schema's. Codes are those of
/// domain.md §8.3: pledge 13, signed 11, received 1, allocation 2, payment 3. What projects spent is money that was paid to them already, and theirs to publish.
/// </summary>
internal sealed class IatiActivity(IatiOptions reporter, RegisterBook book, string? site)
{
    private const string Dac = "1", OpenRegion = "998", OrderlyMigration = "15190";

    private readonly HashSet<string> _shown = [.. book.Movements.Where(one => one.IsDemonstration).Select(one => one.Window)];

    /// <summary>Says of a demonstration that it is one, so that nobody takes it for a real activity.</summary>
    public string IdentifierOf(PublicProject project) => $"{reporter.OrganisationRef}-{(project.IsDemonstration ? "DEMONSTRATION-" : "")}{project.Reference}";

    private string IdentifierOf(string window) => $"{reporter.OrganisationRef}-{(_shown.Contains(window) ? "DEMONSTRATION-" : "")}WINDOW-{window.ToUpperInvariant()}";

    public XElement Of(PublicProject project)
    {
        var movements = book.Of(project).ToList();
        return Activity(
            IdentifierOf(project), Title(project.Title, project.IsDemonstration), (project.IsDemonstration ? "Invented, for demonstration. " : "") + (project.Plan?.Summary ?? "Endorsed by every country involved; its summary is published when the panel has approved it."), project.Changed, project.Asked.Currency,
            Parties(project), StatusOf(project.Stage), DatesOf(project, movements),
            [.. project.Countries.Select(one => one.Country).Distinct().Zip(IatiElement.Shares(project.Countries.DistinctBy(one => one.Country).Count())).Select(pair => new XElement("recipient-country", new XAttribute("code", pair.First.Alpha2), new XAttribute("percentage", IatiElement.Number(pair.Second))))],
            project.Sectors.Count > 0 ? [.. project.Sectors.Select(sector => Sector(sector.Code, sector.Percent))] : [Sector(OrderlyMigration, 100)],
            BudgetsOf(project), [.. movements.Select(TransactionOf).OfType<XElement>()],
            site is null ? null : $"{site}/en/proposals/{project.Reference.ToLowerInvariant()}/", ConditionsOf(project), ResultsOf(project));
    }

    /// <summary>A window pools what came in for it: the incoming side of the ledger that no project's activity has.</summary>
    public XElement OfWindow(string window)
    {
        var movements = book.Movements.Where(one => one.Window == window && one.Project is null).ToList();
        var last = movements[^1].On;
        return Activity(
            IdentifierOf(window), Title(window == PublicLedger.CoreWindow ? "Core funding window" : $"Funding window {window}", _shown.Contains(window)),
            "Contributions that are pooled in this window before they are allocated to projects.", last, movements[0].Amount.Currency,
            [Party("1"), Party("2")], "2", [ActivityDate("1", movements[0].On), ActivityDate("2", movements[0].On)],
            [new XElement("recipient-region", new XAttribute("code", OpenRegion), new XAttribute("vocabulary", Dac), new XAttribute("percentage", "100"))], [Sector(OrderlyMigration, 100)],
            [], [.. movements.Select(TransactionOf).OfType<XElement>()], null, null, []);
    }

    private XElement Activity(
        string identifier, string title, string description, DateOnly changed, Currency currency, IEnumerable<XElement> parties, string status, IEnumerable<XElement> dates,
        IEnumerable<XElement> places, IEnumerable<XElement> sectors, IEnumerable<XElement> budgets, IEnumerable<XElement> transactions, string? page, XElement? conditions, IEnumerable<XElement> results) => new(
        "iati-activity",
        new XAttribute("last-updated-datetime", IatiElement.Moment(changed)), new XAttribute(XNamespace.Xml + "lang", "en"), new XAttribute("default-currency", currency.Code), new XAttribute("hierarchy", "1"),
        new XElement("iati-identifier", identifier),
        IatiElement.Text("reporting-org", reporter.Name, new XAttribute("ref", reporter.OrganisationRef), new XAttribute("type", reporter.Type)),
        IatiElement.Text("title", title),
        IatiElement.Text("description", description, new XAttribute("type", "1")),
        parties,
        IatiElement.Code("activity-status", status),
        dates, places, sectors,
        IatiElement.Code("default-flow-type", "10"),
        IatiElement.Code("default-finance-type", "110"),
        new XElement("default-aid-type", new XAttribute("vocabulary", Dac), new XAttribute("code", "C01")),
        budgets, transactions,
        page is null ? null : new XElement("document-link", new XAttribute("format", "text/html"), new XAttribute("url", page), IatiElement.Text("title", "Project page"), IatiElement.Code("category", "A12")),
        conditions, results);

    private static string Title(string title, bool isDemonstration) => isDemonstration ? $"Demonstration: {title}" : title;

    private static XElement Sector(string code, decimal percent) => new("sector", new XAttribute("vocabulary", Dac), new XAttribute("code", code), new XAttribute("percentage", IatiElement.Number(percent)));

    private static string StatusOf(ProposalStage stage) => stage switch
    {
        ProposalStage.UnderWay => "2",
        ProposalStage.Completed => "4",
        ProposalStage.Rejected or ProposalStage.Withdrawn => "5",
        _ => "1",
    };

    private XElement Party(string role) => IatiElement.Text("participating-org", reporter.Name, new XAttribute("ref", reporter.OrganisationRef), new XAttribute("type", reporter.Type), new XAttribute("role", role));

    private IEnumerable<XElement> Parties(PublicProject project) =>
    [
        Party("1"),
        .. project.Plan is { } plan
            ? plan.Executing.Select(agency => IatiElement.Text("participating-org", agency.Name, agency.IatiRef is { } known ? new XAttribute("ref", known) : null, new XAttribute("type", "40"), new XAttribute("role", "4")))
                .Prepend(IatiElement.Text("participating-org", plan.Applicant, new XAttribute("type", OrganisationTypeOf(project.ApplicantType)), new XAttribute("role", "2")))
            : [],
    ];

    private static string OrganisationTypeOf(ApplicantType type) => type switch
    {
        ApplicantType.Government => "10",
        ApplicantType.Private => "70",
        _ => "22",
    };

    // An actual start or end is a day on which something was recorded, so it is never in the future.
    private static IEnumerable<XElement> DatesOf(PublicProject project, IReadOnlyList<PublicMovement> movements)
    {
        yield return ActivityDate("1", project.Starts);
        if (project.Stage is ProposalStage.UnderWay or ProposalStage.Completed && movements.FirstOrDefault(one => one.Kind is MovementKind.Allocation or MovementKind.Disbursement) is { } first) yield return ActivityDate("2", first.On);
        yield return ActivityDate("3", project.Ends);
        if (project.Stage == ProposalStage.Completed) yield return ActivityDate("4", project.Timeline.Last(one => one.What == "completed").On);
    }

    private static XElement ActivityDate(string type, DateOnly day) => new("activity-date", new XAttribute("type", type), new XAttribute("iso-date", IatiElement.Day(day)));

    // A year of the project each, so that no period is longer than twelve months.
    private static IEnumerable<XElement> BudgetsOf(PublicProject project) => (project.Plan?.Budget ?? []).GroupBy(line => line.Year).OrderBy(group => group.Key).Select(group => new XElement(
        "budget", new XAttribute("type", "1"), new XAttribute("status", "2"),
        IatiElement.Date("period-start", project.Starts.AddMonths(12 * (group.Key - 1))), IatiElement.Date("period-end", project.Starts.AddMonths(12 * group.Key).AddDays(-1)),
        IatiElement.Value(Disclosure.Sum(group.Select(line => line.Amount), project.Asked.Currency), project.Submitted)));

    private XElement? TransactionOf(PublicMovement one)
    {
        string? type = book.CountsAs(one) switch
        {
            MovementKind.Pledge => "13",
            MovementKind.Commitment => "11",
            MovementKind.Receipt => "1",
            MovementKind.Allocation => "2",
            MovementKind.Disbursement => "3",
            _ => null,
        };
        bool comesIn = type is "13" or "11" or "1";
        return type is null ? null : new XElement(
            "transaction", new XAttribute("ref", one.Id),
            IatiElement.Code("transaction-type", type), IatiElement.Date("transaction-date", one.On), IatiElement.Value(one.Amount, one.On),
            one.Text is { Length: > 0 } text ? IatiElement.Text("description", text) : null,
            comesIn && one.DonorName is { } donor ? IatiElement.Text("provider-org", donor) : null,
            comesIn ? null : IatiElement.Text("provider-org", reporter.Name, new XAttribute("ref", reporter.OrganisationRef), new XAttribute("provider-activity-id", IdentifierOf(one.Window))));
    }

    private static XElement? ConditionsOf(PublicProject project) => project.Decision is { Conditions.Count: > 0 } decision && project.Plan is not null
        ? new XElement("conditions", new XAttribute("attached", "1"), decision.Conditions.Select(condition => IatiElement.Text("condition", condition, new XAttribute("type", "2"))))
        : null;

    private static IEnumerable<XElement> ResultsOf(PublicProject project) => (project.Plan?.Logframe ?? []).Where(result => result.Indicators.Count > 0).Select(result => new XElement(
        "result", new XAttribute("type", result.Level == ResultLevel.Output ? "1" : "2"), IatiElement.Text("title", result.Text),
        result.Indicators.Select(one => new XElement(
            "indicator", new XAttribute("measure", one.Unit.Contains('%', StringComparison.Ordinal) ? "2" : "1"), IatiElement.Text("title", one.Text),
            one is { Baseline: { } baseline, BaselineYear: > 0 and { } year } ? new XElement("baseline", new XAttribute("year", year), new XAttribute("value", IatiElement.Number(baseline))) : null,
            new XElement(
                "period", IatiElement.Date("period-start", project.Starts < one.TargetDate ? project.Starts : one.TargetDate), IatiElement.Date("period-end", one.TargetDate),
                new XElement("target", new XAttribute("value", IatiElement.Number(one.Target))),
                one.Actual is { } actual ? new XElement("actual", new XAttribute("value", IatiElement.Number(actual))) : null)))));
}
