using System.ComponentModel;
using System.Security.Claims;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;

namespace Imdi.Functions.Directory;

/// <summary><c>/api/directory/messages</c>: the secretariat sees what waits, left or was given up, and sends the latter again.</summary>
internal static class MessageFunctions
{

    private const string KeyIs = "The key of the message, as GET /api/directory/messages lists it.";

    public static void MapMessages(this RouteGroupBuilder room)
    {
        var messages = room.MapGroup("messages");
        messages.MapGet("", List).RequireRole(Role.Secretariat)
            .Describe("listMessages", "The e-mails of a state: waiting by when they are due, others the newest first")
            .Example(new("/api/directory/messages?state=parked&limit=1") { Role = "secretariat" })
            .Produces<MessageList>(200, "application/json");
        messages.MapPost("{key}/attempts", SendAgain).RequireRole(Role.Secretariat)
            .Describe("sendMessageAgain", "Send a parked e-mail again",
                new Refuses(RefusalKind.NotFound, "no-such-message", "no message has that key"), new Refuses(RefusalKind.Conflict, "message-not-parked", "the message is not parked"),
                new Refuses(RefusalKind.Stale, "changed-meanwhile", "somebody else sent it again meanwhile"))
            .Example(new("/api/directory/messages/{0}/attempts", 202) { Role = "secretariat", Taken = ["listMessages /items/0/key"] })
            .Produces<MessageRow>(202, "application/json");
    }

    /// <param name="To">Null once it is erased, thirty days after the message was sent or given up.</param>
    internal sealed record MessageRow(
        string Key, string Id, string Template, Language Language, MessageState State, string? To, int Attempts, DateTimeOffset QueuedAt, DateTimeOffset Since, DateTimeOffset? SentAt, string? Reason)
    {
        public static MessageRow Of(StoredMessage one) =>
            new(one.Key, one.Id, one.Template, one.Language, one.State, one.To, one.Attempts, one.QueuedAt, one.Since, one.SentAt, one.Reason);
    }

    internal sealed record MessageList(IReadOnlyList<MessageRow> Items, string? Next);

    internal static async Task<IResult> List(
        [Description("waiting, sent, parked or erased; usually parked.")] Choice<MessageState>? state, [Description(PageAsked.LimitIs)] int? limit,
        [Description(PageAsked.AfterIs)] string? after, OutboxStore store, HttpContext context, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "private, no-store";
        var asked = state ?? new(MessageState.Parked);
        return Answer.From(await store.PageAsync(asked.Value, PageAsked.Rows(limit), after, cancellation), page => Results.Json(new MessageList(
            [.. page.Messages.Select(MessageRow.Of)], page.Next is { } next ? $"/api/directory/messages?state={asked}&after={Uri.EscapeDataString(next)}" : null)));
    }

    internal static async Task<IResult> SendAgain([Description(KeyIs)] string key, ClaimsPrincipal user, SendMessageAgain again, CancellationToken cancellation) =>
        Answer.From(await again.RunAsync(key, Caller.From(user), cancellation), one => Results.Json(MessageRow.Of(one), statusCode: StatusCodes.Status202Accepted));
}
