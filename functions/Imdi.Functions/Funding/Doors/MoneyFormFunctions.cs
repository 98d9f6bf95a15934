using System.Globalization;
using System.Net.Mime;
using System.Security.Claims;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Functions.Proposals;
using Imdi.Shared;
using Imdi.Web;

namespace Imdi.Functions.Funding;

/// <summary>The desk of money under /{language}/desk/funding/, and its forms at the addresses of the API: the same jobs, answered with the desk, or with the form again and what is wrong.</summary>
internal static class MoneyFormFunctions
{
    private delegate Task<Refusal?> Act(MoneyTyped typed, Desk desk, CancellationToken cancellation);

    private sealed record Desk(Caller Caller, DateTimeOffset Now, TakePromises Take, MoveMoney Move, Func<string, string> Route);

    public static void MapMoneyForms(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/{language:language}/desk/funding").ExcludeFromDescription();
        desk.MapGet("/", (Language language, HttpRequest request, ClaimsPrincipal user, FundingDeskPages pages, StatementPages statements, CancellationToken cancellation) => Caller.From(user) is var caller && caller.Is(Role.Secretariat)
            ? pages.DeskAsync(language, caller, name => request.Query[name], cancellation) : statements.DeskAsync(language, caller, null, cancellation)).AddEndpointFilter(new AskToSignIn(Role.Secretariat, Role.Donor));
        desk.MapGet("/statement/", (Language language, string? donor, ClaimsPrincipal user, StatementPages statements, CancellationToken cancellation) => statements.DeskAsync(language, Caller.From(user), donor, cancellation))
            .AddEndpointFilter(new AskToSignIn(Role.Secretariat, Role.Donor));
        desk.MapGet("/{act}/", (Language language, string act, HttpRequest request, ClaimsPrincipal user, MoneyPages pages, CancellationToken cancellation) =>
            pages.ActAsync(language, Caller.From(user), act, new MoneyTyped(name => request.Query[name]), null, cancellation)).AddEndpointFilter(new AskToSignIn(Role.Secretariat));

        Form(routes, "windows", "window", (typed, desk, cancellation) =>
        {
            var request = new WindowRequest(typed.Needed("id"), typed.Needed("name"), typed.Needed("purpose"), typed.Countries(), typed.ChoiceOrNone<PaperComponent>("component") is { } component ? [component] : []);
            return typed.RunAsync(() => desk.Take.OpenWindowAsync(request, desk.Caller, desk.Now, cancellation));
        });
        Form(routes, "contributions", "sign", (typed, desk, cancellation) =>
        {
            int[] parts = [.. Enumerable.Range(1, MoneyForms.Parts).Where(part => part == 1 || typed[$"amount-{part}"] is not null || typed[$"window-{part}"] is not null)];
            var request = new ContributionRequest(
                typed.Needed("donor"), typed.Needed("agreement"), typed.Day("signedOn"), [.. parts.Select(part => new ContributionPart(typed.Needed($"window-{part}"), typed.Amount($"amount-{part}")))],
                typed.Countries(), typed.ChoiceOrNone<PaperComponent>("component"), typed["proposal"], typed.Ticked("isAnonymous"), typed["pledge"]);
            string key = typed.Key();
            return typed.RunAsync(() => desk.Take.SignAsync(request, TakePromises.IdOf(desk.Caller, key), desk.Caller, desk.Now, cancellation));
        });
        Form(routes, "receipts", "receipt", (typed, desk, cancellation) =>
        {
            var request = new ReceiptRequest(typed.Needed("contribution"), typed.Needed("window"), typed.Amount("amount"), typed.Day("arrivedOn"));
            string key = typed.Key();
            return typed.RunAsync(() => desk.Take.ReceiveAsync(request, TakePromises.IdOf(desk.Caller, key), desk.Caller, desk.Now, cancellation));
        });
        Form(routes, "receipts/{id}/clearance", "clear", (typed, desk, cancellation) =>
        {
            var day = typed.Day("on");
            return typed.RunAsync(() => desk.Take.ClearAsync(desk.Route("id"), day, desk.Caller, desk.Now, cancellation));
        });
        Form(routes, "pledges/{id}/withdrawal", "withdraw-pledge", (typed, desk, cancellation) =>
            typed.RunAsync(() => desk.Take.WithdrawPledgeAsync(desk.Route("id"), typed["reason"], desk.Caller, desk.Now, cancellation)));
        Form(routes, "receipts/{id}/withdrawal", "withdraw-receipt", (typed, desk, cancellation) =>
            typed.RunAsync(() => desk.Take.WithdrawReceiptAsync(desk.Route("id"), typed["reason"], desk.Caller, desk.Now, cancellation)));
        Moving(routes, "allocations", "allocate", (typed, desk, window, amount, order, cancellation) => desk.Move.AllocateAsync(typed["proposal"] ?? "", window, amount, order, cancellation));
        Moving(routes, "releases", "release", (typed, desk, window, amount, order, cancellation) => desk.Move.ReleaseAsync(typed["proposal"] ?? "", window, amount, order, cancellation));
        Moving(routes, "refunds", "refund", (typed, desk, window, amount, order, cancellation) => MoneyFunctions.RefundAsync(desk.Move, typed["proposal"], typed["contribution"], window, amount, order, cancellation));
        Form(routes, "exchanges", "exchange", (typed, desk, cancellation) =>
        {
            var (window, given, got, rate, order) = (typed.Needed("window"), typed.Amount("given"), typed.Amount("got", "gotCurrency"), typed.Number("referenceRate"), typed.Order(desk.Caller, desk.Now));
            return typed.RunAsync(() => desk.Move.ExchangeAsync(window, given, got, rate!.Value, order, cancellation));
        });
        Form(routes, "ledger/entries/{id}/correction", "correct", (typed, desk, cancellation) =>
        {
            var order = typed.Order(desk.Caller, desk.Now) with { Text = typed.Needed("reason") };
            return typed.RunAsync(() => desk.Move.CorrectAsync(long.TryParse(desk.Route("id"), NumberStyles.None, CultureInfo.InvariantCulture, out long entry) ? entry : 0, order, cancellation));
        });
    }

    private static void Moving(IEndpointRouteBuilder routes, string address, string act, Func<MoneyTyped, Desk, string, Money, MoveOrder, CancellationToken, Task<Outcome<LedgerEntry>>> move) => Form(routes, address, act, (typed, desk, cancellation) =>
    {
        var (window, amount, order) = (typed.Needed("window"), typed.Amount("amount"), typed.Order(desk.Caller, desk.Now));
        return typed.RunAsync(() => move(typed, desk, window, amount, order, cancellation));
    });

    private static void Form(IEndpointRouteBuilder routes, string address, string act, Act run) => routes
        .MapPost($"/api/funding/{address}", async (HttpContext context, MoneyPages pages, TakePromises take, MoveMoney move, TimeProvider clock, CancellationToken cancellation) =>
        {
            var form = await context.Request.ReadFormAsync(cancellation);
            var (caller, language, typed) = (Caller.From(context.User), LanguageOf(form, context.Request), new MoneyTyped(name => form[name]));
            var refusal = await run(typed, new Desk(caller, clock.GetUtcNow(), take, move, name => (string?)context.Request.RouteValues[name] ?? ""), cancellation);
            return refusal is null ? new SeeOther(PageAddress.FundingDesk(language).Href) : await pages.ActAsync(language, caller, act, typed, refusal, cancellation);
        })
        .Accepts<IFormCollection>(MediaTypeNames.Application.FormUrlEncoded).ExcludeFromDescription().AddEndpointFilter(new AskToSignIn(Role.Secretariat));

    internal static Language LanguageOf(IFormCollection form, HttpRequest request) => Language.TryParse(form["lang"], null, out var language) ? language : ReaderLanguage.Accepted(request);
}
