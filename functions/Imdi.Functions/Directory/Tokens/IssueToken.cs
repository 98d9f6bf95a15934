using System.Security.Cryptography;
using System.Text;
using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>A token as it is handed over, this once.</summary>
public sealed record IssuedAgencyToken(AgencyToken Token, string Text, bool IsNew);

/// <summary>
/// Issues a token. With a key it is made from the key and the installation's secret, so that a caller whose answer was lost gets the same
/// token by asking again, for a day; without one it is made by chance.
/// </summary>
public sealed class IssueToken(AgencyTokenStore store, SigningKeyStore keys, AuditTrail audit, TimeProvider clock)
{
    private static readonly TimeSpan AskedAgainFor = TimeSpan.FromDays(1);

    public async Task<Outcome<IssuedAgencyToken>> RunAsync(TokenRequest request, Caller caller, string? key, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        string text = key is { Length: > 0 } ? await TextOfAsync(caller, key, cancellation) : AgencyTokenStore.NewText();
        var issued = request.Issue(text, now);
        if (issued.Refusal is { } refusal) return refusal;

        var token = issued.Value;
        if (await store.FindAsync(token.Hash, cancellation) is { } before) return Again(before, token, text, now);
        await audit.AppendAsync(new(caller.Id, "token-issued", token.Id, token.IssuedAt, AfterHash: StateHash.Of(token)), cancellation);
        if (await store.AddAsync(token, cancellation) is null) return new IssuedAgencyToken(token, text, IsNew: true);
        return Again((await store.FindAsync(token.Hash, cancellation))!, token, text, now);
    }

    /// <summary>From now on it lets nobody in; again changes nothing.</summary>
    public async Task RevokeAsync(AgencyToken token, Caller caller, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await store.ChangeAsync(token.Hash, one => one.Revoke(now), cancellation);
        await audit.AppendAsync(new(caller.Id, "token-revoked", token.Id, now, StateHash.Of(token), StateHash.Of(token.Revoke(now))), cancellation);
    }

    private static Outcome<IssuedAgencyToken> Again(AgencyToken before, AgencyToken asked, string text, DateTimeOffset now) =>
        before.RevokedAt is null && now - before.IssuedAt < AskedAgainFor && before.Agency == asked.Agency && before.Kinds.SequenceEqual(asked.Kinds)
        && before.ExpiresAt - before.IssuedAt == asked.ExpiresAt - asked.IssuedAt
            ? new IssuedAgencyToken(before, text, IsNew: false)
            : KeyReused;

    private async Task<string> TextOfAsync(Caller caller, string key, CancellationToken cancellation) => AgencyToken.TextOf(
        HMACSHA256.HashData(await keys.KeyForAsync("agency-token", cancellation), Encoding.UTF8.GetBytes($"{caller.Id}\n{key}")));

    private static Refusal KeyReused { get; } = Refusal.Unprocessable("idempotency-key-reused", "This Idempotency-Key issued another token, or did so more than a day ago. Use a new key for each.");
}
