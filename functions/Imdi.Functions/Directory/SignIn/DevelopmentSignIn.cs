using System.Net;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Imdi.Functions.Directory;

/// <summary>
/// A cookie for a demonstration role. It exists in Development and for this machine only; everywhere else its address is unknown
/// and its cookie is not looked at.
/// </summary>
internal static class DevelopmentSignIn
{
    public const string SchemeName = "Development";

    private const string CookieName = "imdi-development";

    /// <summary>The host's name is checked too: a page of the web can let its own name point to 127.0.0.1.</summary>
    public static bool IsOpenTo(HttpContext context) =>
        context.RequestServices.GetRequiredService<IHostEnvironment>().IsDevelopment()
        && context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && context.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]";

    public static bool IsUsed(HttpRequest request) => request.Cookies.ContainsKey(CookieName);

    public static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = CookieName;
        SessionCookies.Configure(cookie);
    }
}
