using System.Text.RegularExpressions;
using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>What the secretariat asks for when it issues a token.</summary>
/// <param name="Agency">The agency's name as it is shown, such as "IOM Nairobi".</param>
/// <param name="Kinds">The dataset kinds that the token may send.</param>
/// <param name="Days">How many days it is valid, at most 730.</param>
public sealed partial record TokenRequest(string Agency, IReadOnlyList<string> Kinds, int Days)
{
    private const int MostDays = 730;
    private const int MostKinds = 50;

    public Outcome<AgencyToken> Issue(string text, DateTimeOffset now) => Errors().ToArray() is { Length: > 0 } errors
        ? Refusal.Unprocessable("token-request-wrong", "The token was not issued; the errors say what would be right.", errors)
        : new AgencyToken(AgencyToken.HashOf(text), Agency.Trim(), [.. Kinds.Distinct()], now, now.AddDays(Days), null, null);

    private IEnumerable<FieldError> Errors()
    {
        if (Agency.Trim() is not { Length: > 0 and <= 100 }) yield return new("/agency", "agency-name-wrong", "A name of 1 to 100 characters.");
        if (Kinds.Count is 0 or > MostKinds) yield return new("/kinds", "kinds-missing", $"1 to {MostKinds} kinds of data.");
        if (Days is < 1 or > MostDays) yield return new("/days", "days-out-of-range", $"1 to {MostDays} days.");
        for (int index = 0; index < Kinds.Count; index++)
        {
            if (!KindPattern().IsMatch(Kinds[index])) yield return new($"/kinds/{index}", "kind-malformed", "The id of a kind, such as remittance-quotes.");
        }
    }

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+){0,9}\z")]
    private static partial Regex KindPattern();
}
