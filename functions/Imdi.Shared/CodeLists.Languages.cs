using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Imdi.Shared;

public static partial class CodeLists
{
    private static readonly Func<Language, NameList> LanguageNamesIn = PerLanguage.Of(language => new NameList($"language-names-{language}.json"));

    /// <summary>A BCP 47 tag of a language of ISO 639-1 or 639-3, with script, region and variants if need be: ne, fil, zh-Hant, pt-BR.</summary>
    public static bool IsLanguage([NotNullWhen(true)] string? tag) => TryNormaliseLanguage(tag, out _);

    /// <summary>The tag as BCP 47 writes it: the two-letter code where there is one, Script with a capital, REGION in capitals.</summary>
    public static bool TryNormaliseLanguage([NotNullWhen(true)] string? tag, out string normal)
    {
        normal = "";
        if (LanguageTag().Match(tag?.Trim() ?? "") is not { Success: true } match) return false;
        if (LanguageList.Primary(match.Groups["primary"].Value.ToLowerInvariant()) is not { } primary) return false;
        string region = match.Groups["region"].Value.ToUpperInvariant();
        if (region.Length == 2 && !CountryList.IsAlpha2(region)) return false;
        string[] parts = [primary, Capitalised(match.Groups["script"].Value), region, .. match.Groups["variant"].Captures.Select(variant => variant.Value.ToLowerInvariant())];
        normal = string.Join('-', parts.Where(part => part.Length > 0));
        return true;
    }

    /// <summary>The languages that have a name in all four languages of the site, in the reader's order: for pickers.</summary>
    public static IReadOnlyList<string> LanguagesInOrder(Language language) => LanguageNamesIn(language).Order;

    /// <summary>The language's name, of its first part ("pt" of "pt-BR"); the tag itself where the lists have no name.</summary>
    public static string LanguageName(string tag, Language language) =>
        TryNormaliseLanguage(tag, out string normal) && LanguageNamesIn(language).Find(normal.Split('-')[0]) is { } name ? name : tag;

    private static string Capitalised(string script) => script.Length == 0 ? "" : char.ToUpperInvariant(script[0]) + script[1..].ToLowerInvariant();

    [GeneratedRegex("^(?<primary>[a-z]{2,3})(-(?<script>[a-z]{4}))?(-(?<region>[a-z]{2}|[0-9]{3}))?(-(?<variant>[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LanguageTag();

    private static class LanguageList
    {
        private static readonly FrozenSet<string> Long = CodeFile.Rows("languages.json").SelectMany(row => row[1].Split(' ')).ToFrozenSet(StringComparer.Ordinal);

        private static readonly FrozenDictionary<string, string> ShortOf = CodeFile.Rows("languages-short.json")
            .SelectMany(row => new[] { (row[0], row[0]), (row[1], row[0]) }).ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);

        internal static string? Primary(string code) => ShortOf.GetValueOrDefault(code) ?? (Long.Contains(code) ? code : null);
    }
}
