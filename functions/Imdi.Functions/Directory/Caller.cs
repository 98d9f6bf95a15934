using System.Security.Claims;
using Imdi.Shared;
using Imdi.Web.Pages.Desk;

namespace Imdi.Functions.Directory;

/// <summary>What somebody may do beyond what everyone may.</summary>
public enum Role
{
    /// <summary>Sends data of the kinds that it is named for.</summary>
    Agency,

    /// <summary>Looks after everything: data, tokens, reports, proposals.</summary>
    Secretariat,

    /// <summary>Answers for a country: endorses proposals that involve it.</summary>
    FocalPoint,

    /// <summary>Acts for an international organisation that executes projects.</summary>
    ExecutingAgency,

    /// <summary>Has a seat on the Technical Advisory Panel.</summary>
    PanelMember,

    /// <summary>Acts for a donor: pledges, and follows its money.</summary>
    Donor,
}

/// <summary>Who is asking. Without roles it is the public, which may read whatever is published.</summary>
/// <param name="Id">Stable, for the audit trail; never a name or an address of a person.</param>
/// <param name="Kinds">Dataset kinds that an agency may send.</param>
public sealed record Caller(string Id, string Name, IReadOnlySet<Role> Roles, IReadOnlyList<string> Kinds)
{
    private const string KindClaim = "imdi:kind", AgencyClaim = "imdi:agency", OrganisationClaim = "imdi:organisation", CountryClaim = "imdi:country", VerifiedClaim = "imdi:verified";

    public static readonly Refusal NotSignedIn =
        new(RefusalKind.Unauthenticated, "sign-in-needed", "Sign in, or send a token as 'Authorization: Bearer …'.");

    public static readonly Refusal RoleMissing =
        Refusal.Forbidden("role-missing", "Your account may not do this. Ask the secretariat for the role.");

    public static Caller Public { get; } = new("public", "Public", new HashSet<Role>(), []);

    /// <summary>The agency that somebody acts for: whatever one of its people or tokens sent is the agency's.</summary>
    public string? Agency { get; init; }

    /// <summary>Id of the organisation that somebody acts for, as an executing agency, a donor or a panel member.</summary>
    public string? Organisation { get; init; }

    /// <summary>Countries that somebody endorses proposals for: see <see cref="Person.Endorses"/>.</summary>
    public IReadOnlyList<CountryCode> Countries { get; init; } = [];

    /// <summary>A focal point whom the secretariat has verified; without countries, one for other topics than projects.</summary>
    public bool IsVerified { get; init; }

    public bool IsPublic => Roles.Count == 0;

    /// <summary>Also true of somebody who has no role yet.</summary>
    public bool IsSignedIn => Id != Public.Id;

    /// <summary>Which desks the caller has.</summary>
    public DeskAccess Desks => new(Name, Is(Role.Secretariat), Is(Role.Agency), Is(Role.FocalPoint), Is(Role.ExecutingAgency), Is(Role.PanelMember), Is(Role.Donor))
    {
        EndorsesNot = !Is(Role.FocalPoint) || Countries.Count > 0 ? null : IsVerified ? "other-topics" : "unverified",
    };

    public static Caller From(ClaimsPrincipal? principal)
    {
        if (principal?.Identity is not { IsAuthenticated: true } || principal.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id)
        {
            return Public;
        }

        var roles = principal.FindAll(ClaimTypes.Role).Select(claim => Enum.TryParse<Role>(claim.Value, out var role) ? role : (Role?)null);
        return new(
            id,
            principal.FindFirstValue(ClaimTypes.Name) ?? id,
            roles.OfType<Role>().ToHashSet(),
            [.. principal.FindAll(KindClaim).Select(claim => claim.Value)]) 
        {
            Agency = principal.FindFirstValue(AgencyClaim),
            Organisation = principal.FindFirstValue(OrganisationClaim),
            Countries = [.. principal.FindAll(CountryClaim).Select(claim => CountryCode.Parse(claim.Value))],
            IsVerified = principal.HasClaim(claim => claim.Type == VerifiedClaim),
        };
    }

    public ClaimsPrincipal ToPrincipal(string scheme) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, Id),
            new(ClaimTypes.Name, Name),
            .. Roles.Order().Select(role => new Claim(ClaimTypes.Role, role.ToString())),
            .. Kinds.Select(kind => new Claim(KindClaim, kind)),
            .. Agency is { } agency ? (Claim[])[new(AgencyClaim, agency)] : [],
            .. Organisation is { } organisation ? (Claim[])[new(OrganisationClaim, organisation)] : [],
            .. Countries.Select(country => new Claim(CountryClaim, country.Alpha3)),
            .. IsVerified ? (Claim[])[new(VerifiedClaim, "yes")] : [],
        ],
        scheme));

    public bool Is(Role role) => Roles.Contains(role);

    /// <summary>Null when the caller has the role.</summary>
    public Refusal? Require(Role role) => Is(role) ? null : IsPublic ? NotSignedIn : RoleMissing;

    /// <summary>Null when the caller may send data of this kind: the secretariat any, an agency those that it is named for.</summary>
    public Refusal? RequireKind(string kind) => this switch
    {
        _ when Is(Role.Secretariat) || (Is(Role.Agency) && Kinds.Contains(kind)) => null,
        _ when Is(Role.Agency) => Refusal.Forbidden("kind-not-yours", Kinds.Count == 0
            ? "Your token is for no kind of data. Ask the secretariat for one that is."
            : $"Your token is for {string.Join(", ", Kinds)}. Ask the secretariat for one that covers this kind."),
        _ => Require(Role.Agency),
    };
}
