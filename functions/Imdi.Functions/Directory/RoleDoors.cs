using Imdi.Functions.Hosting;
using Imdi.Shared;
using Microsoft.AspNetCore.Authorization;

namespace Imdi.Functions.Directory;

/// <summary>Closes a door, or a group of them, to whoever has none of the roles: before the request's body is read.</summary>
public static class RoleDoors
{
    /// <summary>The framework refuses to serve such a door when <see cref="DirectoryRegistration.UseDirectory"/> is missing.</summary>
    public static TBuilder RequireRole<TBuilder>(this TBuilder doors, params Role[] roles)
        where TBuilder : IEndpointConventionBuilder => doors
            .RequireAuthorization(new AuthorizeAttribute { Roles = string.Join(',', roles) })
            .WithMetadata(
                new Refuses(RefusalKind.Unauthenticated, Caller.NotSignedIn.Code, "nobody is signed in"),
                new Refuses(RefusalKind.Forbidden, Caller.RoleMissing.Code, $"the caller is not {string.Join(" or ", roles.Select(role => role.ToString().ToLowerInvariant()))}"));
}
