using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Imdi.Shared;

/// <summary>A level of educational attainment of ISCED 2011 (ISCED-A): 0 less than primary … 8 doctoral.</summary>
[JsonConverter(typeof(TextJson<EducationLevel>))]
public readonly record struct EducationLevel : IComparable<EducationLevel>, IParsable<EducationLevel>
{
    private static readonly Lazy<Classification> Isced = new(() => new Classification("isced-11.json"));

    private EducationLevel(int level) => Level = level;

    public static IReadOnlyList<EducationLevel> All { get; } = [.. Enumerable.Range(0, 9).Select(level => new EducationLevel(level))];

    public int Level { get; }

    public string Label(Language language) => Isced.Value.Label(ToString(), language);

    public int CompareTo(EducationLevel other) => Level.CompareTo(other.Level);

    public static bool operator <(EducationLevel left, EducationLevel right) => left.Level < right.Level;

    public static bool operator <=(EducationLevel left, EducationLevel right) => left.Level <= right.Level;

    public static bool operator >(EducationLevel left, EducationLevel right) => left.Level > right.Level;

    public static bool operator >=(EducationLevel left, EducationLevel right) => left.Level >= right.Level;

    public override string ToString() => ((char)('0' + Level)).ToString();

    public static EducationLevel Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var level) ? level : throw new FormatException($"'{s}' is not an ISCED 2011 level from 0 to 8.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out EducationLevel result)
    {
        bool valid = s?.Trim() is [>= '0' and <= '8'];
        result = valid ? new EducationLevel(s!.Trim()[0] - '0') : default;
        return valid;
    }
}
