using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Imdi.Functions.Tests.Directory;

/// <summary>An OpenID provider on a port of this machine: discovery, keys, code flow with PKCE, tokens signed with an RSA key of its own. It signs in whoever <see cref="Subject"/> says.</summary>
internal sealed class OpenIdProvider : IAsyncDisposable
{
    public const string ClientId = "imdi", Audience = "imdi-api";

    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge, string Redirect)> _codes = new();
    private readonly RSA _rsa = RSA.Create(2048);
    private WebApplication _app = null!;

    public string Address { get; private set; } = "";

    public string Subject { get; set; } = "amina";

    public string? Role { get; set; }

    /// <summary>What the provider puts in the ID token instead of the nonce that it was given.</summary>
    public string? OtherNonce { get; set; }

    private RsaSecurityKey Key => new(_rsa) { KeyId = "1" };

    public static async Task<OpenIdProvider> StartAsync()
    {
        var provider = new OpenIdProvider();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        provider._app = builder.Build();
        provider.Map(provider._app);
        await provider._app.StartAsync();
        provider.Address = provider._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return provider;
    }

    public string Token(string audience, DateTime? expires = null, string? nonce = null, RSA? signedBy = null)
    {
        var until = expires ?? DateTime.UtcNow.AddMinutes(10);
        Dictionary<string, object> claims = new() { ["sub"] = Subject, ["name"] = "Amina Example" };
        if (nonce is not null) claims["nonce"] = nonce;
        if (Role is not null) claims["roles"] = Role;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Address, Audience = audience, IssuedAt = until.AddMinutes(-20), NotBefore = until.AddMinutes(-20), Expires = until, Claims = claims,
            SigningCredentials = new(signedBy is null ? Key : new RsaSecurityKey(signedBy) { KeyId = "1" }, SecurityAlgorithms.RsaSha256),
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _rsa.Dispose();
    }

    private void Map(WebApplication app)
    {
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = Address, authorization_endpoint = $"{Address}/authorize", token_endpoint = $"{Address}/token", jwks_uri = $"{Address}/keys",
            response_types_supported = new[] { "code" }, subject_types_supported = new[] { "public" }, id_token_signing_alg_values_supported = new[] { "RS256" }, code_challenge_methods_supported = new[] { "S256" },
        }));
        app.MapGet("/keys", () =>
        {
            var key = _rsa.ExportParameters(false);
            return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = "1", n = Base64UrlEncoder.Encode(key.Modulus), e = Base64UrlEncoder.Encode(key.Exponent) } } });
        });
        app.MapGet("/authorize", (HttpRequest request) =>
        {
            var asked = request.Query;
            if (asked["client_id"] != ClientId || asked["response_type"] != "code" || asked["code_challenge_method"] != "S256") return Results.BadRequest();
            string code = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
            _codes[code] = (asked["nonce"].ToString(), asked["code_challenge"].ToString(), asked["redirect_uri"].ToString());
            return Results.Redirect($"{asked["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(asked["state"].ToString())}");
        });
        app.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            bool isGood = _codes.TryRemove(form["code"].ToString(), out var known) && form["redirect_uri"] == known.Redirect
                && Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) == known.Challenge;
            return isGood
                ? Results.Json(new { id_token = Token(ClientId, nonce: OtherNonce ?? known.Nonce), access_token = Token(Audience), token_type = "Bearer", expires_in = 600 })
                : Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        });
    }
}
