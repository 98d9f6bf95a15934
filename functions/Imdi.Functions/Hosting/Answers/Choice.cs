using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Imdi.Functions.Hosting;

/// <summary>One of an enum's values by its kebab-case name in an address: <c>?providerType=mobile-operator</c>. Numbers are not names.</summary>
internal readonly record struct Choice<TEnum>(TEnum Value) : IParsable<Choice<TEnum>>
    where TEnum : struct, Enum
{
    private static readonly Dictionary<string, TEnum> ByName =
        Enum.GetValues<TEnum>().ToDictionary(NameOf, StringComparer.OrdinalIgnoreCase);

    /// <summary>The names that are accepted, in the order in which they are declared.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<TEnum>().Select(NameOf)];

    public static Choice<TEnum> Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var choice) ? choice : throw new FormatException($"'{s}' is none of {string.Join(", ", Names)}.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Choice<TEnum> result)
    {
        bool known = ByName.TryGetValue(s ?? "", out var value);
        result = new Choice<TEnum>(value);
        return known;
    }

    public override string ToString() => NameOf(Value);

    private static string NameOf(TEnum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
