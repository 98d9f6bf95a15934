using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Imdi.Shared;

/// <summary>A share in percent of a stated base: 3 is 3 %. Exact; never clamped (negative costs exist).</summary>
[JsonConverter(typeof(PercentJson))]
public readonly record struct Percent(decimal Value) : IComparable<Percent>, IParsable<Percent>
{
    /// <summary><paramref name="part"/> / <paramref name="whole"/> · 100. Throws DivideByZeroException when the whole is zero.</summary>
    public static Percent Of(decimal part, decimal whole) => new(part / whole * 100m);

    /// <summary>This share of an amount: amount · value / 100.</summary>
    public decimal On(decimal amount) => amount * Value / 100m;

    public static Percent operator +(Percent left, Percent right) => new(left.Value + right.Value);

    public static Percent operator -(Percent left, Percent right) => new(left.Value - right.Value);

    public static bool operator <(Percent left, Percent right) => left.Value < right.Value;

    public static bool operator <=(Percent left, Percent right) => left.Value <= right.Value;

    public static bool operator >(Percent left, Percent right) => left.Value > right.Value;

    public static bool operator >=(Percent left, Percent right) => left.Value >= right.Value;

    public int CompareTo(Percent other) => Value.CompareTo(other.Value);

    public static Percent Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var percent) ? percent : throw new FormatException($"'{s}' is not a number in percent such as 4.75.");

    /// <summary>Reads an invariant number in percent, with or without the sign: <c>4.75</c>, <c>-0.2 %</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Percent result)
    {
        bool known = decimal.TryParse(s?.Trim().TrimEnd('%').TrimEnd(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value);
        result = known ? new Percent(value) : default;
        return known;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value} %");
}
