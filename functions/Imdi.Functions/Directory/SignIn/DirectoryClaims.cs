using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace Imdi.Functions.Directory;

/// <summary>Gives whoever the provider has signed in the roles that the Directory has for them, at every request.</summary>
internal sealed class DirectoryClaims(KnownPeople people, TimeProvider clock) : IClaimsTransformation
{
    public async Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (!OpenIdSignIn.IsBy(principal)) return principal;
        var proven = Caller.From(principal);
        var person = await people.FindAsync(proven.Id, CancellationToken.None);
        return Admission.Of(proven, person, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)).ToPrincipal(principal.Identity!.AuthenticationType!);
    }
}
