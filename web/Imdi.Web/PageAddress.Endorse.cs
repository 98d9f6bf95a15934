using Imdi.Shared;

namespace Imdi.Web;

public sealed partial record PageAddress
{
    public static PageAddress Endorse(Language language, string token) => new(language, $"endorse/{token}/");

    public static PageAddress Accept(Language language, string token) => new(language, $"accept/{token}/");

    /// <summary>What a proposal asks of a party, for those who are signed in: <c>npl</c> for a country, <c>0</c> for an executing agency.</summary>
    public static PageAddress EndorsementOf(Language language, string proposal, string party) => new(language, $"desk/endorsements/{proposal}/{party}/");

    public static PageAddress Turnaround(Language language) => new(language, "proposals/turnaround/");
}
