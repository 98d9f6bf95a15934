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

    private static readonly char[] Base = ReadBaseLetters();

    internal static string Of(string name)
    {
        var words = Plain(name).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !Dropped.Contains(word))
            .Select(word => Whole.GetValueOrDefault(word, word))
            .Order(StringComparer.Ordinal);
        return string.Join(' ', words);
    }

    internal static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (char character in name)
        {
            if (IsMark(character)) continue;
            char lower = char.ToLowerInvariant(character);
            plain.Append(char.IsLetterOrDigit(lower) ? BaseOf(lower) : ' ');
        }

        return plain.ToString();
    }

    private static char BaseOf(char letter) => letter < Base.Length && Base[letter] != '\0' ? Base[letter] : letter;

    private static char[] ReadBaseLetters()
    {
        string[][] rows = CodeFile.Rows("base-letters.json");
        char[] letters = new char[rows.Max(row => row[1].Max()) + 1];
        foreach (string[] row in rows)
        {
            foreach (char accented in row[1]) letters[accented] = row[0][0];
        }

        return letters;
    }

    private static bool IsMark(char character) => char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
