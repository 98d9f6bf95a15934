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
                new Refuses(RefusalKind.Unprocessable, "pledge-incomplete", "a field is missing or wrong"), new Refuses(RefusalKind.TooMany, "too-many-forms", "the address has sent its share of the day"))
            .Example(new("/api/funding/pledges", 201) { Headers = PledgeKey, Body = """{"amount":{"amount":"25000.00","currency":"EUR"},"window":"core","name":"Example Foundation","email":"grants@example.org"}""" })
            .Example(new("/api/funding/pledges", 422) { Headers = OtherKey, Body = """{"amount":{"amount":"0.00","currency":"EUR"},"window":"nowhere"}""" })
            .Produces<PledgeReceipt>(201, "application/json");
        room.MapGet("/pledges", Pledges).RequireRole(Role.Secretariat)
            .Describe("listPledges", "Every pledge, with whom to write to").Example(new("/api/funding/pledges") { Role = "secretariat", Taken = ["makePledge /reference"] }).Produces<Listed<Pledge>>(200, "application/json");
        room.MapPost("/contributions", Sign).RequireRole(Role.Secretariat)
            .Describe("signContribution", "Enter a signed agreement: its split between windows and its earmark", new Refuses(RefusalKind.Unprocessable, "contribution-incomplete", "a field is missing or wrong"))
            .Example(new("/api/funding/contributions", 201) { Role = "secretariat", Headers = SignKey, Body = """{"donor":"demonstration-donor","agreement":"AGR-2026-01","signedOn":"2026-10-01","parts":[{"window":"core","amount":{"amount":"100000.00","currency":"USD"}}]}""" })
            .Produces<Contribution>(201, "application/json");
        room.MapGet("/contributions", Contributions).RequireRole(Role.Secretariat)
            .Describe("listContributions", "Every signed contribution").Example(new("/api/funding/contributions") { Role = "secretariat", Taken = ["signContribution /id"] }).Produces<Listed<Contribution>>(200, "application/json");
        Refuses[] clearing = [new(RefusalKind.Conflict, "more-than-signed", "more than the agreement says for this window"), new(RefusalKind.Unprocessable, "not-signed", "the agreement does not say this window in this currency")];
        room.MapPost("/receipts", Receive).RequireRole(Role.Secretariat)
            .Describe("receiveMoney", "Enter money that arrived; with `clearedOn` it is in the ledger at once",
                [.. clearing, new(RefusalKind.Unprocessable, "amount-not-positive", "the amount is not above zero"), new(RefusalKind.Unprocessable, "no-such-contribution", "there is no contribution with this id")])
            .Example(new("/api/funding/receipts", 201) { Role = "secretariat", Headers = ReceiptKey, Taken = ["signContribution /id"], Body = """{"contribution":"{0}","window":"core","amount":{"amount":"80000.00","currency":"USD"},"arrivedOn":"2026-10-20"}""" })
            .Produces<Receipt>(201, "application/json");
        room.MapPost("/receipts/{receipt}/clearance", Clear).RequireRole(Role.Secretariat)
            .Describe("clearReceipt", "The bank has cleared it: it may be allocated", [.. clearing, new(RefusalKind.NotFound, "no-such-receipt", "there is no receipt with this id")])
            .Example(new("/api/funding/receipts/{0}/clearance") { Role = "secretariat", Taken = ["receiveMoney /id"], Body = """{"on":"2026-10-23"}""" })
            .Produces<Receipt>(200, "application/json");
        room.MapGet("/receipts", Receipts).RequireRole(Role.Secretariat)
            .Describe("listReceipts", "Money that arrived, cleared or not").Example(new("/api/funding/receipts") { Role = "secretariat", Taken = ["clearReceipt /id"] }).Produces<Listed<Receipt>>(200, "application/json");
        room.MapGet("/statement", Statement)
            .Describe("readStatement", "A donor's own statement, by sign-in or by the link that it was sent; the secretariat names the donor",
                new Refuses(RefusalKind.Unauthenticated, "sign-in-needed", "nobody is signed in, and the link is not good"), new Refuses(RefusalKind.Forbidden, "role-missing", "the caller is no donor"))
            .Example(new("/api/funding/statement") { Role = "donor", Taken = ["allocateMoney /entry"] }).Produces<DonorStatement>(200, "application/json", "text/csv");
    }

    internal sealed record PledgeReceipt(string Id, string Reference, PledgeState State);

    internal sealed record Listed<T>(IReadOnlyList<T> Items);

    internal sealed record Clearance(DateOnly On);

    private static async Task<IResult> Open(WindowRequest request, ClaimsPrincipal user, TakePromises take, TimeProvider clock, CancellationToken cancellation) =>
        Answer.From(await take.OpenWindowAsync(request, Caller.From(user), clock.GetUtcNow(), cancellation), Created);

    private static async Task<IResult> Pledge(
        PledgeRequest request, [FromHeader(Name = "Idempotency-Key"), Description(KeyIs)] string? idempotencyKey, HttpContext context, TakePromises take, FormGuard guard, TimeProvider clock, CancellationToken cancellation)
    {
        var (caller, now) = (Caller.From(context.User), clock.GetUtcNow());
        if (string.IsNullOrWhiteSpace(idempotencyKey)) return Answer.Refused(KeyMissing);
        if (caller.IsPublic && await guard.CheckAsync(null, context.Connection.RemoteIpAddress, now, cancellation) is { } refusal) return Answer.Refused(refusal);

        return Answer.From(await take.PledgeAsync(request, TakePromises.IdOf(caller, idempotencyKey), caller, now, cancellation), pledge => Created(new PledgeReceipt(pledge.Id, pledge.Reference, pledge.State)));
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

    private static Task<IResult> Pledges(FundingStore store, CancellationToken cancellation) => List<Pledge>(store, cancellation);

    private static Task<IResult> Contributions(FundingStore store, CancellationToken cancellation) => List<Contribution>(store, cancellation);

    private static Task<IResult> Receipts(FundingStore store, CancellationToken cancellation) => List<Receipt>(store, cancellation);

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

    internal static async Task<IResult> List<T>(FundingStore store, CancellationToken cancellation) where T : FundingDocument => Results.Json(new Listed<T>(await store.ListAsync<T>(cancellation).ToListAsync(cancellation)));

    private static IResult Created<T>(T value) => Results.Json(value, statusCode: StatusCodes.Status201Created);
}
