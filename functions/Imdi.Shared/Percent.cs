using System.Globalization;
using System.Text.Json.Serialization;

namespace Imdi.Shared;

/// <summary>A share in percent of a stated base: 3 is 3 %. Exact; never clamped (negative costs exist).</summary>
[JsonConverter(typeof(PercentJson))]
public readonly record struct Percent(decimal Value) : IComparable<Percent>
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

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value} %");
}
