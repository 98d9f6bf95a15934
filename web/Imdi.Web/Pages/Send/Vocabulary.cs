using Imdi.Web.Text;

namespace Imdi.Web.Pages.Send;

/// <summary>Words for the data's own terms; a term that the texts do not know shows as the source wrote it.</summary>
public static class Vocabulary
{
    public static string ProviderType(Texts texts, string term) => Known(texts, $"provider.{Code(term)}", term);

    public static string Instrument(Texts texts, string term) => Known(texts, $"instrument.{Code(term)}", term);

    public static string AccessPoint(Texts texts, string term) => Known(texts, $"access.{Code(term)}", term);

    public static string Coverage(Texts texts, string term) => Known(texts, $"coverage.{Code(term)}", term);

    public static string FeeMode(Texts texts, string term) => Known(texts, $"fee.{Code(term)}", term);

    public static string Standing(Texts texts, string term) => Known(texts, $"standing.{Code(term)}", term);

    public static string Pickup(Texts texts, PickupMethod way) => texts[$"pickup.{way}"];

    public static string Speed(Texts texts, Speed speed) => texts[$"speed.{speed}"];

    /// <summary>A World Bank region by its code.</summary>
    public static string Region(Texts texts, string code) => Known(texts, $"region.{code}", code);

    /// <summary>Whether a figure rests on published averages or on services.</summary>
    public static string Basis(Texts texts, string term) => Known(texts, $"basis.{Code(term)}", term);

    /// <summary>What averages are grouped by.</summary>
    public static string Grouping(Texts texts, string term) => Known(texts, $"by.{Code(term)}", term);

    /// <summary>A group that is neither a country, a region nor a kind of service; <c>other</c> says by what it is another.</summary>
    public static string Group(Texts texts, string by, string term) =>
        term == "unknown" ? texts["unknown"] : Known(texts, term == "other" ? $"group.{by}.other" : $"group.{term}", term);

    private static string Known(Texts texts, string key, string term) => texts.Has(key) ? texts[key] : term;

    private static string Code(string term) => term.Trim().ToLowerInvariant().Replace(' ', '-').Replace('/', '-');
}
