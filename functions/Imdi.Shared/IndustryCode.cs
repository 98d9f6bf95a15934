using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Imdi.Shared;

/// <summary>An ISIC Rev. 4 code: section (A to U), division (2 digits), group (3) or class (4).</summary>
/// <remarks>The 21 sections and 88 divisions are known by code and label; groups and classes are accepted by structure. A division may be written with its section ("A01"), and is kept without.</remarks>
[JsonConverter(typeof(TextJson<IndustryCode>))]
public readonly record struct IndustryCode : IParsable<IndustryCode>
{
    private static readonly Lazy<Classification> Isic = new(() => new Classification("isic-4.json"));
    private static readonly Lazy<FrozenDictionary<string, string>> SectionOfDivision = new(ReadSections);

    private readonly string? _code;

    private IndustryCode(string code) => _code = code;

    /// <summary>The sections and divisions, each section before its own.</summary>
    public static IReadOnlyList<IndustryCode> Labelled => [.. Isic.Value.Codes.Select(code => new IndustryCode(code))];

    public string Code => _code ?? "";

    /// <summary>1 section, 2 division, 3 group, 4 class.</summary>
    public int Level => Code.Length;

    public IndustryCode Section => Level == 1 ? this : new(SectionOfDivision.Value[Code[..2]]);

    /// <summary>The label of the section or division, of the division where the code lies deeper.</summary>
    public string Label(Language language) => Isic.Value.Label(Level == 1 ? Code : Code[..2], language);

    /// <summary>Whether the other code is this one or lies within it: A contains 01, 01 contains 0111.</summary>
    public bool Contains(IndustryCode other) => Level == 1 ? other.Section == this : other.Code.StartsWith(Code, StringComparison.Ordinal);

    public override string ToString() => Code;

    public static IndustryCode Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var code) ? code : throw new FormatException($"'{s}' is not an ISIC Rev. 4 code.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out IndustryCode result)
    {
        string code = s?.Trim().ToUpperInvariant() ?? "";
        string section = code.Length > 0 && char.IsAsciiLetterUpper(code[0]) ? code[..1] : "";
        string digits = code[section.Length..];
        bool valid = digits.Length == 0 ? section != "" && Isic.Value.Has(section) : IsWithin(section, digits);
        result = valid ? new IndustryCode(digits.Length == 0 ? section : digits) : default;
        return valid;
    }

    private static bool IsWithin(string section, string digits) =>
        digits.Length is >= 2 and <= 4 && digits.All(char.IsAsciiDigit)
        && SectionOfDivision.Value.TryGetValue(digits[..2], out string? own) && (section == "" || section == own);

    private static FrozenDictionary<string, string> ReadSections()
    {
        var sections = new Dictionary<string, string>();
        string section = "";
        foreach (string code in Isic.Value.Codes)
        {
            if (code.Length == 1) section = code;
            else sections[code] = section;
        }

        return sections.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
