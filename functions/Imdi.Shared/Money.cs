using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Imdi.Shared;

/// <summary>An exact amount in minor units of an ISO 4217 currency (USD cents, JPY yen, KWD fils).</summary>
[JsonConverter(typeof(MoneyJson))]
public readonly record struct Money(long Minor, Currency Currency) : IComparable<Money>, IParsable<Money>
{
    /// <summary>The amount in major units, exact.</summary>
    public decimal Amount => Minor / Scale(Currency);

    /// <summary>Rounds half away from zero to the currency's own decimals. Throws OverflowException beyond ±9.2e18 minor units.</summary>
    public static Money Round(decimal amount, Currency currency) =>
        new(decimal.ToInt64(decimal.Round(amount * Scale(currency), 0, MidpointRounding.AwayFromZero)), currency);

    /// <summary>Reads an amount in major units, invariant ("12.34"); false with more decimals than the currency has, or beyond ±9.2e18 minor units.</summary>
    public static bool TryParse([NotNullWhen(true)] string? amount, Currency currency, out Money result)
    {
        result = default;
        if (!decimal.TryParse(amount, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)) return false;
        decimal scale = Scale(currency);
        if (value > long.MaxValue / scale || value < long.MinValue / scale) return false;
        decimal minor = value * scale;
        if (minor != decimal.Truncate(minor)) return false;
        result = new Money(decimal.ToInt64(minor), currency);
        return true;
    }

    public static Money Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var money) ? money : throw new FormatException($"'{s}' is not an amount such as 12.34 GBP.");

    /// <summary>Reads what <see cref="ToString"/> writes: <c>12.34 GBP</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Money result)
    {
        result = default;
        return s?.Trim().Split(' ') is [var amount, var code] && Currency.TryParse(code, out var currency) && TryParse(amount, currency, out result);
    }

    public static Money operator +(Money left, Money right) => left with { Minor = checked(left.Minor + Same(left, right).Minor) };

    public static Money operator -(Money left, Money right) => left with { Minor = checked(left.Minor - Same(left, right).Minor) };

    public static Money operator -(Money value) => value with { Minor = checked(-value.Minor) };

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    public int CompareTo(Money other) => Minor.CompareTo(Same(this, other).Minor);

    /// <summary>The amount with the currency's own number of decimals, without the code: <c>12.34</c>, <c>1200</c>, <c>0.125</c>.</summary>
    public string ToAmountText() => Amount.ToString($"F{Currency.Decimals}", CultureInfo.InvariantCulture);

    public override string ToString() => $"{ToAmountText()} {Currency}";

    private static decimal Scale(Currency currency) => currency.Decimals switch { 0 => 1m, 2 => 100m, 3 => 1000m, 4 => 10000m, var n => (decimal)Math.Pow(10, n) };

    private static Money Same(Money left, Money right) => left.Currency == right.Currency
        ? right
        : throw new InvalidOperationException($"{left.Currency} and {right.Currency} do not mix.");
}
