using System.Net.Mime;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Directory;

/// <summary><c>GET /api/auth/sign-in</c> leads to the provider and back to a page of ours; <c>POST /api/auth/sign-out</c> ends the session here.</summary>
internal static class SignInFunctions
{
    private const string Address = "/api/auth/sign-in", OutAddress = "/api/auth/sign-out";

    public static Refusal OtherSite { get; } = Refusal.Forbidden("other-site", "Do this from a page of this site.");

    public static string AddressFor(string wanted) => $"{Address}?wanted={Uri.EscapeDataString(wanted)}";

    /// <summary>Exists where a provider is set.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(OutAddress, (Delegate)SignOutByForm).Accepts<IFormCollection>(MediaTypeNames.Application.FormUrlEncoded).ExcludeFromDescription();
        if (routes.ServiceProvider.GetRequiredService<IOptions<SignInSettings>>().Value.Authority is not null) routes.MapGet(Address, SignIn).ExcludeFromDescription();
    }

    public static void MapSignOut(this RouteGroupBuilder room) => room.MapPost("sign-out", (Delegate)SignOut)
        .Describe("signOut", "End the session", new Refuses(RefusalKind.Forbidden, OtherSite.Code, "the request comes from a page of another site"))
        .Example(new("/api/auth/sign-out", 204) { Role = "agency", Headers = new Dictionary<string, string> { ["Sec-Fetch-Site"] = "same-origin" } })
        .Produces(204);

    private static IResult SignIn(string? wanted, HttpContext context) => Results.Challenge(
        new AuthenticationProperties { RedirectUri = SignInPages.OwnPageOf(wanted) ?? PageAddress.Desk(ReaderLanguage.Accepted(context.Request)).Href }, [OpenIdSignIn.SchemeName]);

    private static async Task<IResult> SignOut(HttpContext context)
    {
        if (!SameOrigin.Sent(context.Request)) return Answer.Refused(OtherSite);
        foreach (string session in new[] { DevelopmentSignIn.SchemeName, OpenIdSignIn.SessionName })
        {
            if (await context.RequestServices.GetRequiredService<IAuthenticationSchemeProvider>().GetSchemeAsync(session) is not null) await context.SignOutAsync(session);
        }

        // Not "storage" as well: there lies what an applicant has let this device keep, whoever was signed in.
        context.Response.Headers["Clear-Site-Data"] = "\"cache\"";

        return Results.NoContent();
    }

    private static async Task<IResult> SignOutByForm(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var language = Language.TryParse(form[ReaderLanguage.Parameter], null, out var chosen) ? chosen : ReaderLanguage.Accepted(context.Request);
        return await SignOut(context) is IStatusCodeHttpResult { StatusCode: StatusCodes.Status403Forbidden } refused ? (IResult)refused : new SeeOther(PageAddress.Home(language).Href);
    }
}
