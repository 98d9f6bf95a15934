using System.Globalization;

namespace Imdi.Shared;

public readonly partial record struct Language
{
    /// <summary>The site's language, or of those that are offered, that a browser's Accept-Language header likes best (RFC 9110 §12.5.4); English, or the first offered, when it likes none or says nothing.</summary>
    /// <remarks>Higher q first, then the header's own order; <c>fr-CA</c> finds French; <c>fr;q=0</c> refuses it; <c>*</c> is the first language that the header does not name.</remarks>
    public static Language FromAcceptLanguage(string? header, IReadOnlyList<Language>? offered = null)
    {
        offered ??= All;
        var ranges = (header ?? "").Split(',').Select(Range.Read).OfType<Range>().ToList();
        foreach (var range in ranges.Where(range => range.Quality > 0).OrderByDescending(range => range.Quality))
        {
            if (range.Tag == "*") return offered.FirstOrDefault(language => ranges.All(other => other.Primary != language.Tag), offered[0]);
            if (TryParse(range.Primary, out var language) && offered.Contains(language) && !ranges.Contains(new Range(range.Primary, 0))) return language;
        }

        return offered[0];
    }

    private sealed record Range(string Tag, decimal Quality)
    {
        internal string Primary => Tag.Split('-')[0];

        internal static Range? Read(string text)
        {
            string[] parts = text.Split(';', StringSplitOptions.TrimEntries);
            return parts[0].Length > 0 && ReadQuality(parts) is { } quality ? new Range(parts[0].ToLowerInvariant(), quality) : null;
        }

        private static decimal? ReadQuality(string[] parts)
        {
            if (parts.Length == 1) return 1;
            return parts[1] is ['q' or 'Q', '=', .. var text]
                && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal quality) && quality <= 1
                ? quality
                : null;
        }
    }
}
