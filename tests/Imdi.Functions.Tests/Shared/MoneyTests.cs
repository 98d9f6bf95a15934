using System.Text.Json;
using CsCheck;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Shared;

public sealed class MoneyTests
{
    private static readonly Currency Gbp = Currency.Parse("GBP");
    private static readonly Currency Jpy = Currency.Parse("JPY");
    private static readonly Currency Kwd = Currency.Parse("KWD");

    [Theory]
    [InlineData("12.345", "GBP", "12.35 GBP")]
    [InlineData("-12.345", "GBP", "-12.35 GBP")]
    [InlineData("12.344", "GBP", "12.34 GBP")]
    [InlineData("1200.5", "JPY", "1201 JPY")]
    [InlineData("0.1245", "KWD", "0.125 KWD")]
    [InlineData("3", "GBP", "3.00 GBP")]
    public void Rounding_is_half_away_from_zero_to_the_currencys_own_decimals(string amount, string currency, string text) =>
        Assert.Equal(text, Money.Round(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), Currency.Parse(currency)).ToString());

    [Fact]
    public void The_amount_is_exact_in_major_units()
    {
        Assert.Equal(12.34m, new Money(1234, Gbp).Amount);
        Assert.Equal(1200m, new Money(1200, Jpy).Amount);
        Assert.Equal(0.125m, new Money(125, Kwd).Amount);
    }

    [Fact]
    public void Sums_are_checked()
    {
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue, Gbp) + new Money(1, Gbp));
        Assert.Throws<OverflowException>(() => new Money(long.MinValue, Gbp) - new Money(1, Gbp));
        Assert.Throws<OverflowException>(() => -new Money(long.MinValue, Gbp));
        Assert.Throws<OverflowException>(() => Money.Round(decimal.MaxValue, Gbp));
        Assert.Throws<OverflowException>(() => Money.Round(92_233_720_368_547_758.08m, Gbp));
    }

    [Fact]
    public void Two_currencies_do_not_mix()
    {
        Assert.Throws<InvalidOperationException>(() => new Money(1, Gbp) + new Money(1, Jpy));
        Assert.Throws<InvalidOperationException>(() => new Money(1, Gbp) < new Money(1, Jpy));
    }

    [Fact]
    public void Amounts_of_one_currency_add_and_compare()
    {
        Assert.Equal(new Money(300, Gbp), new Money(100, Gbp) + new Money(200, Gbp));
        Assert.Equal(new Money(-100, Gbp), new Money(100, Gbp) - new Money(200, Gbp));
        Assert.True(new Money(100, Gbp) < new Money(200, Gbp));
    }

    [Theory]
    [InlineData("12.3456", "GBP")]
    [InlineData("0.5", "JPY")]
    [InlineData("12,34", "GBP")]
    [InlineData("1e3", "GBP")]
    [InlineData("", "GBP")]
    [InlineData("92233720368547758.08", "GBP")]
    public void An_amount_that_the_currency_cannot_hold_exactly_is_refused(string amount, string currency) =>
        Assert.False(Money.TryParse(amount, Currency.Parse(currency), out _));

    [Fact]
    public void The_largest_amount_is_read()
    {
        Assert.True(Money.TryParse("92233720368547758.07", Gbp, out var money));
        Assert.Equal(long.MaxValue, money.Minor);
    }

    [Fact]
    public void Any_money_survives_its_text_and_its_JSON() =>
        Gen.Select(Gen.Long, Gen.OneOf<Currency>([.. CodeLists.CurrenciesInUse])).Sample((minor, currency) =>
        {
            var money = new Money(minor, currency);
            return Money.Parse(money.ToString()) == money && JsonSerializer.Deserialize<Money>(JsonSerializer.Serialize(money)) == money;
        });

    [Fact]
    public void In_JSON_the_amount_is_text_with_the_currencys_own_decimals() =>
        Assert.Equal("""{"amount":"12.30","currency":"GBP"}""", JsonSerializer.Serialize(new Money(1230, Gbp)));

    [Theory]
    [InlineData("""{"amount":12.34,"currency":"GBP"}""")]
    [InlineData("""{"amount":"12.345","currency":"GBP"}""")]
    [InlineData("""{"amount":"12.34"}""")]
    [InlineData("""{"amount":"12.34","currency":"QQQ"}""")]
    [InlineData("""{"amount":"12.34","currency":"GBP","rate":"1"}""")]
    [InlineData("\"12.34 GBP\"")]
    [InlineData("""{"amount":{"a":1},"currency":"GBP"}""")]
    public void JSON_that_is_not_exact_money_is_refused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Money>(json));
}
