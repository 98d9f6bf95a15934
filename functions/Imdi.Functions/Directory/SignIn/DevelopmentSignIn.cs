using System.Net;
using Imdi.Functions.Hosting;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Imdi.Functions.Directory;

/// <summary>
/// A cookie for a demonstration role. It exists in Development and for this machine only; everywhere else its address is unknown
/// and its cookie is not looked at.
/// </summary>
internal static class DevelopmentSignIn
{
    public const string SchemeName = "Development";

    /// <summary>The host's name is checked too: a page of the web can let its own name point to 127.0.0.1.</summary>
    public static bool IsOpenTo(HttpContext context) =>
        context.RequestServices.GetRequiredService<IHostEnvironment>().IsDevelopment()
        && context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && context.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]";

    public static bool IsFromThisSite(HttpRequest request) =>
        SameOrigin.Allows(request.Headers["Sec-Fetch-Site"], request.Headers.Origin, $"{request.Scheme}://{request.Host}");

    public static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "imdi-development";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
        cookie.Events.OnRedirectToLogin = redirect => Answer.Refused(Caller.NotSignedIn).ExecuteAsync(redirect.HttpContext);
        cookie.Events.OnRedirectToAccessDenied = redirect => Answer.Refused(Caller.RoleMissing).ExecuteAsync(redirect.HttpContext);

        // A cookie goes along with what another site's page makes the browser send; such a request is the public's.
        cookie.Events.OnValidatePrincipal = validated =>
        {
            if (!SameOrigin.IsSafe(validated.Request.Method) && !IsFromThisSite(validated.Request)) validated.RejectPrincipal();
            return Task.CompletedTask;
        };
    }
}
