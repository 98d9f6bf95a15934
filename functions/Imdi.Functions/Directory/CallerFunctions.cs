using System.Security.Claims;

namespace Imdi.Functions.Directory;

/// <summary><c>GET /api/auth/me</c>.</summary>
internal static class CallerFunctions
{
    internal static IResult ReadCaller(ClaimsPrincipal user) => Results.Json(CallerAnswer.Of(Caller.From(user)));

    /// <param name="Id">Null for the public.</param>
    internal sealed record CallerAnswer(bool SignedIn, string? Id, string? Name, IReadOnlyList<Role> Roles, IReadOnlyList<string> Kinds)
    {
        public static CallerAnswer Of(Caller caller) => caller.IsPublic
            ? new(false, null, null, [], [])
            : new(true, caller.Id, caller.Name, [.. caller.Roles.Order()], caller.Kinds);
    }
}
