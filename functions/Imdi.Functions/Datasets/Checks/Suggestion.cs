using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>What a wrong code probably was meant to be.</summary>
public static class Suggestion
{
    private const int Longest = 40;

    /// <summary>"Did you mean M? ", or nothing where no code is near.</summary>
    public static string DidYouMean(string text, IEnumerable<string> codes) => Nearest(text, codes) is { } near ? $"Did you mean {near}? " : "";

    /// <summary>The code of the country that a text names, or the code that differs from it by one letter, where there is just one.</summary>
    public static string? Country(string text)
    {
        if (CountryCode.TryFromName(text, out var named)) return $"Write {named.Alpha3}.";
        if (CodeLists.TryWithdrawnCountry(text, out var ended))
            return $"{ended.Name} ended in {ended.Until.ToString(System.Globalization.CultureInfo.InvariantCulture)}. Write {string.Join(" or ", ended.Successors)}.";
        if (text.Length != 3 || CodeLists.IsAggregate(text)) return null;
        var near = CodeLists.Countries.Where(country => Distance(country.Alpha3, text.ToUpperInvariant()) == 1).Take(2).ToList();
        return near is [var only] ? $"Did you mean {only.Alpha3}?" : null;
    }

    /// <summary>The one code that is nearest to a text: at most two letters away, and fewer than half of them.</summary>
    public static string? Nearest(string text, IEnumerable<string> codes)
    {
        if (text.Length is 0 or > Longest) return null;
        string plain = Plain(text);
        var ranked = codes.Select(code => (Code: code, Away: Distance(Plain(code), plain))).Where(known => known.Away <= 2 && known.Away * 2 < known.Code.Length)
            .OrderBy(known => known.Away).Take(2).ToList();
        return ranked is [var first] ? first.Code : ranked is [var best, var next] && best.Away < next.Away ? best.Code : null;
    }

    private static string Plain(string text) => text.ToLowerInvariant().Replace('_', '-').Replace(' ', '-');

    /// <summary>Letters to add, drop, change or swap with the next one (optimal string alignment).</summary>
    public static int Distance(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > 2) return 3;
        var rows = new int[left.Length + 1, right.Length + 1];
        for (int at = 0; at <= left.Length; at++) rows[at, 0] = at;
        for (int at = 0; at <= right.Length; at++) rows[0, at] = at;
        for (int i = 1; i <= left.Length; i++)
        {
            for (int j = 1; j <= right.Length; j++)
            {
                int change = left[i - 1] == right[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[left.Length, right.Length];
    }
}
