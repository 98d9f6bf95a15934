using System.ComponentModel;
using System.Security.Claims;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Imdi.Functions.Funding;

/// <summary>Windows, pledges, signed contributions and receipts.</summary>
internal static class PromiseFunctions
{
    internal const string KeyIs = "Of the caller's choice; sent again with the same key, nothing happens twice.";

    internal static readonly Refusal KeyMissing = Refusal.Malformed("idempotency-key-missing", "Send an Idempotency-Key of your choice: with the same key nothing happens twice.");

    private static readonly Dictionary<string, string> PledgeKey = new() { ["Idempotency-Key"] = "example-pledge" }, OtherKey = new() { ["Idempotency-Key"] = "example-pledge-2" }, SignKey = new() { ["Idempotency-Key"] = "example-contribution" }, ReceiptKey = new() { ["Idempotency-Key"] = "example-receipt" };

    public static void MapPromises(this RouteGroupBuilder room)
    {
        room.MapPost("/windows", Open).RequireRole(Role.Secretariat)
            .Describe("openWindow", "Open an ad hoc window", new Refuses(RefusalKind.Unprocessable, "window-wrong", "a field is missing or wrong"), new Refuses(RefusalKind.Conflict, "id-exists", "there is a window with this id"))
            .Example(new("/api/funding/windows", 201) { Role = "secretariat", Body = """{"id":"safe-recruitment","name":"Safe recruitment","purpose":"Training before departure in South Asia.","countries":["NPL","BGD"]}""" })
            .Produces<MoneyWindow>(201, "application/json");
        room.MapPost("/pledges", Pledge)
            .Describe("makePledge", "Pledge money, with an account or without; pledged is not paid",
                new Refuses(RefusalKind.Unprocessable, "pledge-incomplete", "a field is missing or wrong"), new Refuses(RefusalKind.TooMany, "too-many-forms", "the address has sent its share of the day"), KeyUsed)
            .Example(new("/api/funding/pledges", 201) { Headers = PledgeKey, Body = """{"amount":{"amount":"25000.00","currency":"EUR"},"window":"core","name":"Example Foundation","email":"grants@example.org"}""" })
            .Example(new("/api/funding/pledges", 422) { Headers = OtherKey, Body = """{"amount":{"amount":"0.00","currency":"EUR"},"window":"nowhere"}""" })
            .Produces<PledgeReceipt>(201, "application/json");
        room.MapGet("/pledges", Pledges).RequireRole(Role.Secretariat)
            .Describe("listPledges", "Every pledge, with whom to write to").Example(new("/api/funding/pledges") { Role = "secretariat", Taken = ["makePledge /reference"] }).Produces<Listed<Pledge>>(200, "application/json");
        room.MapPost("/pledges/{pledge}/withdrawal", WithdrawPledge).RequireRole(Role.Secretariat)
            .Describe("withdrawPledge", "Take back a pledge for which no agreement was signed, with the reason; it stays on record and counts no more",
                new Refuses(RefusalKind.NotFound, "no-such-pledge", "there is no pledge with this id"), new Refuses(RefusalKind.Conflict, "pledge-signed", "an agreement was signed for it"), NoReason)
            .Example(new("/api/funding/pledges/{0}/withdrawal") { Role = "secretariat", Taken = ["makePledge /id", "listPledges /items/0/id"], Body = """{"reason":"The foundation's board has decided otherwise."}""" })
            .Produces<Pledge>(200, "application/json");
        room.MapPost("/contributions", Sign).RequireRole(Role.Secretariat)
            .Describe("signContribution", "Enter a signed agreement: its split between windows and its earmark", new Refuses(RefusalKind.Unprocessable, "contribution-incomplete", "a field is missing or wrong"), MoneyFunctions.Ahead, new Refuses(RefusalKind.Conflict, "pledge-withdrawn", "the pledge was withdrawn"), KeyUsed)
            .Example(new("/api/funding/contributions", 201) { Role = "secretariat", Headers = SignKey, Body = """{"donor":"demonstration-donor","agreement":"AGR-2026-01","signedOn":"2026-10-01","parts":[{"window":"core","amount":{"amount":"100000.00","currency":"USD"}}]}""" })
            .Produces<Contribution>(201, "application/json");
        room.MapGet("/contributions", Contributions).RequireRole(Role.Secretariat)
            .Describe("listContributions", "Every signed contribution").Example(new("/api/funding/contributions") { Role = "secretariat", Taken = ["signContribution /id"] }).Produces<Listed<Contribution>>(200, "application/json");
        Refuses[] clearing = [new(RefusalKind.Conflict, "more-than-signed", "more than the agreement says for this window"), new(RefusalKind.Unprocessable, "not-signed", "the agreement does not say this window in this currency"), MoneyFunctions.Ahead];
        room.MapPost("/receipts", Receive).RequireRole(Role.Secretariat)
            .Describe("receiveMoney", "Enter money that arrived; with `clearedOn` it is in the ledger at once",
                [.. clearing, KeyUsed, new(RefusalKind.Unprocessable, "amount-not-positive", "the amount is not above zero"), new(RefusalKind.Unprocessable, "no-such-contribution", "there is no contribution with this id")])
            .Example(new("/api/funding/receipts", 201) { Role = "secretariat", Headers = ReceiptKey, Taken = ["signContribution /id"], Body = """{"contribution":"{0}","window":"core","amount":{"amount":"80000.00","currency":"USD"},"arrivedOn":"2026-10-20"}""" })
            .Produces<Receipt>(201, "application/json");
        room.MapPost("/receipts/{receipt}/clearance", Clear).RequireRole(Role.Secretariat)
            .Describe("clearReceipt", "The bank has cleared it: it may be allocated", [.. clearing, NoReceipt, new(RefusalKind.Conflict, "receipt-withdrawn", "the receipt was withdrawn")])
            .Example(new("/api/funding/receipts/{0}/clearance") { Role = "secretariat", Taken = ["receiveMoney /id"], Body = """{"on":"2026-10-23"}""" })
            .Produces<Receipt>(200, "application/json");
        room.MapPost("/receipts/{receipt}/withdrawal", WithdrawReceipt).RequireRole(Role.Secretariat)
            .Describe("withdrawReceipt", "Take back a receipt that the bank has not cleared, with the reason; it stays on record, and the ledger never takes it",
                NoReceipt, new Refuses(RefusalKind.Conflict, "receipt-cleared", "the ledger has it: correct the entry"), NoReason)
            .Example(new("/api/funding/receipts/EXAMPLE-RECEIPT/withdrawal") { Role = "secretariat", Body = """{"reason":"Entered twice."}""" })
            .Produces<Receipt>(200, "application/json");
        room.MapGet("/receipts", Receipts).RequireRole(Role.Secretariat)
            .Describe("listReceipts", "Money that arrived, cleared or not").Example(new("/api/funding/receipts") { Role = "secretariat", Taken = ["clearReceipt /id"] }).Produces<Listed<Receipt>>(200, "application/json");
        room.MapGet("/statement", Statement)
            .Describe("readStatement", "A donor's own statement, by sign-in or by the link that it was sent; the secretariat names the donor",
                new Refuses(RefusalKind.Unauthenticated, "sign-in-needed", "nobody is signed in, and the link is not good"), new Refuses(RefusalKind.Forbidden, "role-missing", "the caller is no donor"))
            .Example(new("/api/funding/statement") { Role = "donor", Taken = ["allocateMoney /entry"] }).Produces<DonorStatement>(200, "application/json", "text/csv");
    }

    private static readonly Refuses KeyUsed = new(RefusalKind.Conflict, LedgerCommand.KeyUsed.Code, "the Idempotency-Key was used for something else");

    private static readonly Refuses NoReason = new(RefusalKind.Unprocessable, "reason-missing", "there is no reason"), NoReceipt = new(RefusalKind.NotFound, "no-such-receipt", "there is no receipt with this id");

    internal sealed record PledgeReceipt(string Id, string Reference, PledgeState State);

    /// <param name="Next">Address of the next page; null on the last.</param>
    internal sealed record Listed<T>(IReadOnlyList<T> Items, string? Next = null);

    internal sealed record Clearance(DateOnly On);

    private static async Task<IResult> Open(WindowRequest request, ClaimsPrincipal user, TakePromises take, TimeProvider clock, CancellationToken cancellation) =>
        Answer.From(await take.OpenWindowAsync(request, Caller.From(user), clock.GetUtcNow(), cancellation), Created);

    private static async Task<IResult> Pledge(
        PledgeRequest request, [FromHeader(Name = "Idempotency-Key"), Description(KeyIs)] string? idempotencyKey, HttpContext context, TakePromises take, FormGuard guard, TimeProvider clock, CancellationToken cancellation)
    {
        var (caller, now) = (Caller.From(context.User), clock.GetUtcNow());
        if (string.IsNullOrWhiteSpace(idempotencyKey)) return Answer.Refused(KeyMissing);
        if (caller.IsPublic && await guard.CheckAsync(null, context.Connection.RemoteIpAddress, now, cancellation) is { } refusal) return Answer.Refused(refusal);

        return Answer.From(await take.PledgeAsync(request, TakePromises.IdOf(caller, idempotencyKey, request.Email), caller, now, cancellation), pledge => Created(new PledgeReceipt(pledge.Id, pledge.Reference, pledge.State)));
    }

    private static async Task<IResult> Sign(
        ContributionRequest request, [FromHeader(Name = "Idempotency-Key"), Description(KeyIs)] string? idempotencyKey, ClaimsPrincipal user, TakePromises take, TimeProvider clock, CancellationToken cancellation) =>
        string.IsNullOrWhiteSpace(idempotencyKey) ? Answer.Refused(KeyMissing)
        : Answer.From(await take.SignAsync(request, TakePromises.IdOf(Caller.From(user), idempotencyKey), Caller.From(user), clock.GetUtcNow(), cancellation), Created);

    private static async Task<IResult> Receive(
        ReceiptRequest request, [FromHeader(Name = "Idempotency-Key"), Description(KeyIs)] string? idempotencyKey, ClaimsPrincipal user, TakePromises take, TimeProvider clock, CancellationToken cancellation) =>
        string.IsNullOrWhiteSpace(idempotencyKey) ? Answer.Refused(KeyMissing)
        : Answer.From(await take.ReceiveAsync(request, TakePromises.IdOf(Caller.From(user), idempotencyKey), Caller.From(user), clock.GetUtcNow(), cancellation), Created);

    private static async Task<IResult> Clear(
        [Description("The receipt's id, as GET /api/funding/receipts lists it.")] string receipt, Clearance request, ClaimsPrincipal user, TakePromises take, TimeProvider clock, CancellationToken cancellation) =>
        Answer.From(await take.ClearAsync(receipt, request.On, Caller.From(user), clock.GetUtcNow(), cancellation));

    private static async Task<IResult> WithdrawPledge(
        [Description("The pledge's id, as GET /api/funding/pledges lists it.")] string pledge, Withdrawal request, ClaimsPrincipal user, TakePromises take, TimeProvider clock, CancellationToken cancellation) =>
        Answer.From(await take.WithdrawPledgeAsync(pledge, request.Reason, Caller.From(user), clock.GetUtcNow(), cancellation));

    private static async Task<IResult> WithdrawReceipt(
        [Description("The receipt's id, as GET /api/funding/receipts lists it.")] string receipt, Withdrawal request, ClaimsPrincipal user, TakePromises take, TimeProvider clock, CancellationToken cancellation) =>
        Answer.From(await take.WithdrawReceiptAsync(receipt, request.Reason, Caller.From(user), clock.GetUtcNow(), cancellation));

    private static Task<IResult> Pledges(
        [Description(PageAsked.LimitIs)] int? limit, [Description(PageAsked.AfterIs)] string? after, FundingStore store, HttpContext context, CancellationToken cancellation) => ListAsync<Pledge>(limit, after, store, context, cancellation);

    private static Task<IResult> Contributions(
        [Description(PageAsked.LimitIs)] int? limit, [Description(PageAsked.AfterIs)] string? after, FundingStore store, HttpContext context, CancellationToken cancellation) => ListAsync<Contribution>(limit, after, store, context, cancellation);

    private static Task<IResult> Receipts(
        [Description(PageAsked.LimitIs)] int? limit, [Description(PageAsked.AfterIs)] string? after, FundingStore store, HttpContext context, CancellationToken cancellation) => ListAsync<Receipt>(limit, after, store, context, cancellation);

    private static async Task<IResult> Statement(
        DataRequest asked, [Description("Id of the donor's organisation, for the secretariat.")] string? donor, [Description("The secret of the link that the donor was sent.")] string? link,
        ReadStatement read, AccessLinkStore links, TimeProvider clock, CancellationToken cancellation)
    {
        var caller = Caller.From(asked.Context.User);
        string? whose = await links.FindAsync(TakePromises.StatementPurpose, link, cancellation) is { } good && good.IsValid(clock.GetUtcNow()) ? good.Subject
            : caller.Is(Role.Secretariat) ? donor : caller.Is(Role.Donor) ? caller.Organisation : null;
        if (whose is null) return Answer.Refused(caller.IsPublic ? Caller.NotSignedIn : Caller.RoleMissing);
        var statement = await read.RunAsync(whose, cancellation);
        return asked.From($"{statement.Head} {whose}", CacheKind.Private).One(statement, statement.Lines, new DataNote("IMDI ledger", null, "docs/methods/ledger.md", statement.Head));
    }

    /// <param name="isShown">Leaves out what the caller may not see; such a page has fewer rows than were asked for.</param>
    internal static async Task<IResult> ListAsync<T>(int? limit, string? after, FundingStore store, HttpContext context, CancellationToken cancellation, Func<T, bool>? isShown = null) where T : FundingDocument
    {
        context.Response.Headers.CacheControl = "private, no-store";
        int rows = PageAsked.Rows(limit);
        return Answer.From(await store.PageAsync<T>(rows, after, cancellation), page => Results.Json(new Listed<T>(
            isShown is null ? page.Items : [.. page.Items.Where(isShown)], page.Next is { } next ? $"{context.Request.Path}?limit={rows}&after={Uri.EscapeDataString(next)}" : null)));
    }

    private static IResult Created<T>(T value) => Results.Json(value, statusCode: StatusCodes.Status201Created);
}
