using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Imdi.Shared;

/// <summary>A language of the site: its BCP 47 tag and its direction.</summary>
[JsonConverter(typeof(TextJson<Language>))]
public readonly partial record struct Language : IParsable<Language>
{
    private readonly string? _tag;

    // English is the default value, so that both are one in comparisons.
    private Language(string tag) => _tag = tag == "en" ? null : tag;

    public static Language English { get; } = new("en");

    public static Language French { get; } = new("fr");

    public static Language Spanish { get; } = new("es");

    public static Language Arabic { get; } = new("ar");

    public static IReadOnlyList<Language> All { get; } = [English, French, Spanish, Arabic];

    /// <summary>The position in <see cref="All"/>.</summary>
    internal int Index => _tag switch { "fr" => 1, "es" => 2, "ar" => 3, _ => 0 };

    public string Tag => _tag ?? "en";

    public bool IsRightToLeft => Tag == "ar";

    public override string ToString() => Tag;

    public static Language Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var language) ? language : throw new FormatException($"'{s}' is none of en, fr, es, ar.");

    public static bool TryParse([NotNullWhen(true)] string? s, out Language result) => TryParse(s, null, out result);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Language result)
    {
        foreach (var language in All)
        {
            if (!string.Equals(language.Tag, s, StringComparison.OrdinalIgnoreCase)) continue;
            result = language;
            return true;
        }

        result = default;
        return false;
    }
}
