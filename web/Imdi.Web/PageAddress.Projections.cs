using Imdi.Shared;

namespace Imdi.Web;

public sealed partial record PageAddress
{
    /// <summary>What is projected, and how good the projections are.</summary>
    public static PageAddress Projections(Language language) => new(language, "projections/");

    public static PageAddress CountryProjections(Language language, CountryCode country) => new(language, $"projections/{Lower(country)}/");

    /// <summary>The series of an indicator in a country, drawn.</summary>
    public static PageAddress SeriesProjections(Language language, CountryCode country, string indicator) => new(language, $"projections/{Lower(country)}/{indicator.ToLowerInvariant().Replace('.', '-')}/");

    public static PageAddress PopulationProjection(Language language, CountryCode country) => new(language, $"projections/{Lower(country)}/population/");

    public static PageAddress GapProjection(Language language, CountryCode country) => new(language, $"projections/{Lower(country)}/gap/");

    public static PageAddress LinkedProjection(Language language) => new(language, "projections/linked/");
}
