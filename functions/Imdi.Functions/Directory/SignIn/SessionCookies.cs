using Imdi.Functions.Hosting;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Imdi.Functions.Directory;

/// <summary>What the cookie of a session is, whoever it was signed in by.</summary>
internal static class SessionCookies
{
    public static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
        cookie.Events.OnRedirectToLogin = redirect => Answer.Refused(Caller.NotSignedIn).ExecuteAsync(redirect.HttpContext);
        cookie.Events.OnRedirectToAccessDenied = redirect => Answer.Refused(Caller.RoleMissing).ExecuteAsync(redirect.HttpContext);

        // A cookie goes along with what another site's page makes the browser send; such a request is the public's.
        cookie.Events.OnValidatePrincipal = validated =>
        {
            if (!SameOrigin.IsSafe(validated.Request.Method) && !SameOrigin.Sent(validated.Request)) validated.RejectPrincipal();
            return Task.CompletedTask;
        };
    }
}
