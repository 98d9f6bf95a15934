using System.Globalization;
using Imdi.Web.Text;

namespace Imdi.Web.Pages.Datasets;

/// <summary>Words for the codes that kinds declare themselves; those of international classifications have their own lists.</summary>
public static class CodeWords
{
    // Columns that say the same of different things, and those whose words the pages of corridors have.
    private static readonly Dictionary<string, string> Families = new(StringComparer.Ordinal)
    {
        ["area_type"] = "code.area", ["origin_type"] = "code.area", ["destination_type"] = "code.area", ["provider_type"] = "provider", ["instruments"] = "instrument",
        ["access_points"] = "access", ["coverage"] = "coverage", ["fee_mode"] = "fee", ["pickup_methods"] = "pickup", ["speed"] = "speed",
    };

    /// <summary>Null where the code speaks for itself, or is nobody's.</summary>
    public static string? Of(Texts texts, string column, string code) => column switch
    {
        "sex" => Sex(texts, code),
        "age" => Age(texts, code),
        "occupation" or "industry" or "education" => code switch { "T" => texts["code.all"], "UNK" => texts["code.unknown"], _ => null },
        "area" or "origin" or "destination" or "from" or "to" => code == "WLD" ? texts["code.area.WLD"] : null,
        "pickup_methods" or "speed" => Known(texts, $"{Families[column]}.{Pascal(code)}"),
        _ => Known(texts, $"{Families.GetValueOrDefault(column, $"code.{column}")}.{code}"),
    };

    private static string? Sex(Texts texts, string code) => code switch
    {
        "T" => texts["code.sex.total"],
        "F" => texts["code.sex.female"],
        "M" => texts["code.sex.male"],
        "UNK" => texts["code.sex.unknown"],
        _ => null,
    };

    /// <summary>T, UNK, Y15, Y15-24, Y_LT15, Y_GE65.</summary>
    private static string? Age(Texts texts, string code)
    {
        string years = code.TrimStart('Y', '_', 'L', 'T', 'G', 'E');
        string[] ends = years.Split('-');
        return code switch
        {
            "T" => texts["code.age.all"],
            "UNK" => texts["code.age.unknown"],
            _ when !ends.All(end => int.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out _)) => null,
            _ when code.StartsWith("Y_LT", StringComparison.Ordinal) => texts["code.age.under", years],
            _ when code.StartsWith("Y_GE", StringComparison.Ordinal) => texts["code.age.from", years],
            _ => ends.Length == 2 ? texts["code.age.range", ends[0], ends[1]] : texts["code.age.one", years],
        };
    }

    private static string Pascal(string code) => string.Concat(code.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static string? Known(Texts texts, string key) => texts.Has(key) ? texts[key] : null;
}
