using System.ComponentModel;
using System.Security.Claims;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Imdi.Functions.Directory;

/// <summary><c>/api/auth/tokens</c>: the secretariat issues, lists and revokes the tokens of agencies.</summary>
internal static class TokenFunctions
{
    public static void MapTokens(this RouteGroupBuilder room)
    {
        var tokens = room.MapGroup("tokens").RequireRole(Role.Secretariat);
        tokens.MapPost("", Issue)
            .Describe("issueToken", "Issue a token to an agency; it is shown this once", new Refuses(RefusalKind.Unprocessable, "token-request-wrong", "a field is out of range"),
                new Refuses(RefusalKind.Unprocessable, "idempotency-key-reused", "the key issued another token"))
            .Example(new("/api/auth/tokens", 201) { Role = "secretariat", Body = """{"agency":"IOM Nairobi","kinds":["remittance-quotes"],"days":90}""" })
            .Example(new("/api/auth/tokens", 422) { Role = "secretariat", Body = """{"agency":"IOM Nairobi","kinds":[],"days":9000}""" })
            .Example(new("/api/auth/tokens", 401) { Body = """{"agency":"IOM Nairobi","kinds":["remittance-quotes"],"days":90}""" })
            .Produces<IssuedToken>(201, "application/json");
        tokens.MapGet("", List).Describe("listTokens", "The tokens of agencies, without their secrets")
            .Example(new("/api/auth/tokens") { Role = "secretariat", Taken = ["issueToken /id"] }).Produces<TokenList>(200, "application/json");
        tokens.MapDelete("{id}", Revoke)
            .Describe("revokeToken", "Withdraw a token for good", new Refuses(RefusalKind.NotFound, "no-such-token", "no token has that id"))
            .Example(new("/api/auth/tokens/{0}", 204) { Role = "secretariat", Taken = ["issueToken /id"] })
            .Produces(204);
    }

    /// <param name="Token">To be handed over now: only its hash is kept.</param>
    internal sealed record IssuedToken(string Id, string Token, string Agency, IReadOnlyList<string> Kinds, DateTimeOffset ExpiresAt);

    internal sealed record TokenSummary(
        string Id, string Agency, IReadOnlyList<string> Kinds, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt, DateOnly? LastUsed);

    internal sealed record TokenList(IReadOnlyList<TokenSummary> Items);

    private static async Task<IResult> Issue(
        TokenRequest request, [FromHeader(Name = "Idempotency-Key"), Description("Of the caller's choice: asked again with the same key within a day, the same token is answered.")] string? idempotencyKey,
        ClaimsPrincipal user, IssueToken issue, CancellationToken cancellation) =>
        Answer.From(await issue.RunAsync(request, Caller.From(user), idempotencyKey, cancellation), issued => Results.Json(
            new IssuedToken(issued.Token.Id, issued.Text, issued.Token.Agency, issued.Token.Kinds, issued.Token.ExpiresAt),
            statusCode: issued.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK));

    private static async Task<IResult> List(AgencyTokenStore store, CancellationToken cancellation) => Results.Json(new TokenList(await store.ListAsync(cancellation)
        .Select(token => new TokenSummary(token.Id, token.Agency, token.Kinds, token.IssuedAt, token.ExpiresAt, token.RevokedAt, token.LastUsed))
        .OrderBy(token => token.IssuedAt).ToListAsync(cancellation)));

    private static async Task<IResult> Revoke(
        [Description("The id of the token, as GET /api/auth/tokens lists it.")] string id, ClaimsPrincipal user, AgencyTokenStore store, IssueToken tokens, CancellationToken cancellation)
    {
        if (await store.FindByIdAsync(id, cancellation) is not { } token) return Answer.Refused(NoSuchToken);
        await tokens.RevokeAsync(token, Caller.From(user), cancellation);
        return Results.NoContent();
    }

    private static Refusal NoSuchToken { get; } = Refusal.NotFound("no-such-token", "No token has that id; GET /api/auth/tokens lists them.");
}
