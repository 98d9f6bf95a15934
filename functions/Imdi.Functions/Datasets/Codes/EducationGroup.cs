using System.Text.RegularExpressions;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>ISCED 2011 levels and ranges of them: <c>5</c>, <c>5T8</c>, <c>T</c> for all, <c>UNK</c> where the level is not known.</summary>
public static partial class EducationGroup
{
    /// <summary>Reads 5, 5-8, Eurostat's ED5-8, SDMX's ISCED11_5T8, ILOSTAT's EDU_ISCED11_5.</summary>
    public static string? Of(string text)
    {
        string plain = text.Trim().ToUpperInvariant();
        if (plain is "T" or "_T" or "TOTAL" or "EDU_ISCED11_TOTAL" or "EDU_AGGREGATE_TOTAL") return "T";
        if (plain is "UNK" or "_U" or "NRP" or "UNKNOWN" or "EDU_ISCED11_9" or "EDU_AGGREGATE_X") return "UNK";
        if (IloAggregate(plain) is { } levels) return levels;
        if (Pattern().Match(plain) is not { Success: true } match || !EducationLevel.TryParse(match.Groups["from"].Value, null, out var from)) return null;
        if (!match.Groups["to"].Success) return from.ToString();
        return EducationLevel.TryParse(match.Groups["to"].Value, null, out var to) && from < to ? $"{from}T{to}" : null;
    }

    /// <summary>ILOSTAT's less than basic, basic, intermediate and advanced (ILO, indicator description: education, ISCED 2011).</summary>
    private static string? IloAggregate(string plain) => plain switch
    {
        "EDU_AGGREGATE_LTB" => "0",
        "EDU_AGGREGATE_BAS" => "1T2",
        "EDU_AGGREGATE_INT" => "3T4",
        "EDU_AGGREGATE_ADV" => "5T8",
        _ => null,
    };

    [GeneratedRegex("^(ED|ISCED11A?_|ISCED_11A?_|EDU_ISCED11_|L)?(?<from>[0-8])( ?[-–_T] ?(?<to>[0-8]))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
