using Imdi.Shared;

namespace Imdi.Web;

public sealed partial record PageAddress
{
    public static PageAddress Profiles(Language language) => new(language, "profiles/");

    public static PageAddress Profile(Language language, CountryCode country) => new(language, $"profiles/{Lower(country)}/");

    /// <summary>One version of a profile, for citing: it says the same for ever.</summary>
    public static PageAddress ProfileVersion(Language language, CountryCode country, string version) => new(language, $"profiles/{Lower(country)}/versions/{version}/");
}
