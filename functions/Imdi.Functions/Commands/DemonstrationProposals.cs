using Imdi.Functions.Directory;
using Imdi.Functions.Funding;
using Imdi.Functions.Proposals;
using Imdi.Shared;
using static Imdi.Functions.Commands.DemonstrationContents;

namespace Imdi.Functions.Commands;

/// <summary>
/// Eight invented proposals, one a stage, and the money of three invented donors: made by the acts that real ones go through, on days before
/// today, and marked as demonstration. Ids are fixed and every step may be repeated, so that a start that was killed goes on. Nothing is sent.
/// </summary>
internal sealed class DemonstrationProposals(
    ProposalStore proposals, PanelFiles files, OrganisationStore organisations, MoveMoney money, ChangeProject projects, TakePromises promises, AuditTrail audit, TimeProvider clock)
{
    private const string Core = MoneyWindow.CoreId, Recruitment = "decent-recruitment", Bank = "demonstration-development-bank", Foundation = "demonstration-foundation", Donor = "demonstration-donor";

    private static readonly Caller Secretariat = DemonstrationRoles.Find("secretariat")!, Agent = DemonstrationRoles.Find("executing-agency")!, Giver = DemonstrationRoles.Find("donor")!;

    private static readonly Organisation[] Organisations =
    [
        new(Fund, "Demonstration development fund", Constituency.InternationalOrganisation, null, "XM-EXAMPLE-3", null) { Executes = true },
        new(Bank, "Demonstration development bank", Constituency.Donor, null, "XM-EXAMPLE-4", null),
        new(Foundation, "Demonstration foundation for decent work", Constituency.Donor, CountryCode.Parse("NLD"), null, null),
    ];

    private readonly DateTimeOffset _now = clock.GetUtcNow();

    private CancellationToken _cancellation;

    public static Task LoadAsync(IServiceProvider services, CancellationToken cancellation) => ActivatorUtilities.CreateInstance<DemonstrationProposals>(
        services, ActivatorUtilities.CreateInstance<TakePromises>(services, new NothingSent())).RunAsync(cancellation);

    /// <summary>Not beside proposals of one's own.</summary>
    private async Task RunAsync(CancellationToken cancellation)
    {
        _cancellation = cancellation;
        if (await proposals.ListAsync(cancellation).AnyAsync(one => !one.IsDemonstration, cancellation)) return;
        foreach (var organisation in Organisations) await organisations.AddAsync(organisation with { Email = $"{organisation.Id}@example.org", IsDemonstration = true }, cancellation);
        await DecideAsync(1, DomesticWorkers(Day(425)), 600, DecisionKind.Approve, "Those who know the fees count them, and the method is that of indicator 10.7.1. The panel asks for the raw data to be archived.", []);
        await DecideAsync(2, WelderApp(Day(100)), 410, DecisionKind.Reject, "Workers would pay to be shown first, against the rule that the employer pays. The need is real: a proposal without that fee would be welcome.", [], likes: false);
        await DecideAsync(3, Training(Day(200)), 330, DecisionKind.Approve, "A sound course with a measure that tells: the first wage against the contract's.", []);
        await DecideAsync(4, Nurses(Day(-90)), 150, DecisionKind.ApproveWithConditions, "The pledge to train as many for home makes it fair to the country of origin.", ["An agreement with three hospitals that stay staffed, before the first payment.", "Fees of the language schools are shown in each report."]);
        await ReturnedAsync(5, Return(Day(-120)), 60);
        await WithPanelAsync(6, PostOffices(Day(-150)), 45, Reviewing);
        await SeedAsync(7, FeeSurvey(Day(-60)), 40);
        await AwaitingAsync(8, SkillsPassport(Day(-180)), 5);
        await MoveAsync();
        Console.WriteLine("  8 demonstration proposals and the money of 3 demonstration donors");
    }

    private DateTimeOffset Ago(int days) => _now.AddDays(-days);

    private DateOnly Day(int ago) => DateOnly.FromDateTime(Ago(ago).UtcDateTime);

    private static string Id(int number) => FormattableString.Invariant($"01KDEM0NSTRAT10N{number:D10}");

    private async Task AddAsync(Proposal proposal)
    {
        if (await proposals.AddAsync(proposal, _cancellation)) await audit.AppendAsync(new AuditEntry("demonstration", "proposal-submitted", proposal.Id, _now), _cancellation);
    }

    private Proposal Submitted(int number, ProposalContent content, int ago, ProposalTrack track = ProposalTrack.Full)
    {
        var proposal = Proposal.Submit(Id(number), Language.English, track, content, [], Ago(ago)) with { IsDemonstration = true };
        return proposal.Parties().Aggregate(proposal, (so, party) => Done(so.Request(party, Ago(ago))));
    }

    /// <summary>Both countries have endorsed, and the agency has accepted: the panel has it.</summary>
    private Proposal Endorsed(int number, ProposalContent content, int ago, ProposalTrack track)
    {
        var proposal = Submitted(number, content, ago, track);
        int after = ago / 10;
        foreach (var country in content.Countries) proposal = Done(proposal.Endorse(country, new("Demonstration ministry", "Demonstration focal point"), Ago(ago - after++)));
        return Done(proposal.AcceptAsAgency(0, new(null, "Demonstration agency"), Ago(ago - after)));
    }

    private Task AwaitingAsync(int number, ProposalContent content, int ago) =>
        AddAsync(Done(Submitted(number, content, ago).Endorse(content.Countries[1], new("Demonstration ministry", "Demonstration focal point", "We look forward to it."), Ago(ago - 3))));

    private Task ReturnedAsync(int number, ProposalContent content, int ago) => AddAsync(Done(Submitted(number, content, ago).RefuseEndorsement(
        content.Countries[1], new("Demonstration ministry", "Demonstration focal point", "Please name the office that accompanies people before they leave, and send it again."), Ago(ago - 21))));

    private async Task<PanelFile> WithPanelAsync(int number, ProposalContent content, int ago, Func<PanelFile, int, PanelFile> act, ProposalTrack track = ProposalTrack.Full)
    {
        var proposal = Endorsed(number, content, ago, track);
        await AddAsync(proposal);
        var found = Done(await files.FindAsync(proposal.Reference, _cancellation));
        return found.Seats.Any(seat => seat.Review.Declared is not null) ? found : Done(await files.ChangeAsync(proposal.Reference, file => act(file, ago), _cancellation)).After;
    }

    private async Task DecideAsync(int number, ProposalContent content, int ago, DecisionKind kind, string reasons, IReadOnlyList<string> conditions, bool likes = true)
    {
        var file = await WithPanelAsync(number, content, ago, (before, since) => Voted(before, since, likes));
        await KeepAsync(file, file.Proposal.Decide(kind, file.Standing(Day(ago * 4 / 5)), reasons, conditions, Ago(ago * 4 / 5)), Ago((ago * 4 / 5) - 2));
    }

    private async Task SeedAsync(int number, ProposalContent content, int ago)
    {
        var file = await WithPanelAsync(number, content, ago, Proposed, ProposalTrack.SeedMoney);
        await KeepAsync(file, file.Proposal.Confirm(file.Round.Proposed, "demonstration:panel-2", Ago(ago * 4 / 5)), Ago((ago * 4 / 5) - 2));
    }

    private async Task KeepAsync(PanelFile file, Outcome<Proposal> decided, DateTimeOffset released)
    {
        if (file.Proposal is { Stage: ProposalStage.WithPanel, Decision: null }) Done(await proposals.SaveAsync(file.Proposal, Done(Done(decided).Release(released)), _cancellation));
    }

    private static IEnumerable<Seat> Free(PanelFile file) => file.Seats.Where(seat => !seat.IsConflicted && seat.Person.IsDemonstration);

    private PanelFile Declared(PanelFile file, int ago) => Free(file).Aggregate(file, (so, seat) => Done(so.Declare(seat.Id, false, null, Ago(ago * 6 / 7))));

    private PanelFile Proposed(PanelFile file, int ago) =>
        Done(Declared(file, ago).Propose(new(DecisionKind.Approve, "Little money for figures that a larger project needs.", [], Secretariat.Id, Ago(ago * 5 / 6))));

    private PanelFile Given(PanelFile file, int ago) => Done(Declared(file, ago).Assign(Free(file).Take(3).Select(seat => seat.Id), Day((ago * 6 / 7) - 45), Ago(ago * 6 / 7)));

    private PanelFile Reviewing(PanelFile file, int ago) => Reviewed(Given(file, ago), Free(file).First(), ago, true);

    private PanelFile Voted(PanelFile file, int ago, bool likes)
    {
        var members = Free(file).ToList();
        var read = members.Take(3).Aggregate(Given(file, ago), (so, seat) => Reviewed(so, seat, ago, likes));
        var open = Done(read.OpenVote(Ago(ago * 9 / 11)));
        return Done(members.Aggregate(open, (so, seat) => Done(so.Cast(seat.Id, likes ? Ballot.For : Ballot.Against))).CloseVote(Ago(ago * 4 / 5)));
    }

    private PanelFile Reviewed(PanelFile file, Seat seat, int ago, bool likes) => Done(file.SaveReview(
        seat.Id, file.Rubric.Criteria.Select((criterion, index) => (criterion.Id, Mark: new Mark(likes ? 4 + (index % 2) : criterion.Id == "rights" ? 1 : 3, likes ? "Well founded." : "Workers bear a cost that is the employer's.")))
            .ToDictionary(one => one.Id, one => one.Mark), null, true, Ago(ago * 5 / 6)));

    /// <summary>In the order of the days, as it would have come about.</summary>
    private async Task MoveAsync()
    {
        if (await money.WindowAsync(Recruitment, _cancellation) is null)
            Done(await promises.OpenWindowAsync(new(Recruitment, "Decent recruitment", "Projects that lower what workers pay for getting a job.", Components: [PaperComponent.I, PaperComponent.III]), Secretariat, Ago(500), _cancellation));
        string bank = await SignAsync(Bank, "DEMO-BANK-1", 480, (Core, "400000 USD"), (Recruitment, "300000 USD"));
        await ReceiveAsync(bank, Core, "250000 USD", 470);
        await ReceiveAsync(bank, Recruitment, "300000 USD", 470);
        await AllocateAsync(1, Recruitment, "180000 USD", 455);
        await PlanAsync(1, [new(1, Recruitment, Money.Parse("110000 USD")), new(2, Recruitment, Money.Parse("70000 USD"), Report: 1)], 450);
        await PayAsync(1, 1, 440);
        string donor = await SignAsync(Donor, "DEMO-SDC-7", 300, (Core, "350000 CHF"), (Recruitment, "150000 CHF"));
        await ReceiveAsync(donor, Core, "150000 CHF", 290);
        await ReceiveAsync(donor, Recruitment, "150000 CHF", 290);
        Done(await money.ExchangeAsync(Recruitment, Money.Parse("150000 CHF"), Money.Parse("168750 USD"), 1.124m, Order("exchange", 285), _cancellation));
        await AllocateAsync(3, Core, "240000 USD", 210);
        await AllocateAsync(3, Recruitment, "120000 USD", 210);
        await ReportAsync(1, 1, 560, 610, "Six hundred women were interviewed in the first half year; eleven agencies publish what they charge.", ("Personnel", "34000 USD"), ("MonitoringEvaluation", "27500 USD"));
        await PayAsync(1, 2, 205);
        await PlanAsync(3, [new(1, Core, Money.Parse("150000 USD")), new(2, Recruitment, Money.Parse("120000 USD"), Report: 1), new(3, Core, Money.Parse("90000 USD"), Report: 2)], 200);
        await PayAsync(3, 1, 198);
        string foundation = await SignAsync(Foundation, "DEMO-FDW-2026", 120, (Core, "250000 EUR"));
        await ReceiveAsync(foundation, Core, "150000 EUR", 110);
        await ReportAsync(1, 2, 290, 1_240, "The median fee fell to a third, and the county labour office has taken the survey over.", ("Personnel", "33500 USD"), ("Training", "40100 USD"), ("MonitoringEvaluation", "29650 USD"), ("Indirect", "11000 USD"));
        Done(await money.RefundByProjectAsync(Id(1), Recruitment, Money.Parse("4250 USD"), Order("refund", 25), _cancellation));
        await PledgeAsync(Giver, "200000 CHF", null, 20);
        await PledgeAsync(Giver with { Organisation = Foundation }, "150000 EUR", Id(4), 15);
        await ReportAsync(3, 1, 78, 1_130, "Courses run in four of six cities. Contracts are read before signature in all of them.", ("Personnel", "38000 USD"), ("Training", "51200 USD"));
        await PayAsync(3, 2, 3);
        await ReceiveAsync(foundation, Core, "100000 EUR", 2, isCleared: false);
    }

    private MoveOrder Order(string key, int ago, string? text = null) => new(Secretariat, key, Day(ago), Ago(ago), text);

    private async Task<string> SignAsync(string donor, string agreement, int ago, params (string Window, string Amount)[] parts) => Done(await promises.SignAsync(
        new(donor, agreement, Day(ago), [.. parts.Select(part => new ContributionPart(part.Window, Money.Parse(part.Amount)))]), TakePromises.IdOf(Secretariat, agreement), Secretariat, Ago(ago), _cancellation)).Id;

    private async Task ReceiveAsync(string contribution, string window, string amount, int ago, bool isCleared = true) => Done(await promises.ReceiveAsync(
        new(contribution, window, Money.Parse(amount), Day(ago), isCleared ? Day(ago - 2) : null), TakePromises.IdOf(Secretariat, $"{contribution}/{window}/{amount}"), Secretariat, Ago(ago - 2), _cancellation));

    private async Task PledgeAsync(Caller donor, string amount, string? proposal, int ago) => Done(await promises.PledgeAsync(
        new(Money.Parse(amount), Core, Proposal: proposal, ExpectedOn: Day(ago - 180)), TakePromises.IdOf(donor, amount), donor, Ago(ago), _cancellation));

    /// <summary>A completed project has had its money.</summary>
    private async Task AllocateAsync(int number, string window, string amount, int ago)
    {
        if (await proposals.FindAsync(Id(number), _cancellation) is { Stage: ProposalStage.Completed }) return;
        Done(await money.AllocateAsync(Id(number), window, Money.Parse(amount), Order($"allocate {number} {window}", ago), _cancellation));
    }


    private Task PlanAsync(int number, IReadOnlyList<Tranche> tranches, int ago) => ChangeAsync(number, "tranches-planned", Secretariat, Ago(ago), project => project.Plan(tranches));

    private async Task PayAsync(int number, int tranche, int ago) => Done(await money.PayAsync(Id(number), tranche, Order("", ago), _cancellation));

    /// <summary>Sent a week after its period, accepted another week later; what is there already stays.</summary>
    private async Task ReportAsync(int project, int number, decimal outcome, decimal output, string narrative, params (string Category, string Amount)[] spent)
    {
        if (await projects.FindAsync(Id(project), Secretariat, _cancellation) is not { IsOk: true } found || found.Value.Reports.First(one => one.Number == number) is not { State: not ReportState.Accepted } report) return;
        var sent = report.Until.AddDays(5);
        var at = new DateTimeOffset(sent, new TimeOnly(9, 0), TimeSpan.Zero);
        if (report.State == ReportState.Expected)
            await ChangeAsync(project, "report-sent", Agent, at, one => one.Report(number, [new("1.1", outcome), new("1.1.1", output)], narrative, [.. spent.Select(line => new SpentLine(line.Category, Money.Parse(line.Amount)))], sent));
        await ChangeAsync(project, "report-accepted", Secretariat, at.AddDays(4), one => one.Judge(number, true, null));
    }

    private async Task ChangeAsync(int number, string what, Caller caller, DateTimeOffset at, Func<FundedProject, Outcome<FundedProject>> act) => Done(await projects.RunAsync(Id(number), what, caller, at, act, _cancellation));

    private static T Done<T>(Outcome<T> outcome) => outcome.Match(value => value, refusal => throw new InvalidOperationException($"The demonstration was refused: {refusal.Code}: {refusal.Detail}"));

    private sealed class NothingSent : IOutbox
    {
        public Task QueueAsync(OutboxMessage message, CancellationToken cancellation) => Task.CompletedTask;
    }
}
