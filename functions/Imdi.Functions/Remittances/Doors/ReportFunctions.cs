using System.ComponentModel;
using System.Net.Mime;
using System.Security.Claims;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;

namespace Imdi.Functions.Remittances;

/// <summary><c>reports</c>: anyone reports a wrong price, by form or as JSON; the secretariat reads what came.</summary>
internal static class ReportFunctions
{

    public static void MapReports(this RouteGroupBuilder room)
    {
        room.MapPost("/reports", Report)
            .Accepts<ReportAnswers>(MediaTypeNames.Application.Json, MediaTypeNames.Application.FormUrlEncoded)
            .Describe("reportPrice", "Report a wrong price; without an account",
                new Refuses(RefusalKind.Unprocessable, "report-incomplete", "a field is missing or wrong"),
                new Refuses(RefusalKind.Unsupported, "unsupported-media-type", "the body is neither JSON nor a form"),
                new Refuses(RefusalKind.TooMany, "too-many-forms", "the address has sent its share of the day"))
            .Example(new("/api/remittances/reports", 201)
            {
                Headers = new Dictionary<string, string> { ["Idempotency-Key"] = "8f5a1c52-example" },
                Body = """{"from":"GBR","to":"KEN","provider":"Tumia","whatIsWrong":"The fee was 3.50, not 2.99.","rightPrice":"3.50","seenOn":"2026-11-20"}""",
            })
            .Example(new("/api/remittances/reports", 422) { Body = """{"from":"GBR","to":"KEN","provider":"Tumia"}""" })
            .Produces<Receipt>(StatusCodes.Status201Created, MediaTypeNames.Application.Json);
        room.MapGet("/reports", ListReports).RequireRole(Role.Secretariat)
            .Describe("listReports", "The reports of wrong prices, oldest first")
            .Example(new("/api/remittances/reports?limit=1") { Role = "secretariat", Taken = ["reportPrice /reference"] })
            .Produces<ReportList>(StatusCodes.Status200OK, MediaTypeNames.Application.Json);
    }

    internal sealed record Receipt(string Reference);

    internal sealed record ReportRow(
        string Reference, CountryCode From, CountryCode To, string Provider, string WhatIsWrong, string? RightPrice, DateOnly? SeenOn, string? Contact, DateTimeOffset ReceivedAt);

    internal sealed record ReportList(IReadOnlyList<ReportRow> Items, string? Next);

    internal static async Task<IResult> Report(
        HttpContext context, ClaimsPrincipal user, ReceiveReport receive, ReportPages pages, TimeProvider clock, CancellationToken cancellation)
    {
        var caller = Caller.From(user);
        var sender = context.Connection.RemoteIpAddress;
        if (context.Request.HasFormContentType) return await ReportByFormAsync(context.Request, receive, pages, caller, clock.GetUtcNow(), cancellation);
        if (!context.Request.HasJsonContentType()) return Answer.Refused(NeitherFormNorJson);
        if (await context.Request.JsonAsync<ReportAnswers>(cancellation) is not { } answers) return Answer.Refused(EmptyBody);

        var arrival = new ReportArrival(null, context.Request.Headers["Idempotency-Key"], sender, caller);
        return Answer.From(await receive.RunAsync(answers, arrival, clock.GetUtcNow(), cancellation), taken =>
            Results.Json(new Receipt(taken.Reference), statusCode: taken.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK));
    }

    internal static async Task<IResult> ListReports([Description(PageAsked.LimitIs)] int? limit, [Description(PageAsked.AfterIs)] string? after, ReportStore store, HttpContext context, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "private, no-store";
        var page = await store.PageAsync(PageAsked.Rows(limit), after, cancellation);
        return Answer.From(page, found => Results.Json(new ReportList(
            [.. found.Reports.Select(one => RowOf(one.Submission, one.Report))],
            found.Next is { } next ? $"/api/remittances/reports?after={Uri.EscapeDataString(next)}" : null)));
    }

    private static async Task<IResult> ReportByFormAsync(
        HttpRequest request, ReceiveReport receive, ReportPages pages, Caller caller, DateTimeOffset now, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        var answers = new ReportAnswers(
            Of(ReportField.From), Of(ReportField.To), Of(ReportField.Provider), Of(ReportField.WhatIsWrong), Of(ReportField.RightPrice),
            Of(ReportField.SeenOn), Of(ReportField.Contact), form["submission_id"]);
        var language = Language.TryParse(form["lang"], out var asked) ? asked : ReaderLanguage.Accepted(request);
        var arrival = new ReportArrival(new FormFacts(form["website"], form["issued_at"]), null, request.HttpContext.Connection.RemoteIpAddress, caller);
        var taken = await receive.RunAsync(answers, arrival, now, cancellation);
        return taken.IsOk
            ? new SeeOther($"{ReportPages.AddressOf(language, answers)}?reference={taken.Value.Reference}")
            : await pages.RefusedAsync(language, answers, form["issued_at"], taken.Refusal, cancellation);

        string? Of(ReportField field) => form[field.Form];
    }

    private static ReportRow RowOf(string submission, PriceReport report) => new(
        Reference.Of(submission), report.Corridor.From, report.Corridor.To, report.Provider, report.WhatIsWrong, report.RightPrice,
        report.SeenOn, report.Contact, report.ReceivedAt);

    private static Refusal NeitherFormNorJson { get; } =
        new(RefusalKind.Unsupported, "unsupported-media-type", "Send application/json, or the form's own application/x-www-form-urlencoded.");

    private static Refusal EmptyBody { get; } = Refusal.Malformed("malformed-json", "The body is empty. Send the report as /api/docs shows it.");
}
