using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>
/// Under which source a caller's figures stand: an agency's under its own, so that nobody replaces another's; the secretariat's under the
/// one that it names, or the publisher that the layout belongs to.
/// </summary>
public static class AgencySource
{
    private const int Longest = 40;

    public static Outcome<string?> Of(Caller caller, string? asked, DatasetKind kind) => caller switch
    {
        _ when caller.Is(Role.Secretariat) => asked is null ? Outcome.Ok<string?>(null) : DatasetSources.Find(asked, kind, null).Then(found => Outcome.Ok<string?>(found.Id)),
        { Agency: { } agency } when asked is null || asked == IdOf(agency) => Outcome.Ok<string?>(IdOf(agency)),
        _ => Refusal.Forbidden("source-not-yours", "An agency's figures stand under its own name: leave the source out."),
    };

    /// <summary>The name in small Latin letters and hyphens; one that has none, or is a known publisher's, by the hash of it.</summary>
    public static string IdOf(string agency)
    {
        var id = new StringBuilder();
        foreach (char letter in agency.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter)) id.Append(letter);
            else if (id.Length > 0 && id[^1] != '-') id.Append('-');
        }

        string plain = id.ToString().TrimEnd('-');
        bool stands = plain.Length is >= 2 and <= Longest && char.IsAsciiLetter(plain[0]) && agency.All(char.IsAscii) && !DatasetSources.IsKnown(plain);
        return stands ? plain : string.Create(CultureInfo.InvariantCulture, $"agency-{Shard(agency)}");
    }

    /// <summary>Twelve digits that stand for an agency where its name cannot.</summary>
    public static string Shard(string agency) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(agency)).AsSpan(0, 6));
}
