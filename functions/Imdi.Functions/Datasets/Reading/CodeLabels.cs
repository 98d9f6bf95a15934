using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>What a code means, in a reader's language: countries, currencies and the international classifications.</summary>
public static class CodeLabels
{
    public const string Suffix = "_label";

    // By name, so that a type of column with codes of a classification has labels as soon as it is declared.
    private static readonly Dictionary<string, Func<string, Language, string?>> ByType = new(StringComparer.Ordinal)
    {
        ["Country"] = (code, language) => CountryCode.TryParse(code, out var country) ? country.Name(language) : null,
        ["Area"] = (code, language) => CountryCode.TryParse(code, out var country) ? country.Name(language) : null,
        ["Language"] = (code, language) => CodeLists.IsLanguage(code) ? CodeLists.LanguageName(code, language) : null,
        ["Currency"] = (code, language) => Currency.TryParse(code, out var currency) ? currency.Name(language) : null,
        ["Occupation"] = (code, language) => OccupationCode.TryParse(code, null, out var group) ? group.Label(language) : null,
        ["Industry"] = (code, language) => IndustryCode.TryParse(code, null, out var group) ? group.Label(language) : null,
        ["Education"] = (code, language) => EducationLevel.TryParse(code, null, out var level) ? level.Label(language) : null,
    };

    public static bool Has(Column column) => ByType.ContainsKey(column.Type.ToString());

    public static string? Of(Column column, object? cell, Language language) => cell is string code && ByType.TryGetValue(column.Type.ToString(), out var label) ? label(code, language) : null;
}
