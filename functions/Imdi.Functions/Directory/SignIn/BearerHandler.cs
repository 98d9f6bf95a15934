using System.Text.Encodings.Web;
using Imdi.Functions.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Directory;

/// <summary>Signs in an agency's system by its token; with one that is unknown, expired or revoked it is the public.</summary>
internal sealed class BearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, AgencyTokenStore tokens, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string SchemeName = "Bearer";

    private const string Prefix = "Bearer ";

    public static bool IsUsed(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the token can be one of ours; any other is the provider's.</summary>
    public static bool IsOfAgency(HttpRequest request) => AgencyToken.LooksLikeOne(TextOf(request));

    private static string TextOf(HttpRequest request) => request.Headers.Authorization.ToString()[Prefix.Length..].Trim();

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsUsed(Request)) return AuthenticateResult.NoResult();

        string text = TextOf(Request);
        var now = clock.GetUtcNow();
        if (!AgencyToken.LooksLikeOne(text)
            || await tokens.FindAsync(AgencyToken.HashOf(text), Context.RequestAborted) is not { } token
            || !token.IsValid(now))
        {
            return AuthenticateResult.Fail("The token is unknown, expired or revoked.");
        }

        await NoteUseAsync(token, DateOnly.FromDateTime(now.UtcDateTime));
        return AuthenticateResult.Success(new AuthenticationTicket(token.ToCaller().ToPrincipal(Scheme.Name), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Answer.Refused(Caller.NotSignedIn).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Answer.Refused(Caller.RoleMissing).ExecuteAsync(Context);

    // The day is enough to see which tokens nobody uses any more, and costs one write a day.
    private Task NoteUseAsync(AgencyToken token, DateOnly today) => token.LastUsed == today
        ? Task.CompletedTask
        : tokens.ChangeAsync(token.Hash, used => used with { LastUsed = today }, Context.RequestAborted);
}
