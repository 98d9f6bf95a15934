using System.Globalization;
using System.Net.Mime;
using System.Security.Claims;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Functions.Proposals;
using Imdi.Shared;
using Imdi.Web;

namespace Imdi.Functions.Funding;

/// <summary>The desk of funded projects under /{language}/desk/projects/, and its forms at the addresses of the API.</summary>
internal static class ProjectFormFunctions
{
    private static readonly Role[] Both = [Role.Secretariat, Role.ExecutingAgency], Secretariat = [Role.Secretariat];

    private sealed record Sent(string Project, int Number, MoneyTyped Typed, Caller Caller, DateTimeOffset Now, ChangeProject Change, MoveMoney Move, ProposalStore Proposals)
    {
        public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

        public Task<Refusal?> ChangeAsync(string what, Func<FundedProject, Outcome<FundedProject>> act, CancellationToken cancellation) => Typed.RunAsync(() => Change.RunAsync(Project, what, Caller, Now, act, cancellation));
    }

    public static void MapProjectForms(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/{language:language}/desk/projects").ExcludeFromDescription();
        desk.MapGet("/", (Language language, string? projects, ClaimsPrincipal user, ProjectPages pages, CancellationToken cancellation) => pages.ListAsync(language, Caller.From(user), projects, cancellation)).AddEndpointFilter(new AskToSignIn(Both));
        desk.MapGet("/{project}/", (Language language, string project, ClaimsPrincipal user, ProjectPages pages, CancellationToken cancellation) => pages.ProjectAsync(language, Caller.From(user), project, cancellation)).AddEndpointFilter(new AskToSignIn(Both));
        desk.MapGet("/{project}/{act}/{number:int}/", (Language language, string project, string act, int number, ClaimsPrincipal user, ProjectPages pages, CancellationToken cancellation) =>
            pages.ActAsync(language, Caller.From(user), project, act, number, new MoneyTyped(_ => null), null, cancellation)).AddEndpointFilter(new AskToSignIn(Both));

        Form(routes, "reports/{number:int}", "report", Both, ReportAsync);
        Form(routes, "reports/{number:int}/judgement", "report", Secretariat, (sent, cancellation) =>
        {
            bool accepts = sent.Typed.Needed("accepts") == "yes";
            return sent.ChangeAsync(accepts ? "report-accepted" : "report-returned", project => project.Judge(sent.Number, accepts, sent.Typed["reason"]), cancellation);
        });
        Form(routes, "tranches", "plan", Secretariat, PlanAsync);
        Form(routes, "tranches/{number:int}/payment", "pay", Secretariat, (sent, cancellation) =>
        {
            var (day, attempt) = (sent.Typed.Day("on"), sent.Typed.Number("attempt"));
            return sent.Typed.RunAsync(() => sent.Move.PayAsync(sent.Project, sent.Number, new MoveOrder(sent.Caller, "tranche", day, sent.Now, sent.Typed["text"]), cancellation, (int)attempt!.Value));
        });
        Form(routes, "conditions/{number:int}", "condition", Secretariat, (sent, cancellation) =>
        {
            var (evidence, fails) = (sent.Typed.Needed("evidence"), sent.Typed["outcome"] == MoneyForms.Failed);
            return sent.ChangeAsync(fails ? "condition-failed" : "condition-met", project => fails ? project.Fail(sent.Number, evidence, sent.Today) : project.Meet(sent.Number, evidence, sent.Today), cancellation);
        });
    }

    private static async Task<Refusal?> ReportAsync(Sent sent, CancellationToken cancellation)
    {
        if (await sent.Proposals.FindAsync(sent.Project, cancellation) is not { } proposal) return ChangeProject.NoSuchProject;
        var actuals = ProjectPages.IndicatorsOf(proposal).Select((one, index) => new ActualValue(one.Id, sent.Typed.Number($"actual-{index}") ?? 0)).ToList();
        var spent = ProjectPages.CategoriesOf(proposal).Select((one, index) => (one.Category, Field: $"spent-{index}")).Where(one => sent.Typed[one.Field] is not null)
            .Select(one => new SpentLine(one.Category.ToString(), sent.Typed.Amount(one.Field))).ToList();
        return await sent.ChangeAsync("report-sent", project => project.Report(sent.Number, actuals, sent.Typed.Needed("narrative"), spent, sent.Today), cancellation);
    }

    // Rows without window and amount are none.
    private static Task<Refusal?> PlanAsync(Sent sent, CancellationToken cancellation)
    {
        var typed = sent.Typed;
        int rows = (int)Math.Min(typed.Number("rows") ?? 0, 30);
        var tranches = Enumerable.Range(1, rows).Where(row => row == 1 || typed[$"amount-{row}"] is not null || typed[$"window-{row}"] is not null)
            .Select((row, index) => new Tranche(index + 1, typed.Needed($"window-{row}"), typed.Amount($"amount-{row}"), typed.DayOrNone($"notBefore-{row}"), NumberOf(typed, $"report-{row}"), NumberOf(typed, $"condition-{row}"))).ToList();
        return typed.RunAsync(() => sent.Change.PlanAsync(sent.Project, tranches, typed["version"] ?? "none", sent.Caller, sent.Now, cancellation));
    }

    private static int? NumberOf(MoneyTyped typed, string name) => int.TryParse(typed[name], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static void Form(IEndpointRouteBuilder routes, string address, string act, Role[] roles, Func<Sent, CancellationToken, Task<Refusal?>> run) => routes
        .MapPost($"/api/funding/grants/{{project}}/{address}", async (string project, HttpContext context, ProjectPages pages, ChangeProject change, MoveMoney move, ProposalStore proposals, TimeProvider clock, CancellationToken cancellation) =>
        {
            var form = await context.Request.ReadFormAsync(cancellation);
            var (caller, language) = (Caller.From(context.User), MoneyFormFunctions.LanguageOf(form, context.Request));
            int number = int.TryParse((string?)context.Request.RouteValues["number"], NumberStyles.None, CultureInfo.InvariantCulture, out int known) ? known : 0;
            var typed = new MoneyTyped(name => form[name]);
            var refusal = await run(new Sent(project, number, typed, caller, clock.GetUtcNow(), change, move, proposals), cancellation);
            return refusal is null ? new SeeOther(PageAddress.FundedProject(language, project).Href) : await pages.ActAsync(language, caller, project, act, number, typed, refusal, cancellation);
        })
        .Accepts<IFormCollection>(MediaTypeNames.Application.FormUrlEncoded).ExcludeFromDescription().AddEndpointFilter(new AskToSignIn(roles));
}
