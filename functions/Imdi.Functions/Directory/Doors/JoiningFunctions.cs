using System.ComponentModel;
using System.Net.Mime;
using System.Security.Claims;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;

namespace Imdi.Functions.Directory;

/// <summary><c>/api/directory/joinings</c>: any organisation asks to join, confirms it from its address, and the secretariat decides; by forms and as JSON.</summary>
internal static class JoiningFunctions
{
    private const string Root = "/api/directory/joinings";

    public static void MapJoining(this RouteGroupBuilder room, IEndpointRouteBuilder routes)
    {
        routes.MapPost(Root, AskByForm).AcceptsForm();
        routes.MapPost($"{Root}/confirmations", ConfirmByForm).AcceptsForm();
        routes.MapPost($"{Root}/{{id}}/decision", DecideByForm).AcceptsForm().AddEndpointFilter(new AskToSignIn(Role.Secretariat));
        var pages = routes.MapGroup("/{language:language}").ExcludeFromDescription();
        pages.MapGet("/join/", (Language language, string? sent, JoiningPages own, CancellationToken cancellation) => own.AskAsync(language, sent == "yes", cancellation));
        pages.MapGet("/join/{secret}/", (Language language, string secret, JoiningPages own, CancellationToken cancellation) => own.ConfirmAsync(language, secret, cancellation));
        pages.MapGet("/desk/directory/joinings/{id}/", (Language language, string id, ClaimsPrincipal user, JoiningPages own, CancellationToken cancellation) => own.DeskAsync(language, Caller.From(user), id, new(), null, cancellation))
            .AddEndpointFilter(new AskToSignIn(Role.Secretariat));

        room.MapPost("joinings", Ask).Describe("askToJoin", "Ask that an organisation may join the stakeholder register; without an account. A link to confirm it goes to the address; the answer tells nothing of who is known",
                new Refuses(RefusalKind.Unprocessable, "joining-incomplete", "a field is missing or wrong"), new Refuses(RefusalKind.TooMany, "too-many-forms", "the address has sent its share of the day"))
            .Example(new(Root, 202) { Body = """{"name":"Example Foundation","constituency":"donor","country":"CHE","purpose":"We would like to fund training before departure.","contactName":"A. Example","email":"office@example.org"}""" })
            .Example(new(Root, 422) { Body = """{"name":"Example Foundation","constituency":"bank"}""" })
            .Produces<StateAnswer>(202, MediaTypeNames.Application.Json);
        room.MapPost("joinings/confirmations", Confirm).Describe("confirmJoining", "Confirm a request to join with the secret of the link that was sent to its address", new Refuses(RefusalKind.NotFound, AskToJoin.NoSuchLink.Code, "the link has run out or is not whole"))
            .Example(new($"{Root}/confirmations") { Body = """{"link":"DDDDDDDDDDDDDDDDDDDDDA"}""" }).Produces<StateAnswer>(200, MediaTypeNames.Application.Json);
        room.MapGet("joinings", List).RequireRole(Role.Secretariat).Describe("listJoinings", "Requests to join that were confirmed, decided ones too").Example(new(Root) { Role = "secretariat", Taken = ["askToJoin /state"] })
            .Produces<JoiningList>(200, MediaTypeNames.Application.Json);
        room.MapPost("joinings/{id}/decision", Decide).RequireRole(Role.Secretariat)
            .Describe("decideJoining", "Approve a request to join, which adds the organisation and invites the contact of a donor, or decline it with a reason",
                new Refuses(RefusalKind.NotFound, DecideJoining.NoSuchJoining.Code, "there is no request with this id"), new(RefusalKind.Conflict, "joining-not-open", "it is decided, or not confirmed"), new(RefusalKind.Conflict, "organisation-exists", "the id is taken"),
                new(RefusalKind.Unprocessable, "joining-decision-wrong", "there is no reason"), new(RefusalKind.Unprocessable, "organisation-wrong", "the id is wrong"))
            .Example(new($"{Root}/0123456789abcdef0123456789/decision") { Role = "secretariat", Body = """{"approve":true,"organisation":"example-development-bank"}""" }).Produces<Joining>(200, MediaTypeNames.Application.Json);
    }

    /// <param name="State">sent: look for the message; confirmed: the secretariat decides.</param>
    internal sealed record StateAnswer(JoiningState State);

    internal sealed record JoiningList(IReadOnlyList<Joining> Items);

    /// <param name="Link">The secret of the link.</param>
    internal sealed record ConfirmationRequest(string? Link = null);

    private static async Task<IResult> Ask(JoiningAnswers answers, ClaimsPrincipal user, AskToJoin ask, HttpContext context, CancellationToken cancellation) =>
        await ask.RunAsync(answers, new(null, context.Connection.RemoteIpAddress, Caller.From(user), ReaderLanguage.Accepted(context.Request)), cancellation) is { } refusal
            ? Answer.Refused(refusal)
            : Results.Json(new StateAnswer(JoiningState.Sent), statusCode: StatusCodes.Status202Accepted);

    private static async Task<IResult> Confirm(ConfirmationRequest request, ClaimsPrincipal user, AskToJoin ask, CancellationToken cancellation) =>
        Answer.From(await ask.ConfirmAsync(request.Link, Caller.From(user), cancellation), joining => Results.Json(new StateAnswer(joining.State)));

    private static async Task<IResult> List(JoiningStore joinings, HttpContext context, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "private, no-store";
        return Results.Json(new JoiningList(await joinings.ListAsync(cancellation).Where(one => one.State != JoiningState.Sent).OrderBy(one => one.At).ToListAsync(cancellation)));
    }

    private static async Task<IResult> Decide([Description("The request's id, as GET /api/directory/joinings lists it.")] string id, JoiningDecision decision, ClaimsPrincipal user, DecideJoining decide, CancellationToken cancellation) =>
        Answer.From(await decide.RunAsync(id, decision, Caller.From(user), cancellation));

    private static async Task<IResult> AskByForm(ClaimsPrincipal user, AskToJoin ask, JoiningPages pages, HttpContext context, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var language = ReaderLanguage.Of(form, context.Request);
        var answers = new JoiningAnswers(form["name"], form["constituency"], form["country"], form["purpose"], form["contactName"], form["email"]);
        var arrival = new JoiningArrival(new FormFacts(form["website"], form["issued_at"]), context.Connection.RemoteIpAddress, Caller.From(user), language);
        return await ask.RunAsync(answers, arrival, cancellation) is { } refusal
            ? await pages.RefusedAsync(language, answers, form["issued_at"], refusal, cancellation)
            : new SeeOther($"{PageAddress.Join(language).Href}?sent=yes");
    }

    private static async Task<IResult> ConfirmByForm(ClaimsPrincipal user, AskToJoin ask, JoiningPages pages, HttpContext context, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var language = ReaderLanguage.Of(form, context.Request);
        string secret = form["link"].ToString();
        return await ask.ConfirmAsync(secret, Caller.From(user), cancellation) is { IsOk: true } ? new SeeOther(PageAddress.ConfirmJoining(language, secret).Href) : await pages.ConfirmAsync(language, secret, cancellation);
    }

    private static async Task<IResult> DecideByForm(string id, ClaimsPrincipal user, DecideJoining decide, JoiningPages pages, HttpContext context, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var (language, decision) = (ReaderLanguage.Of(form, context.Request), new JoiningDecision(form["approve"] == "yes", form["organisation"], form["reason"]));
        var decided = await decide.RunAsync(id, decision, Caller.From(user), cancellation);
        return decided.IsOk ? new SeeOther(PageAddress.Desk(language, "directory").Href) : await pages.DeskAsync(language, Caller.From(user), id, decision, decided.Refusal, cancellation);
    }
}
