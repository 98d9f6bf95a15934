using Imdi.Functions.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Imdi.Functions.Directory;

/// <summary>What the cookie of a session is, whoever it was signed in by.</summary>
internal static class SessionCookies
{
    private const string Item = "session";

    public static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
        cookie.Events.OnRedirectToLogin = redirect => Answer.Refused(Caller.NotSignedIn).ExecuteAsync(redirect.HttpContext);
        cookie.Events.OnRedirectToAccessDenied = redirect => Answer.Refused(Caller.RoleMissing).ExecuteAsync(redirect.HttpContext);

        cookie.Events.OnSigningIn = async signing =>
            signing.Properties.Items[Item] = await SessionsOf(signing.HttpContext).StartAsync(Caller.From(signing.Principal).Id, signing.HttpContext.RequestAborted);
        cookie.Events.OnValidatePrincipal = async validated =>
        {
            // A cookie goes along with what another site's page makes the browser send; such a request is the public's.
            bool isOwn = SameOrigin.IsSafe(validated.Request.Method) || SameOrigin.Sent(validated.Request);
            if (!isOwn || IdOf(validated.Properties) is not { } id || !await SessionsOf(validated.HttpContext).GoesOnAsync(Caller.From(validated.Principal).Id, id, validated.HttpContext.RequestAborted)) validated.RejectPrincipal();
        };
        cookie.Events.OnSigningOut = async signingOut =>
        {
            if (await signingOut.HttpContext.AuthenticateAsync(signingOut.Scheme.Name) is { Succeeded: true } session && IdOf(session.Properties) is { } id)
            {
                await SessionsOf(signingOut.HttpContext).EndAsync(Caller.From(session.Principal).Id, id, signingOut.HttpContext.RequestAborted);
            }
        };
    }

    /// <summary>The session by whose cookie the request is somebody's; null for the public and for tokens.</summary>
    public static string? SessionOf(HttpContext context) => IdOf(context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties);

    private static string? IdOf(AuthenticationProperties? properties) => properties?.Items.TryGetValue(Item, out string? id) == true ? id : null;

    private static Sessions SessionsOf(HttpContext context) => context.RequestServices.GetRequiredService<Sessions>();
}
