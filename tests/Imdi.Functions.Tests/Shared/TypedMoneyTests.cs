using System.Globalization;
using CsCheck;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Shared;

public sealed class TypedMoneyTests
{
    private static readonly string[] Codes = ["USD", "JPY", "KWD", "CLF"];

    [Theory]
    [InlineData("1250", "USD", "1250.00")]
    [InlineData("1250.5", "USD", "1250.50")]
    [InlineData("1250,50", "USD", "1250.50")]
    [InlineData("1,250.00", "USD", "1250.00")]
    [InlineData("1.250,00", "USD", "1250.00")]
    [InlineData("250.000,00", "USD", "250000.00")]
    [InlineData("1.250.000", "USD", "1250000.00")]
    [InlineData("1,250,000.5", "USD", "1250000.50")]
    [InlineData(" 60 000 ", "USD", "60000.00")]
    [InlineData("1\u202f250\u202f000,50", "USD", "1250000.50")]
    [InlineData("1'250.00", "CHF", "1250.00")]
    [InlineData("1’250’000", "CHF", "1250000.00")]
    [InlineData("١٢٥٠٫٥", "USD", "1250.50")]
    [InlineData("١٬٢٥٠", "USD", "1250.00")]
    [InlineData("۱۲۵۰", "USD", "1250.00")]
    [InlineData("0.5", "USD", "0.50")]
    [InlineData(".50", "USD", "0.50")]
    [InlineData("0,125", "KWD", "0.125")]
    [InlineData("1250.125", "KWD", "1250.125")]
    [InlineData("1 250,125", "KWD", "1250.125")]
    [InlineData("1.2550", "KWD", "1.255")]
    [InlineData("1200", "JPY", "1200")]
    public void What_reads_one_way_is_that_amount(string typed, string currency, string amount)
    {
        Assert.True(TypedMoney.TryParse(typed, Currency.Parse(currency), out var money));
        Assert.Equal(amount, money.ToAmountText());
    }

    [Theory]
    [InlineData("1,250", "USD")]
    [InlineData("1.500", "USD")]
    [InlineData("1,250", "KWD")]
    [InlineData("250.000", "KWD")]
    [InlineData("12,50.00", "USD")]
    [InlineData("1,00,000", "USD")]
    [InlineData("1 25", "USD")]
    [InlineData("1,250,00", "USD")]
    [InlineData("1 250,000.00", "USD")]
    [InlineData("0,125.00", "USD")]
    [InlineData("10.005", "USD")]
    [InlineData("1200.5", "JPY")]
    [InlineData("1.", "USD")]
    [InlineData(".", "USD")]
    [InlineData("-5", "USD")]
    [InlineData("1e5", "USD")]
    [InlineData("much", "USD")]
    [InlineData("1250 USD", "USD")]
    [InlineData("99999999999999999999", "USD")]
    [InlineData("0.0000000000000000000000000000001", "USD")]
    [InlineData("", "USD")]
    [InlineData(null, "USD")]
    public void What_could_be_another_amount_is_none(string? typed, string currency) => Assert.False(TypedMoney.TryParse(typed, Currency.Parse(currency), out _));

    [Fact]
    public void What_a_form_is_filled_with_is_read_as_the_same() => Gen.Select(Gen.Long[0, 1_000_000_000_000_000], Gen.Int[0, 3].Select(which => Codes[which])).Sample((minor, code) =>
    {
        var amount = new Money(minor, Currency.Parse(code));
        Assert.True(TypedMoney.TryParse(TypedMoney.Text(amount), amount.Currency, out var again));
        Assert.Equal(amount, again);
    });

    [Fact]
    public void No_text_is_read_as_two_amounts() => Gen.Select(Gen.Int[1, 999], Gen.Int[0, 999], Gen.Bool).Sample((left, right, isComma) =>
        Assert.Null(TypedMoney.Number(string.Create(CultureInfo.InvariantCulture, $"{left}{(isComma ? ',' : '.')}{right:D3}"))));
}
