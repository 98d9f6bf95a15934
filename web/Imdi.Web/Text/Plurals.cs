namespace Imdi.Web.Text;

/// <summary>CLDR plural categories of the site's languages, for whole numbers (Unicode CLDR 46, supplemental/plurals.xml).</summary>
public static class Plurals
{
    /// <summary>The categories that a text with a count must have in this language.</summary>
    public static IReadOnlyList<string> Categories(string language) => language switch
    {
        "en" => ["one", "other"],
        "fr" or "es" => ["one", "many", "other"],
        "ar" => ["zero", "one", "two", "few", "many", "other"],
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "No plural rules."),
    };

    public static string Category(string language, long n) => language switch
    {
        "en" => n == 1 ? "one" : "other",
        "fr" => n is 0 or 1 ? "one" : IsWholeMillions(n) ? "many" : "other",
        "es" => n == 1 ? "one" : IsWholeMillions(n) ? "many" : "other",
        "ar" => Arabic(n),
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "No plural rules."),
    };

    private static string Arabic(long n) => (n, n % 100) switch
    {
        (0, _) => "zero",
        (1, _) => "one",
        (2, _) => "two",
        (_, >= 3 and <= 10) => "few",
        (_, >= 11) => "many",
        _ => "other",
    };

    private static bool IsWholeMillions(long n) => n != 0 && n % 1_000_000 == 0;
}
