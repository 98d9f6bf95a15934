using System.ComponentModel;
using System.Net.Mime;
using System.Security.Claims;
using System.Text.Json;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Imdi.Functions.Proposals;

/// <summary><c>/api/proposals/interests</c>: anyone expresses an interest, by form or as JSON; the secretariat answers; those who agreed are listed.</summary>
internal static class InterestFunctions
{
    private const string Root = "/api/proposals/interests";

    public static IServiceCollection AddInterests(this IServiceCollection services)
    {
        services.AddSingleton<InterestStore>().AddSingleton<ReceiveInterest>().AddSingleton<AnswerInterest>().AddSingleton<InterestPages>();
        return services;
    }

    public static void MapInterests(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom("proposals", "Interests");
        room.MapPost("interests", Express)
            .Accepts<InterestAnswers>(MediaTypeNames.Application.Json, MediaTypeNames.Application.FormUrlEncoded)
            .Describe("expressInterest", "Express an interest in taking part, or in a proposal; without an account",
                new(RefusalKind.Unprocessable, "interest-incomplete", "a field is missing or wrong"), new(RefusalKind.Unsupported, "unsupported-media-type", "the body is neither JSON nor a form"),
                new(RefusalKind.TooMany, "too-many-forms", "the address has sent its share of the day"))
            .Example(new(Root, 201)
            {
                Headers = new Dictionary<string, string> { ["Idempotency-Key"] = "3c1d77aa-example" },
                Body = """{"kind":"civil-society","organisation":"Diaspora Forum","country":"NPL","subject":"Pre-departure training in two districts","text":"We train returnees as trainers and would like to join a project.","contactName":"A. Example","email":"office@example.org","mayList":true}""",
            })
            .Example(new(Root, 422) { Body = """{"kind":"donor","subject":"Matching funds"}""" })
            .Produces<Receipt>(StatusCodes.Status201Created, MediaTypeNames.Application.Json);
        room.MapGet("interests", List).RequireRole(Role.Secretariat)
            .Describe("listInterests", "The expressions of interest, newest first; as JSON or CSV").Produces<Collection<InterestRow>>(200, "application/json", "text/csv")
            .Example(new(Root) { Role = "secretariat", Taken = ["expressInterest /reference"] });
        room.MapGet("interests/listed", Listed).AnswersRows<ListedInterest>()
            .Describe("listPublicInterests", "The expressions of interest whose senders agreed to be listed; without personal data")
            .Example(new(Root + "/listed") { Taken = ["expressInterest /reference"] });
        room.MapPost("interests/{reference}/answers", AnswerIt).RequireRole(Role.Secretariat)
            .Describe("answerInterest", "Acknowledge or close an expression of interest, with a note for the secretariat",
                new(RefusalKind.NotFound, "no-such-interest", "no expression of interest has that reference"), new(RefusalKind.Conflict, "interest-closed", "it is closed already"), new(RefusalKind.Unprocessable, "note-too-long", "the note is too long"))
            .Produces<InterestRow>(200, "application/json")
            .Example(new(Root + "/{0}/answers") { Role = "secretariat", Taken = ["expressInterest /reference"], Body = """{"state":"acknowledged","note":"Put in touch with the focal point of Nepal."}""" });
        routes.MapPost(Root + "/{reference}/answers", AnswerByForm).AcceptsForm().AddEndpointFilter(new AskToSignIn(Role.Secretariat));
        var pages = routes.MapGroup("/{language:language}").ExcludeFromDescription();
        pages.MapGet("/interest/", (Language language, string? reference, InterestPages own, CancellationToken cancellation) => own.AskAsync(language, reference, cancellation));
        pages.MapGet("/desk/interests/", (Language language, ClaimsPrincipal user, InterestPages own, CancellationToken cancellation) => own.DeskAsync(language, Caller.From(user), cancellation))
            .AddEndpointFilter(new AskToSignIn(Role.Secretariat));
    }

    internal sealed record Receipt(string Reference);

    internal sealed record InterestAnswerRequest(InterestState State, string? Note = null);

    internal sealed record InterestRow(
        string Reference, InterestKind Kind, string? Organisation, CountryCode? Country, string Subject, string Text, string? About, string ContactName, string Email, Language Language, bool MayList,
        DateTimeOffset ReceivedAt, InterestState State, string? Note, DateTimeOffset? ChangedAt)
    {
        public static InterestRow Of(Interest one) => new(one.Reference, one.Kind, one.Organisation, one.Country, one.Subject, one.Text, one.About, one.ContactName, one.Email, one.Language, one.MayList, one.ReceivedAt, one.State, one.Note, one.ChangedAt);
    }

    internal sealed record ListedInterest(string Reference, InterestKind Kind, string? Organisation, CountryCode? Country, string Subject, string? About, DateTimeOffset ReceivedAt, InterestState State)
    {
        public static ListedInterest Of(Interest one) => new(one.Reference, one.Kind, one.Organisation, one.Country, one.Subject, one.About, one.ReceivedAt, one.State);
    }

    internal static async Task<IResult> Express(HttpContext context, ClaimsPrincipal user, ReceiveInterest receive, InterestPages pages, TimeProvider clock, CancellationToken cancellation)
    {
        var (caller, request, sender) = (Caller.From(user), context.Request, context.Connection.RemoteIpAddress);
        if (request.HasFormContentType) return await ExpressByFormAsync(request, receive, pages, caller, clock.GetUtcNow(), cancellation);
        if (!request.HasJsonContentType()) return Answer.Refused(NeitherFormNorJson);
        if (await request.JsonAsync<InterestAnswers>(cancellation) is not { } answers) return Answer.Refused(EmptyBody);
        var arrival = new InterestArrival(null, request.Headers["Idempotency-Key"], sender, caller, ReaderLanguage.Accepted(request));
        return Answer.From(await receive.RunAsync(answers, arrival, clock.GetUtcNow(), cancellation), taken =>
            Results.Json(new Receipt(taken.Reference), statusCode: taken.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK));
    }

    internal static async Task<IResult> List(RowsRequest asked, InterestStore interests, CancellationToken cancellation) =>
        Page.Of([.. (await interests.AllAsync(cancellation)).OrderByDescending(one => one.ReceivedAt).Select(InterestRow.Of)], row => row.Reference, asked)
            .Match(page => asked.From(Version(page.Rows), CacheKind.Private).Rows(page, Note), Answer.Refused);

    internal static async Task<IResult> Listed(RowsRequest asked, InterestStore interests, CancellationToken cancellation) =>
        Page.Of([.. (await interests.AllAsync(cancellation)).Where(one => one.MayList).OrderByDescending(one => one.ReceivedAt).Select(ListedInterest.Of)], row => row.Reference, asked)
            .Match(page => asked.From(Version(page.Rows)) is var answer && answer.Unchanged() is { } same ? same : answer.Rows(page, Note), Answer.Refused);

    internal static async Task<IResult> AnswerIt([Description("Its reference, such as IMDI-K7QM-2X4P-8.")] string reference, InterestAnswerRequest request, ClaimsPrincipal user, AnswerInterest answer, TimeProvider clock, CancellationToken cancellation) =>
        Answer.From(await answer.RunAsync(reference, request.State, request.Note, Caller.From(user), clock.GetUtcNow(), cancellation), one => Results.Json(InterestRow.Of(one)));

    internal static async Task<IResult> AnswerByForm(string reference, ClaimsPrincipal user, AnswerInterest answer, InterestPages pages, HttpRequest request, TimeProvider clock, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        var (caller, language) = (Caller.From(user), ReaderLanguage.Of(form, request));
        var state = form["state"] == "closed" ? InterestState.Closed : InterestState.Acknowledged;
        var answered = await answer.RunAsync(reference, state, form["note"], caller, clock.GetUtcNow(), cancellation);
        return answered.Refusal is { } refusal ? await pages.DeskAsync(language, caller, cancellation, refusal) : new SeeOther(PageAddress.Desk(language, "interests").Href);
    }

    private static async Task<IResult> ExpressByFormAsync(HttpRequest request, ReceiveInterest receive, InterestPages pages, Caller caller, DateTimeOffset now, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        var answers = new InterestAnswers(
            Of(InterestField.Kind), Of(InterestField.Organisation), Of(InterestField.Country), Of(InterestField.Subject), Of(InterestField.Text), Of(InterestField.About), Of(InterestField.Name), Of(InterestField.Email),
            Of(InterestField.MayList) == "yes", form["submission_id"]);
        var language = ReaderLanguage.Of(form, request);
        var arrival = new InterestArrival(new FormFacts(form["website"], form["issued_at"]), null, request.HttpContext.Connection.RemoteIpAddress, caller, language);
        var taken = await receive.RunAsync(answers, arrival, now, cancellation);
        return taken.IsOk ? new SeeOther($"{PageAddress.Interest(language).Href}?reference={taken.Value.Reference}") : await pages.RefusedAsync(language, answers, form["issued_at"], taken.Refusal, cancellation);

        string? Of(InterestField field) => form[field.Form];
    }

    private static string Version<T>(IReadOnlyList<T> rows) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(rows)).AsSpan(0, 8));

    private static DataNote Note { get; } = new("IMDI secretariat", null, "/api/docs", null);

    private static Refusal NeitherFormNorJson { get; } = Refusal.Unsupported("unsupported-media-type", "Send application/json, or the form's own application/x-www-form-urlencoded.");

    private static Refusal EmptyBody { get; } = Refusal.Malformed("malformed-json", "The body is empty. Send the expression of interest as /api/docs shows it.");
}
