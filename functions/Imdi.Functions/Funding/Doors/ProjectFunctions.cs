using System.ComponentModel;
using System.Security.Claims;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Imdi.Functions.Funding;

/// <summary>Funded projects: plan, tranches, conditions and reports. An executing agency sees its own.</summary>
internal static class ProjectFunctions
{
    private const string ProjectIs = "Id of the proposal.", At = $"/api/funding/grants/{MoneyFunctions.ExampleProject}";

    private static readonly Refuses NotYours = new(RefusalKind.NotFound, "no-such-project", "no project of the caller's has this id");

    public static void MapProjects(this RouteGroupBuilder room)
    {
        var projects = room.MapGroup("/grants").RequireRole(Role.Secretariat, Role.ExecutingAgency);
        projects.MapGet("", List).Describe("listFundedProjects", "The caller's projects with their reports and tranches")
            .Example(new("/api/funding/grants") { Role = "executing-agency", Taken = ["allocateMoney /entry"] }).Produces<PromiseFunctions.Listed<FundedProject>>(200, "application/json");
        projects.MapGet("{project}", Find).Describe("readFundedProject", "One project, with the ETag that a plan carries", NotYours)
            .Example(new(At) { Role = "executing-agency", Taken = ["allocateMoney /entry"] }).Produces<FundedProject>(200, "application/json");
        projects.MapPost("{project}/reports/{number}", Report)
            .Describe("sendProjectReport", "Send a report: actual values for every indicator, what was done, what was spent", NotYours, new Refuses(RefusalKind.NotFound, "no-such-report", "the schedule has no such report"),
                new Refuses(RefusalKind.Unprocessable, "report-incomplete", "a field is missing or wrong"), new Refuses(RefusalKind.Conflict, "report-sent", "it was sent and not returned"), new Refuses(RefusalKind.Conflict, "period-not-over", "its period is not over"))
            .Example(new($"{At}/reports/1") { Role = "executing-agency", Taken = ["planTranches /id"], Body = """{"actuals":[{"indicator":"1.1","value":120}],"narrative":"The first courses were held.","spent":[{"category":"Training","amount":{"amount":"12000.00","currency":"USD"}}]}""" })
            .Produces<FundedProject>(200, "application/json");

        var desk = room.MapGroup("/grants/{project}").RequireRole(Role.Secretariat);
        desk.MapPost("reports/{number}/judgement", Judge)
            .Describe("judgeProjectReport", "Accept a report, or return it with a reason", NotYours, new Refuses(RefusalKind.NotFound, "no-such-report", "the schedule has no such report"),
                new Refuses(RefusalKind.Conflict, "report-not-sent", "no report was sent"), new Refuses(RefusalKind.Unprocessable, "reason-missing", "it is returned without a reason"))
            .Example(new($"{At}/reports/1/judgement") { Role = "secretariat", Taken = ["sendProjectReport /id"], Body = """{"accepts":true}""" }).Produces<FundedProject>(200, "application/json");
        desk.MapPut("tranches", Plan)
            .Describe("planTranches", "Set what is paid when, and what each waits for", NotYours, new Refuses(RefusalKind.PreconditionMissing, "if-match-missing", "If-Match is missing"), new Refuses(RefusalKind.Stale, "changed-meanwhile", "the project has changed; `current` is what it is now"), new Refuses(RefusalKind.NotFound, "no-such-report", "a tranche waits for a report that is not in the schedule"),
                new Refuses(RefusalKind.Unprocessable, "plan-wrong", "numbers, amounts or conditions are wrong"), new Refuses(RefusalKind.Conflict, "tranche-paid", "a paid tranche would change"))
            .Example(new($"{At}/tranches") { Role = "secretariat", Taken = ["readFundedProject ETag"], Headers = new Dictionary<string, string> { ["If-Match"] = "{0}" }, Body = """[{"number":1,"window":"core","amount":{"amount":"20000.00","currency":"USD"},"notBefore":"2026-11-01"},{"number":2,"window":"core","amount":{"amount":"15000.00","currency":"USD"},"report":1}]""" })
            .Produces<FundedProject>(200, "application/json");
        desk.MapPost("tranches/{number}/payment", Pay)
            .Describe("payTranche", "Pay a tranche: nothing may be overdue, and what it waits for has to be there", new Refuses(RefusalKind.Unprocessable, "no-such-proposal", "there is no project with this id"), new Refuses(RefusalKind.NotFound, "no-such-tranche", "the plan has no such tranche"),
                new Refuses(RefusalKind.Conflict, "earlier-tranche", "an earlier tranche is not paid"), new Refuses(RefusalKind.Conflict, "report-overdue", "a report is overdue"), new Refuses(RefusalKind.Conflict, "too-early", "its day has not come"),
                new Refuses(RefusalKind.Conflict, "report-not-accepted", "it waits for a report"), new Refuses(RefusalKind.Conflict, "condition-not-met", "it waits for a condition of the decision"), new Refuses(RefusalKind.Conflict, "condition-failed", "a condition of the decision is noted as not met"), new Refuses(RefusalKind.Conflict, "balance-too-low", "less is allocated"),
                new Refuses(RefusalKind.Conflict, "too-many-contributions", "it would draw on too many contributions at once"), new Refuses(RefusalKind.Conflict, "key-used", "the plan changed after it was paid"), MoneyFunctions.Ahead, MoneyFunctions.WrongText)
            .Example(new($"{At}/tranches/1/payment", 201) { Role = "secretariat", Taken = ["planTranches /id", "judgeProjectReport /id"], Body = """{"on":"2026-11-10"}""" }).Produces<MoneyFunctions.EntryAnswer>(201, "application/json");
        desk.MapPost("conditions/{number}", Meet)
            .Describe("meetCondition", "Note that a condition of the decision is met, and what shows it, or that it is not, and why: then nothing is paid until it is", NotYours, new Refuses(RefusalKind.NotFound, "no-such-condition", "the decision has no such condition"), new Refuses(RefusalKind.Unprocessable, "evidence-missing", "there is no text that says what shows it, or why not"))
            .Example(new($"{At}/conditions/1") { Role = "secretariat", Taken = ["planTranches /id"], Body = """{"text":"Baseline study received on 2026-11-03."}""" }).Produces<FundedProject>(200, "application/json");
    }

    internal sealed record ReportRequest(IReadOnlyList<ActualValue> Actuals, string? Narrative, IReadOnlyList<SpentLine> Spent);

    internal sealed record Judgement(bool Accepts, string? Reason = null);

    /// <param name="Text">What shows that it is met, or why it is not.</param>
    /// <param name="IsMet">False to note that it is not.</param>
    internal sealed record Evidence(string? Text, bool IsMet = true);

    internal sealed record PaymentRequest(DateOnly On, string? Text = null);

    private static Task<IResult> List(
        [Description(PageAsked.LimitIs)] int? limit, [Description(PageAsked.AfterIs)] string? after, FundingStore store, HttpContext context, CancellationToken cancellation) =>
        PromiseFunctions.ListAsync<FundedProject>(limit, after, store, context, cancellation, project => ChangeProject.IsOpenTo(project, Caller.From(context.User)));

    private static async Task<IResult> Find([Description(ProjectIs)] string project, ClaimsPrincipal user, ChangeProject change, HttpContext context, CancellationToken cancellation) =>
        await TaggedAnswer.OfAsync((await change.FindAsync(project, Caller.From(user), cancellation)).Then<Tagged<FundedProject>>(one => ChangeProject.WithTag(one)), one => one, context);

    private static Task<IResult> Report([Description(ProjectIs)] string project, [Description("The report's number.")] int number, ReportRequest request, ClaimsPrincipal user, ChangeProject change, TimeProvider clock, CancellationToken cancellation) =>
        ChangeAsync(project, "report-sent", user, change, clock, (one, today) => one.Report(number, request.Actuals, request.Narrative, request.Spent, today), cancellation);

    private static Task<IResult> Judge([Description(ProjectIs)] string project, [Description("The report's number.")] int number, Judgement request, ClaimsPrincipal user, ChangeProject change, TimeProvider clock, CancellationToken cancellation) =>
        ChangeAsync(project, request.Accepts ? "report-accepted" : "report-returned", user, change, clock, (one, _) => one.Judge(number, request.Accepts, request.Reason), cancellation);

    private static async Task<IResult> Plan(
        [Description(ProjectIs)] string project, IReadOnlyList<Tranche> tranches, [FromHeader(Name = "If-Match"), Description("The project's ETag.")] string? ifMatch, ClaimsPrincipal user, ChangeProject change, TimeProvider clock, HttpContext context, CancellationToken cancellation)
    {
        var caller = Caller.From(user);
        var planned = await change.PlanAsync(project, tranches, ifMatch, caller, clock.GetUtcNow(), cancellation);
        return await TaggedAnswer.OfAsync(Of(planned), one => one, context, now: async () => Of(await change.FindAsync(project, caller, cancellation)));

        static Outcome<Tagged<FundedProject>> Of(Outcome<FundedProject> outcome) => outcome.Then<Tagged<FundedProject>>(one => ChangeProject.WithTag(one));
    }

    private static Task<IResult> Meet([Description(ProjectIs)] string project, [Description("Which condition, from 1.")] int number, Evidence request, ClaimsPrincipal user, ChangeProject change, TimeProvider clock, CancellationToken cancellation) =>
        ChangeAsync(project, request.IsMet ? "condition-met" : "condition-failed", user, change, clock, (one, today) => request.IsMet ? one.Meet(number, request.Text, today) : one.Fail(number, request.Text, today), cancellation);

    private static Task<IResult> Pay([Description(ProjectIs)] string project, [Description("The tranche's number.")] int number, PaymentRequest request, ClaimsPrincipal user, MoveMoney move, TimeProvider clock, CancellationToken cancellation) =>
        MoneyFunctions.MoveAsync("tranche", user, clock, request.On, request.Text, order => move.PayAsync(project, number, order, cancellation));

    private static async Task<IResult> ChangeAsync(string project, string what, ClaimsPrincipal user, ChangeProject change, TimeProvider clock, Func<FundedProject, DateOnly, Outcome<FundedProject>> act, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return Answer.From(await change.RunAsync(project, what, Caller.From(user), now, one => act(one, DateOnly.FromDateTime(now.UtcDateTime)), cancellation));
    }
}
