using Imdi.Functions.Hosting;
using Imdi.Shared;
using Microsoft.AspNetCore.Authentication;

namespace Imdi.Functions.Directory;

/// <summary><c>POST /api/auth/development</c>: mapped in Development, answering this machine's own pages only.</summary>
internal static class DevelopmentFunctions
{
    private static readonly Refuses[] Refused =
    [
        new(RefusalKind.Forbidden, "other-site", "the request comes from a page of another site"),
        new(RefusalKind.NotFound, "no-such-address", "the request comes from another machine, for which this does not exist"),
    ];

    public static void MapDevelopmentSignIn(this RouteGroupBuilder room)
    {
        var doors = room.MapGroup("").AddEndpointFilter(async (call, next) => Refuse(call.HttpContext) ?? await next(call));
        doors.MapPost("development", SignIn)
            .Describe("signInForDevelopment", "Sign in as a demonstration role (Development on this machine only)",
                [.. Refused, new(RefusalKind.Unprocessable, "unknown-role", "no demonstration role has that name")])
            .Example(new("/api/auth/development") { Body = """{"role":"agency"}""", Headers = new Dictionary<string, string> { ["Sec-Fetch-Site"] = "same-origin" } })
            .Produces<CallerFunctions.CallerAnswer>(200, "application/json");
    }

    internal sealed record SignInRequest(string Role);

    private static async Task<IResult> SignIn(SignInRequest request, AuditTrail audit, TimeProvider clock, HttpContext context)
    {
        if (DemonstrationRoles.Find(request.Role) is not { } caller) return Answer.Refused(UnknownRole);

        await context.SignInAsync(DevelopmentSignIn.SchemeName, caller.ToPrincipal(DevelopmentSignIn.SchemeName));
        await audit.AppendAsync(new(caller.Id, "signed-in", caller.Id, clock.GetUtcNow()), context.RequestAborted);
        return Results.Json(CallerFunctions.CallerAnswer.Of(caller));
    }

    private static IResult? Refuse(HttpContext context) => context switch
    {
        _ when !DevelopmentSignIn.IsOpenTo(context) => Results.NotFound(),
        _ when !SameOrigin.Sent(context.Request) => Answer.Refused(SignInFunctions.OtherSite),
        _ => null,
    };

    private static Refusal UnknownRole { get; } = Refusal.Unprocessable(
        "unknown-role", "No demonstration role has that name.", new FieldError("/role", "unknown-role", $"One of {string.Join(", ", DemonstrationRoles.Names)}."));
}
