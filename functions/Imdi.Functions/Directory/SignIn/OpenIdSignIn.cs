using System.Security.Claims;
using Imdi.Functions.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Imdi.Functions.Directory;

/// <summary>
/// People sign in with the installation's OpenID provider: code flow with PKCE, then a cookie of this site's own; programs send the
/// provider's access tokens. Nothing of the provider's tokens is kept.
/// </summary>
internal static class OpenIdSignIn
{
    public const string SchemeName = "OpenId", SessionName = "Session", JwtName = "Jwt", Callback = "/api/auth/callback";

    /// <summary>Whether somebody was signed in by the provider, as against a demonstration role or an agency's token.</summary>
    public static bool IsBy(ClaimsPrincipal user) => user.Identity is { IsAuthenticated: true, AuthenticationType: SessionName or JwtName };

    public static void AddOpenIdSignIn(this AuthenticationBuilder authentication, SignInSettings settings)
    {
        var services = authentication.Services;
        services.AddSingleton<KeyFileStore>().AddTransient<IClaimsTransformation, DirectoryClaims>();
        services.AddDataProtection().SetApplicationName("imdi");
        services.AddOptions<KeyManagementOptions>().Configure<KeyFileStore>((keys, store) => keys.XmlRepository = new SharedKeys(store));
        authentication.AddCookie(SessionName, Configure).AddOpenIdConnect(SchemeName, oidc => Configure(oidc, settings));
        if (settings.Audience is not null) authentication.AddJwtBearer(JwtName, jwt => Configure(jwt, settings));
    }

    private static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "__Host-imdi";
        cookie.Cookie.Path = "/";
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        cookie.SlidingExpiration = false;
        SessionCookies.Configure(cookie);
    }

    private static void Configure(OpenIdConnectOptions oidc, SignInSettings settings)
    {
        (oidc.Authority, oidc.ClientId, oidc.ClientSecret) = (settings.Authority, settings.ClientId, settings.ClientSecret);
        oidc.RequireHttpsMetadata = settings.Authority!.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        (oidc.SignInScheme, oidc.CallbackPath) = (SessionName, Callback);
        (oidc.ResponseType, oidc.ResponseMode, oidc.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
        (oidc.MapInboundClaims, oidc.SaveTokens) = (false, false);

        // The answer comes by a link, so these need not go along with what other sites send.
        oidc.NonceCookie.SameSite = oidc.CorrelationCookie.SameSite = SameSiteMode.Lax;
        oidc.NonceCookie.SecurePolicy = oidc.CorrelationCookie.SecurePolicy = CookieSecurePolicy.Always;
        oidc.Events.OnRedirectToIdentityProvider = redirect =>
        {
            // Behind a proxy the request does not tell the site's own origin.
            if (redirect.HttpContext.RequestServices.GetRequiredService<IOptions<HostingSettings>>().Value.BaseAddress is { } own) redirect.ProtocolMessage.RedirectUri = own + Callback;
            return Task.CompletedTask;
        };
        oidc.Events.OnTokenValidated = async validated =>
        {
            var caller = Proven(validated.Principal!, settings);
            validated.Principal = caller.ToPrincipal(SessionName);
            var services = validated.HttpContext.RequestServices;
            await services.GetRequiredService<AuditTrail>().AppendAsync(
                new(caller.Id, "signed-in", caller.Id, services.GetRequiredService<TimeProvider>().GetUtcNow()), validated.HttpContext.RequestAborted);
        };
        oidc.Events.OnRemoteFailure = async failure =>
        {
            failure.HandleResponse();
            var page = await failure.HttpContext.RequestServices.GetRequiredService<SignInPages>().FailedAsync(failure.HttpContext, failure.Properties?.RedirectUri);
            await page.ExecuteAsync(failure.HttpContext);
        };
    }

    private static void Configure(JwtBearerOptions jwt, SignInSettings settings)
    {
        (jwt.Authority, jwt.Audience, jwt.MapInboundClaims, jwt.SaveToken) = (settings.Authority, settings.Audience, false, false);
        jwt.RequireHttpsMetadata = settings.Authority!.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        jwt.TokenValidationParameters.ClockSkew = TimeSpan.FromMinutes(1);
        jwt.Events = new JwtBearerEvents
        {
            OnTokenValidated = validated =>
            {
                validated.Principal = Proven(validated.Principal!, settings).ToPrincipal(JwtName);
                return Task.CompletedTask;
            },
            OnChallenge = challenge =>
            {
                challenge.HandleResponse();
                challenge.Response.Headers.WWWAuthenticate = "Bearer";
                return Answer.Refused(Caller.NotSignedIn).ExecuteAsync(challenge.HttpContext);
            },
            OnForbidden = forbidden => Answer.Refused(Caller.RoleMissing).ExecuteAsync(forbidden.HttpContext),
        };
    }

    private static Caller Proven(ClaimsPrincipal principal, SignInSettings settings) => Admission.Proven(
        principal.FindFirstValue("iss") ?? settings.Authority!, principal.FindFirstValue("sub")!, principal.FindFirstValue("name"),
        principal.FindAll(settings.RolesClaim).Select(claim => claim.Value));
}
