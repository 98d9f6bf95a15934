using System.ComponentModel;
using System.Security.Claims;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Imdi.Functions.Funding;

/// <summary>The secretariat moves money: allocations, releases, payments, refunds, exchanges, corrections.</summary>
internal static class MoneyFunctions
{
    internal static readonly Refuses Ahead = new(RefusalKind.Unprocessable, MoneyDay.Code, "a day is after today");

    internal static readonly Refuses WrongText = new(RefusalKind.Unprocessable, "text-wrong", "the text is too long for the ledger, or has an e-mail address or a telephone number in it");

    private static readonly Refuses[] Moving =
    [
        new(RefusalKind.Conflict, "balance-too-low", "there is not that much; the detail says how much there is"),
        new(RefusalKind.Conflict, "too-many-contributions", "it would draw on too many contributions at once"),
        new(RefusalKind.Conflict, "key-used", "the Idempotency-Key made another entry"),
        new(RefusalKind.Unprocessable, "amount-not-positive", "the amount is not above zero"), Ahead, WrongText,
    ];

    private static readonly Refuses NoProposal = new(RefusalKind.Unprocessable, "no-such-proposal", "there is no project with this id"), NoWindow = new(RefusalKind.Unprocessable, "no-such-window", "there is no window with this id");

    public static void MapMoney(this RouteGroupBuilder room)
    {
        var money = room.MapGroup("").RequireRole(Role.Secretariat);
        money.MapGet("/grants/{project}/sources", ReadSources)
            .Describe("listSources", "Which money of a window may fund a project, in the order in which it is drawn, and why not the rest", NoProposal, NoWindow)
            .Example(new($"/api/funding/grants/{ExampleProject}/sources?window=core") { Role = "secretariat", Taken = ["clearReceipt /id"] }).Produces<PromiseFunctions.Listed<Source>>(200, "application/json");
        money.MapPost("/allocations", Allocate)
            .Describe("allocateMoney", "Allocate cleared, matching money to an approved proposal",
                [.. Moving, NoProposal, NoWindow, new(RefusalKind.Unprocessable, "other-currency", "the project's budget is in another currency"), new(RefusalKind.Conflict, "more-than-budget", "the project asks for less"),
                    new(RefusalKind.Conflict, "not-approved", "the proposal is not approved"), new(RefusalKind.Conflict, "decision-not-released", "the decision is not released"), new(RefusalKind.Conflict, "endorsement-missing", "a country has not endorsed it")])
            .Example(Keyed("/api/funding/allocations", 201, "allocation", $$"""{"proposal":"{{ExampleProject}}","window":"core","amount":{"amount":"40000.00","currency":"USD"},"on":"2026-10-30"}""", "clearReceipt /id"))
            .Produces<EntryAnswer>(201, "application/json");
        money.MapPost("/releases", Release)
            .Describe("releaseAllocation", "Take back what was allocated and is not to be paid", [.. Moving, NoProposal])
            .Example(Keyed("/api/funding/releases", 201, "release", $$"""{"proposal":"{{ExampleProject}}","window":"core","amount":{"amount":"5000.00","currency":"USD"},"on":"2026-10-31","text":"Co-finance came in."}""", "allocateMoney /entry"))
            .Produces<EntryAnswer>(201, "application/json");
        money.MapPost("/refunds", Refund)
            .Describe("refundMoney", "Money back: from a project (`proposal`), or to a donor (`contribution`)",
                [.. Moving, NoProposal, new(RefusalKind.Unprocessable, "no-such-contribution", "there is no contribution with this id"), new(RefusalKind.Unprocessable, "refund-of-what", "name a proposal or a contribution, and only one")])
            .Example(Keyed("/api/funding/refunds", 201, "refund", """{"contribution":"{0}","window":"core","amount":{"amount":"1000.00","currency":"USD"},"on":"2026-11-02","text":"Sent twice."}""", "signContribution /id", "clearReceipt /id"))
            .Produces<EntryAnswer>(201, "application/json");
        money.MapPost("/exchanges", Exchange)
            .Describe("exchangeMoney", "Change free money of a window into another currency; gain or loss against the reference rate is shown",
                [.. Moving, NoWindow, new(RefusalKind.Unprocessable, "same-currency", "both amounts are in one currency"), new(RefusalKind.Unprocessable, "amount-too-large", "the amount is too large")])
            .Example(Keyed("/api/funding/exchanges", 201, "exchange", """{"window":"core","given":{"amount":"10000.00","currency":"USD"},"got":{"amount":"9180.00","currency":"EUR"},"referenceRate":0.92,"on":"2026-11-05"}""", "allocateMoney /entry"))
            .Produces<EntryAnswer>(201, "application/json");
        money.MapPost("/ledger/entries/{entry}/correction", Correct)
            .Describe("correctEntry", "Take an entry back by a counter-entry, with a reason that everyone can read; nothing is changed",
                [.. Moving, new(RefusalKind.NotFound, "no-such-entry", "the ledger has no entry with this number"), new(RefusalKind.Conflict, "is-a-correction", "the entry is a correction itself"),
                    new(RefusalKind.Conflict, "more-than-budget", "the project would have more than it asks for"), new(RefusalKind.Conflict, "more-than-signed", "more would be received than was signed"), new(RefusalKind.Unprocessable, "reason-missing", "there is no reason")])
            .Example(new("/api/funding/ledger/entries/{0}/correction", 201) { Role = "secretariat", Taken = ["exchangeMoney /entry"], Body = """{"reason":"The bank's advice was for another account.","on":"2026-11-06"}""" })
            .Produces<EntryAnswer>(201, "application/json");
    }

    /// <summary>The proposal that examples are about.</summary>
    internal const string ExampleProject = "01KB7Z0000EXAMP1EFVND00000";

    internal sealed record MoneyRequest(Money Amount, string Window, DateOnly On, string? Proposal = null, string? Contribution = null, string? Text = null);

    /// <param name="ReferenceRate">Units of the currency got for one given.</param>
    internal sealed record ExchangeRequest(string Window, Money Given, Money Got, decimal ReferenceRate, DateOnly On, string? Text = null);

    internal sealed record CorrectionRequest(string? Reason, DateOnly On);

    /// <param name="Hash">To keep: it shows later whether this entry or any before it was changed.</param>
    internal sealed record EntryAnswer(long Entry, string Hash, EntryKind Kind, IReadOnlyList<EntryPosting> Postings);

    internal sealed record EntryPosting(string Account, Money Amount);

    private static Example Keyed(string address, int status, string key, string body, params string[] taken) =>
        new(address, status) { Role = "secretariat", Headers = new Dictionary<string, string> { ["Idempotency-Key"] = $"example-{key}" }, Body = body, Taken = taken };

    private static async Task<IResult> ReadSources(
        [Description("Id of the proposal.")] string project, [Description("'core', or the id of an ad hoc window.")] string window, MoveMoney move, CancellationToken cancellation) =>
        Answer.From(await move.SourcesAsync(project, window, cancellation), found => Results.Json(new PromiseFunctions.Listed<Source>(found)));

    private static Task<IResult> Allocate(MoneyRequest request, [FromHeader(Name = "Idempotency-Key"), Description(PromiseFunctions.KeyIs)] string? idempotencyKey, ClaimsPrincipal user, MoveMoney move, TimeProvider clock, CancellationToken cancellation) =>
        MoveAsync(idempotencyKey, user, clock, request.On, request.Text, order => move.AllocateAsync(request.Proposal ?? "", request.Window, request.Amount, order, cancellation));

    private static Task<IResult> Release(MoneyRequest request, [FromHeader(Name = "Idempotency-Key"), Description(PromiseFunctions.KeyIs)] string? idempotencyKey, ClaimsPrincipal user, MoveMoney move, TimeProvider clock, CancellationToken cancellation) =>
        MoveAsync(idempotencyKey, user, clock, request.On, request.Text, order => move.ReleaseAsync(request.Proposal ?? "", request.Window, request.Amount, order, cancellation));

    private static Task<IResult> Refund(MoneyRequest request, [FromHeader(Name = "Idempotency-Key"), Description(PromiseFunctions.KeyIs)] string? idempotencyKey, ClaimsPrincipal user, MoveMoney move, TimeProvider clock, CancellationToken cancellation) =>
        MoveAsync(idempotencyKey, user, clock, request.On, request.Text, order => RefundAsync(move, request.Proposal, request.Contribution, request.Window, request.Amount, order, cancellation));

    internal static Task<Outcome<LedgerEntry>> RefundAsync(MoveMoney move, string? project, string? donorOf, string window, Money amount, MoveOrder order, CancellationToken cancellation) => (project, donorOf) switch
    {
        ({ } proposal, null) => move.RefundByProjectAsync(proposal, window, amount, order, cancellation),
        (null, { } contribution) => move.RefundToDonorAsync(contribution, window, amount, order, cancellation),
        _ => Task.FromResult<Outcome<LedgerEntry>>(Refusal.Unprocessable("refund-of-what", "Name the proposal that gives money back, or the contribution whose donor gets it.")),
    };

    private static Task<IResult> Exchange(ExchangeRequest request, [FromHeader(Name = "Idempotency-Key"), Description(PromiseFunctions.KeyIs)] string? idempotencyKey, ClaimsPrincipal user, MoveMoney move, TimeProvider clock, CancellationToken cancellation) =>
        MoveAsync(idempotencyKey, user, clock, request.On, request.Text, order => move.ExchangeAsync(request.Window, request.Given, request.Got, request.ReferenceRate, order, cancellation));

    private static Task<IResult> Correct([Description("The entry's number.")] long entry, CorrectionRequest request, ClaimsPrincipal user, MoveMoney move, TimeProvider clock, CancellationToken cancellation) =>
        MoveAsync("correction", user, clock, request.On, request.Reason, order => move.CorrectAsync(entry, order, cancellation));

    internal static async Task<IResult> MoveAsync(string? key, ClaimsPrincipal user, TimeProvider clock, DateOnly on, string? text, Func<MoveOrder, Task<Outcome<LedgerEntry>>> move) => string.IsNullOrWhiteSpace(key)
        ? Answer.Refused(PromiseFunctions.KeyMissing)
        : Answer.From(await move(new MoveOrder(Caller.From(user), key, on, clock.GetUtcNow(), text)), entry => Results.Json(
            new EntryAnswer(entry.Sequence, entry.Hash, entry.Draft.Kind, [.. entry.Draft.Postings.Select(posting => new EntryPosting(posting.Account.ToString(), posting.Amount))]), statusCode: StatusCodes.Status201Created));
}
