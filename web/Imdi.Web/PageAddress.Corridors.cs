using Imdi.Shared;

namespace Imdi.Web;

public sealed partial record PageAddress
{
    /// <summary>Where a corridor of people is chosen.</summary>
    public static PageAddress Corridors(Language language) => new(language, "corridors/");

    /// <summary>A corridor of people from their origin to their destination.</summary>
    public static PageAddress CorridorAnalysis(Language language, CountryCode from, CountryCode to) => new(language, $"corridors/{Lower(from)}/{Lower(to)}/");
}
