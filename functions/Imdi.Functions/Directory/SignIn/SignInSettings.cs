using System.ComponentModel.DataAnnotations;

namespace Imdi.Functions.Directory;

/// <summary>The OpenID provider that people sign in with. Without an authority there is no such sign-in.</summary>
public sealed record SignInSettings : IValidatableObject
{
    public const string Section = "SignIn";

    /// <summary>The provider's address, under which its <c>/.well-known/openid-configuration</c> stands.</summary>
    public string? Authority { get; init => field = string.IsNullOrEmpty(value) ? null : value.TrimEnd('/'); }

    /// <summary>What the provider calls this installation.</summary>
    public string? ClientId { get; init; }

    /// <summary>Not needed by a client that the provider knows as a public one, since the flow has PKCE.</summary>
    public string? ClientSecret { get; init => field = string.IsNullOrEmpty(value) ? null : value; }

    /// <summary>Whom the provider's access tokens for the API name as their audience; without it the API takes none.</summary>
    public string? Audience { get; init => field = string.IsNullOrEmpty(value) ? null : value; }

    /// <summary>The claim that names roles, such as <c>secretariat</c> or <c>panel-member</c>.</summary>
    [Required]
    public string RolesClaim { get; init; } = "roles";

    /// <summary>How long a session may lie unused before it is over; eight hours after it began it is over in any case.</summary>
    [Range(10, 480)]
    public int IdleMinutes { get; init; } = 120;

    public static SignInSettings From(IConfiguration configuration) => configuration.GetSection(Section).Get<SignInSettings>() ?? new();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Authority is not { } authority) yield break;
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            yield return new($"{Section}__{nameof(Authority)} must begin with https://.", [nameof(Authority)]);
        }

        if (string.IsNullOrEmpty(ClientId)) yield return new($"{Section}__{nameof(ClientId)} is needed beside {Section}__{nameof(Authority)}.", [nameof(ClientId)]);
    }
}
