namespace Imdi.Web.BrowserTests;

/// <summary>The pages that the tests visit: each kind once in every language, with its empty and error states.</summary>
internal static class SitePaths
{
    /// <summary>Of the demonstration, whose ids are fixed: a project under way, and a proposal before the panel.</summary>
    public const string Funded = "imdi-jb1w-jks4-x", UnderReview = "IMDI-WZBW-F2HY-T";

    private static readonly string[] Languages = ["en", "fr", "es", "ar"];

    /// <summary>Below the language: a corridor with demonstration services, one with a published average only, and each other kind.</summary>
    private static readonly string[] Kinds =
    [
        "", "send/", "send/gbr/ken/", "send/usa/mex/", "send/ago/nam/", "send/from/gbr/", "send/to/npl/", "send/targets/", "send/method/",
        "embed/gbr/ken/", "about/", "accessibility/", "privacy/", "data-api/",
        "send/gbr/ken/?amount=300", "send/gbr/ken/?amount=-1", "send/gbr/ken/report/", "send/?from=GBR&to=GBR",
        "data/", "data/?q=zzz", "data/remittance-corridor-averages/", "uploads/",
        "indicators/", "indicators/?q=zzz", "indicators/lm-unemp/", "indicators/lm-unemp/?view=map", "indicators/lm-unemp/?view=bars&country=NPL", "indicators/mg-int/", "indicators/lm-neet/",
        "indicators/compare/?country=NPL&country=PHL", "indicators/method/", "indicators/quality/", "embed/indicators/lm-unemp/",
        "proposals/", $"proposals/{Funded}/", "proposals/turnaround/", "funding/", "funding/ledger/", "apply/", "apply/new/", "status/",
        "profiles/", "profiles/?q=zzz", "profiles/npl/",
    ];

    public static IEnumerable<string> Everything => Languages.SelectMany(language => Kinds.Select(kind => $"/{language}/{kind}"));

    public static IEnumerable<string> InEnglishAndArabic => Everything.Where(path => path.StartsWith("/en/", StringComparison.Ordinal) || path.StartsWith("/ar/", StringComparison.Ordinal));
}
