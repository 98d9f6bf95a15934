using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Imdi.Shared;

/// <summary>An ISCO-08 code: major group (1 digit), sub-major group (2), minor group (3) or unit group (4).</summary>
/// <remarks>The 10 major and 43 sub-major groups are known by code and label; the levels below are accepted by structure. ISCO-88 codes look alike and mean other things: say which version data have.</remarks>
[JsonConverter(typeof(TextJson<OccupationCode>))]
public readonly record struct OccupationCode : IComparable<OccupationCode>, IParsable<OccupationCode>
{
    private static readonly Lazy<Classification> Isco = new(() => new Classification("isco-08.json"));

    private readonly string? _code;

    private OccupationCode(string code) => _code = code;

    /// <summary>The major and sub-major groups, each major group before its own.</summary>
    public static IReadOnlyList<OccupationCode> Labelled => [.. Isco.Value.Codes.Select(code => new OccupationCode(code))];

    public string Code => _code ?? "";

    /// <summary>1 major, 2 sub-major, 3 minor, 4 unit group.</summary>
    public int Level => Code.Length;

    public OccupationCode Major => new(Code[..1]);

    /// <summary>The label of the group, of its sub-major group where it lies deeper.</summary>
    public string Label(Language language) => Isco.Value.Label(Code[..Math.Min(2, Code.Length)], language);

    /// <summary>Whether the other group is this one or lies within it: 22 contains 2221.</summary>
    public bool Contains(OccupationCode other) => other.Code.StartsWith(Code, StringComparison.Ordinal);

    public int CompareTo(OccupationCode other) => string.CompareOrdinal(Code, other.Code);

    public static bool operator <(OccupationCode left, OccupationCode right) => left.CompareTo(right) < 0;

    public static bool operator <=(OccupationCode left, OccupationCode right) => left.CompareTo(right) <= 0;

    public static bool operator >(OccupationCode left, OccupationCode right) => left.CompareTo(right) > 0;

    public static bool operator >=(OccupationCode left, OccupationCode right) => left.CompareTo(right) >= 0;

    public override string ToString() => Code;

    public static OccupationCode Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var code) ? code : throw new FormatException($"'{s}' is not an ISCO-08 code.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out OccupationCode result)
    {
        string code = s?.Trim() ?? "";
        bool valid = code.Length is >= 1 and <= 4 && code.All(char.IsAsciiDigit)
            && Isco.Value.Has(code[..Math.Min(2, code.Length)])
            && (code.Length < 3 || code[2] != '0');
        result = valid ? new OccupationCode(code) : default;
        return valid;
    }
}
