using Imdi.Shared;

namespace Imdi.Web;

public sealed partial record PageAddress
{
    public static PageAddress Indicators(Language language) => new(language, "indicators/");

    /// <summary>An indicator by its id: LM.UNEMP stands at lm-unemp.</summary>
    public static PageAddress Indicator(Language language, string id) => new(language, $"indicators/{Slug(id)}/");

    public static PageAddress CompareIndicators(Language language) => new(language, "indicators/compare/");

    public static PageAddress IndicatorMethod(Language language) => new(language, "indicators/method/");

    public static PageAddress IndicatorQuality(Language language) => new(language, "indicators/quality/");

    public static PageAddress IndicatorEmbed(Language language, string id) => new(language, $"embed/indicators/{Slug(id)}/");

    /// <summary>An indicator's id as addresses and texts have it.</summary>
    public static string Slug(string id) => id.ToLowerInvariant().Replace('.', '-');
}
