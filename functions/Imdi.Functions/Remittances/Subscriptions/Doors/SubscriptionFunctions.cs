using System.ComponentModel;
using System.Net.Mime;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;

namespace Imdi.Functions.Remittances;

/// <summary><c>/api/subscriptions</c>: anyone asks to be told of a corridor, confirms and leaves by the links that were sent. No answer says whether an address is known.</summary>
internal static class SubscriptionFunctions
{
    private const string KeyIs = "The secret of the link that was sent.";

    private static readonly Refuses[] ByLink = [new(RefusalKind.NotFound, "link-not-valid", "the link is unknown or too old")];

    public static void MapSubscriptionDoors(this RouteGroupBuilder room)
    {
        room.MapPost("", Ask)
            .Describe("askForAlerts", "Ask to be told by e-mail when a corridor's published cost crosses a threshold; a link to confirm is sent",
                new(RefusalKind.Unprocessable, "subscription-incomplete", "a field is missing or wrong"), new(RefusalKind.TooMany, "too-many-forms", "the address has sent its share of the day"))
            .Example(new("/api/subscriptions", 202) { Body = """{"email":"reader@example.org","from":"GBR","to":"KEN","threshold":5,"language":"en"}""" })
            .Example(new("/api/subscriptions", 422) { Body = """{"email":"reader","from":"GBR","to":"KEN","threshold":90}""" })
            .Produces<Asked>(202, "application/json");
        room.MapPost("confirmations", Confirm)
            .Describe("confirmAlerts", "Confirm by the link that was sent; again changes nothing", ByLink)
            .Example(new("/api/subscriptions/confirmations") { Body = """{"key":"CCCCCCCCCCCCCCCCCCCCCA"}""" })
            .Produces<Confirmed>(200, "application/json");
        room.MapGet("leaving/{key}", ReadLeaving)
            .Describe("readLeaving", "The link of a message: on to the page that asks whether to leave; nothing changes")
            .Example(new("/api/subscriptions/leaving/BBBBBBBBBBBBBBBBBBBBBA?lang=fr", 302))
            .Produces(302);
        room.MapPost("leaving/{key}", Leave)
            .Describe("leaveAlerts", "Leave by the link of a message, as mail programs do with one click (RFC 8058); again changes nothing", ByLink)
            .Example(new("/api/subscriptions/leaving/BBBBBBBBBBBBBBBBBBBBBA", 204) { ContentType = MediaTypeNames.Application.FormUrlEncoded, Body = "List-Unsubscribe=One-Click" })
            .Produces(204);
    }

    /// <param name="State">Always <c>to-be-confirmed</c>.</param>
    internal sealed record Asked(string State);

    internal sealed record ConfirmationRequest(string Key);

    internal sealed record Confirmed(CountryCode From, CountryCode To, decimal Threshold, Language Language);

    internal static async Task<IResult> Ask(SubscriptionAnswers answers, AskForAlerts ask, TimeProvider clock, HttpContext context, CancellationToken cancellation) =>
        await ask.RunAsync(answers, null, context.Connection.RemoteIpAddress, clock.GetUtcNow(), cancellation) is { } refusal
            ? Answer.Refused(refusal)
            : Results.Json(new Asked("to-be-confirmed"), statusCode: StatusCodes.Status202Accepted);

    internal static async Task<IResult> Confirm(ConfirmationRequest request, ChangeSubscription change, CancellationToken cancellation) =>
        Answer.From(await change.ConfirmAsync(request.Key, cancellation), one => Results.Json(new Confirmed(one.Corridor.From, one.Corridor.To, one.Threshold, one.Language)));

    internal static IResult ReadLeaving([Description(KeyIs)] string key, [Description("The language of the page.")] Language? lang) =>
        Results.Redirect(PageAddress.LeaveAlert(lang ?? Language.English, key).Href);

    /// <summary>A mail program is told nothing but that it is done: it follows no redirect. A page's own form says its language and goes on to the page.</summary>
    internal static async Task<IResult> Leave([Description(KeyIs)] string key, [Description("Of the link; not looked at.")] Language? lang, ChangeSubscription change, HttpContext context, CancellationToken cancellation)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(cancellation) : FormCollection.Empty;
        var refusal = await change.LeaveAsync(key, cancellation);
        if (Language.TryParse(form["lang"], out var page)) return new SeeOther(PageAddress.LeaveAlert(page, key).Href);
        return refusal is null ? Results.NoContent() : Answer.Refused(refusal);
    }
}
