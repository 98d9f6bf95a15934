using System.Security.Claims;
using Imdi.Functions.Hosting;
using Imdi.Web;

namespace Imdi.Functions.Directory;

/// <summary>The forms of the desk by which somebody ends sessions of their own: a browser's affair, so there is no JSON of it.</summary>
internal static class SessionFunctions
{
    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/auth/sessions/{id}/end", (string id, ClaimsPrincipal user, Sessions sessions, SignInPages signIn, HttpContext context, CancellationToken cancellation) =>
            EndAsync(user, signIn, context, subject => sessions.EndAsync(subject, id, cancellation))).AcceptsForm();
        routes.MapPost("/api/auth/sessions/end", (ClaimsPrincipal user, Sessions sessions, SignInPages signIn, HttpContext context, CancellationToken cancellation) =>
            EndAsync(user, signIn, context, subject => sessions.EndOthersAsync(subject, SessionCookies.SessionOf(context), cancellation))).AcceptsForm();
    }

    private static async Task<IResult> EndAsync(ClaimsPrincipal user, SignInPages signIn, HttpContext context, Func<string, Task> end)
    {
        var language = ReaderLanguage.Of(await context.Request.ReadFormAsync(context.RequestAborted), context.Request);
        if (SessionCookies.SessionOf(context) is null) return await signIn.AskAsync(language, Caller.Public, context, PageAddress.Desk(language).Href);
        await end(Caller.From(user).Id);
        return new SeeOther(PageAddress.Desk(language).Href);
    }
}
