using System.Security.Cryptography;
using System.Text;

namespace Imdi.Functions.Directory;

/// <summary>Who somebody is, out of what the sign-in proves and what the Directory says.</summary>
internal static class Admission
{
    private const string Prefix = "person:";

    /// <summary>Whether an id is that of somebody whom the sign-in knows.</summary>
    public static bool IsPerson(string id) => id.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The caller that a token of the provider proves. The id is a hash, since some providers' subjects are addresses of persons.</summary>
    /// <param name="roles">Names of roles, as the token's claims have them: <c>focal-point</c> or <c>FocalPoint</c>. Others are the provider's own affair.</param>
    public static Caller Proven(string issuer, string subject, string? name, IEnumerable<string> roles) => new(
        Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\n{subject}")))[..32],
        name ?? "",
        roles.Select(Read).OfType<Role>().ToHashSet(),
        []);

    /// <summary>
    /// The roles that the token names and, within their term, those of the Directory. A record that has ended closes everything: the
    /// secretariat need not wait for the provider.
    /// </summary>
    public static Caller Of(Caller proven, Person? person, DateOnly day) => person switch
    {
        null => proven,
        { Until: { } last } when last < day => proven with { Name = person.Name, Roles = new HashSet<Role>() },
        _ when !person.Serves(day) => proven with { Name = person.Name },
        _ => proven with { Name = person.Name, Roles = proven.Roles.Union(person.Roles).ToHashSet(), Organisation = person.Organisation, Countries = person.Endorses(day) ? person.Countries : [], IsVerified = person.IsVerified(day) },
    };

    private static Role? Read(string name) => Enum.TryParse<Role>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var role) && Enum.IsDefined(role) && !char.IsAsciiDigit(name[0]) ? role : null;
}
