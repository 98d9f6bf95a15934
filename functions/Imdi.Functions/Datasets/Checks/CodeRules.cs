using System.Globalization;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>Codes of the classifications, in any of the spellings that agencies use; what they become is one code whatever the agency.</summary>
public static class CodeRules
{
    public const string Total = "T", Unknown = "UNK";

    private const int FirstYear = 1900, LastYear = 2150;

    public static (string?, Problem?) Period(string text, Column column) =>
        Imdi.Shared.Period.TryParseAgency(text, out var period) && period.Year is >= FirstYear and <= LastYear
            ? (period.ToString(), null)
            : (null, new Problem(FindingCodes.NotAPeriod, $"Write a year, a quarter or a month, such as {column.Example}, 2025Q3 or 2025-09."));

    public static (string?, Problem?) Area(string text, Column column) => Datasets.Area.TryParse(text, out var area)
        ? (area.Code, null)
        : (null, new Problem(FindingCodes.UnknownArea, Suggestion.Country(text)
            ?? (CodeLists.IsAggregate(text) ? "Write the aggregate's code, such as WLD, not its name." : $"Write an ISO 3166-1 alpha-3 code such as {column.Example}, or an aggregate's code such as WLD.")));

    public static (string?, Problem?) Occupation(string text, Column column)
    {
        string plain = Without(text, "OCU_ISCO08_", "ISCO08_", "OC");
        if (IsTotal(plain)) return (Total, null);
        if (OccupationCode.TryParse(plain, null, out var code)) return (code.Code, null);
        string? within = plain.Length > 1 && plain.All(char.IsAsciiDigit) ? Enumerable.Range(1, Math.Min(4, plain.Length)).Reverse()
            .Select(length => OccupationCode.TryParse(plain[..length], null, out var group) ? group.Code : null).FirstOrDefault(group => group is not null) : null;
        string hint = within is null ? "" : $"{within} is known, what follows is not. ";
        return (null, new Problem(FindingCodes.UnknownOccupation, $"{hint}Write an ISCO-08 code such as {column.Example}, or T for all occupations."));
    }

    public static (string?, Problem?) Industry(string text, Column column)
    {
        string plain = Without(text, "ECO_ISIC4_", "ISIC4_");
        if (IsTotal(plain)) return (Total, null);
        return IndustryCode.TryParse(plain, null, out var code)
            ? (code.Code, null)
            : (null, new Problem(FindingCodes.UnknownIndustry, $"Write an ISIC Rev. 4 code such as {column.Example}, or T for all industries; ranges of sections are not read."));
    }

    public static (string?, Problem?) Education(string text, Column column) => EducationGroup.Of(text) is { } level
        ? (level, null)
        : (null, new Problem(FindingCodes.UnknownEducation, $"Write an ISCED 2011 level from 0 to 8 such as {column.Example}, a range such as 5T8, or T for all levels."));

    public static (string?, Problem?) Language(string text, Column column) => CodeLists.TryNormaliseLanguage(text, out string tag)
        ? (tag, null)
        : (null, new Problem(FindingCodes.UnknownLanguage, $"Write a language tag (BCP 47) such as {column.Example}."));

    public static (string?, Problem?) Sex(string text, Column column) => Without(text, "SEX_").ToUpperInvariant() switch
    {
        "M" or "MALE" or "MALES" or "MEN" => ("M", null),
        "F" or "FEMALE" or "FEMALES" or "WOMEN" => ("F", null),
        "T" or "_T" or "TOTAL" or "BOTH" or "BOTH SEXES" => (Total, null),
        "UNK" or "_U" or "UNKNOWN" => (Unknown, null),
        _ => (null, new Problem(FindingCodes.UnknownSex, "Write F, M, T for both, or UNK where it is not known.")),
    };

    public static (string?, Problem?) AgeGroup(string text, Column column) => Datasets.AgeGroup.Of(text) is { } group
        ? (group, null)
        : (null, new Problem(FindingCodes.UnknownAge, string.Create(CultureInfo.InvariantCulture, $"Write an age group such as {column.Example}, Y_LT15, Y_GE65, or T for all ages.")));

    private static bool IsTotal(string text) => text.ToUpperInvariant() is Total or "_T" or "TOTAL";

    private static string Without(string text, params ReadOnlySpan<string> prefixes)
    {
        foreach (string prefix in prefixes)
        {
            if (text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) return text[prefix.Length..];
        }

        return text;
    }
}
