using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Imdi.Shared;

/// <summary>Folds a country's name so that spellings of agencies meet: "Congo, Dem. Rep." and "Democratic Republic of the Congo" have one key.</summary>
/// <remarks>The same rule as fold.mjs, which makes the keys of country-by-name.json.</remarks>
internal static class CountryNameKey
{
    private static readonly FrozenSet<string> Dropped = FrozenSet.ToFrozenSet(["the", "and", "of", "et", "y"]);

    private static readonly FrozenDictionary<string, string> Whole = new Dictionary<string, string>
    {
        ["st"] = "saint", ["ste"] = "sainte", ["rep"] = "republic", ["dem"] = "democratic", ["fed"] = "federated", ["sts"] = "states", ["is"] = "islands",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<char, char> Base = CodeFile.Rows("base-letters.json")
        .SelectMany(row => row[1].Select(letter => (letter, row[0][0])))
        .ToFrozenDictionary(pair => pair.letter, pair => pair.Item2);

    internal static string Of(string name)
    {
        var words = Plain(name).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !Dropped.Contains(word))
            .Select(word => Whole.GetValueOrDefault(word, word))
            .Order(StringComparer.Ordinal);
        return string.Join(' ', words);
    }

    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (char character in name)
        {
            if (IsMark(character)) continue;
            char lower = char.ToLowerInvariant(character);
            plain.Append(char.IsLetterOrDigit(lower) ? Base.GetValueOrDefault(lower, lower) : ' ');
        }

        return plain.ToString();
    }

    private static bool IsMark(char character) => char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
