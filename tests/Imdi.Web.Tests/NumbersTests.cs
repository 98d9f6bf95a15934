using Imdi.Shared;
using Imdi.Web.Text;

namespace Imdi.Web.Tests;

public sealed class NumbersTests
{
    [Theory]
    [InlineData("en", "33,869"), InlineData("fr", "33\u202F869"), InlineData("es", "33\u202F869"), InlineData("ar", "\u206633,869\u2069")]
    public void Thousands_are_grouped(string tag, string expected) => Assert.Equal(expected, In(tag).Integer(33869));

    [Theory]
    [InlineData("en", "4.2%"), InlineData("fr", "4,2\u00A0%"), InlineData("es", "4,2\u00A0%"), InlineData("ar", "\u20664.2%\u2069")]
    public void A_percentage_has_one_decimal(string tag, string expected) => Assert.Equal(expected, In(tag).Percent(new Percent(4.18037m)));

    [Theory]
    [InlineData("en", "\u22121.4%"), InlineData("fr", "\u22121,4\u00A0%")]
    public void A_negative_cost_keeps_its_sign(string tag, string expected) => Assert.Equal(expected, In(tag).Percent(new Percent(-1.369m)));

    [Theory]
    [InlineData("en", "GBP", 3869.5, "£3,869.50"), InlineData("fr", "GBP", 3869.5, "3\u202F869,50\u00A0£"), InlineData("es", "EUR", 3869.5, "3\u202F869,50\u00A0€")]
    [InlineData("ar", "GBP", 2.4, "\u2066£2.40\u2069"), InlineData("en", "USD", 200, "200.00\u00A0USD"), InlineData("fr", "USD", 200, "200,00\u00A0USD")]
    [InlineData("en", "JPY", 20000, "20,000\u00A0JPY"), InlineData("en", "KWD", 61.5, "61.500\u00A0KWD"), InlineData("en", "GBP", -2.4, "\u2212£2.40")]
    public void Money_has_its_currencys_decimals_and_a_symbol_only_where_no_other_shares_it(string tag, string currency, double amount, string expected) =>
        Assert.Equal(expected, In(tag).Money(Money.Round((decimal)amount, Currency.Parse(currency))));

    [Theory]
    [InlineData(200, "£200"), InlineData(200.5, "£200.50"), InlineData(1234.56, "£1,235"), InlineData(0, "£0")]
    public void Short_money_drops_decimals_that_say_nothing(double amount, string expected) =>
        Assert.Equal(expected, In("en").MoneyShort(Money.Round((decimal)amount, A.Pound)));

    [Fact]
    public void Halves_go_away_from_zero()
    {
        Assert.Equal("2.5", In("en").Decimal(2.45m, 1));
        Assert.Equal("\u22122.5", In("en").Decimal(-2.45m, 1));
    }

    [Fact]
    public void A_typed_amount_is_what_a_form_field_reads_back() => Assert.Equal("1234.5", Numbers.Typed(1234.50m));

    [Theory]
    [InlineData("en", "23 November 2026", "Q3 2020"), InlineData("fr", "23 novembre 2026", "T3 2020")]
    [InlineData("es", "23 de noviembre de 2026", "T3 2020"), InlineData("ar", "23 نوفمبر 2026", "الربع 3 من 2020")]
    public void Dates_and_quarters_read_as_in_the_language(string tag, string day, string quarter)
    {
        var dates = Dates.For(Language.Parse(tag));

        Assert.Equal(day, dates.Day(new DateOnly(2026, 11, 23)));
        Assert.Equal(quarter, dates.Period(Period.OfQuarter(2020, 3)));
    }

    [Fact]
    public void French_writes_the_first_of_a_month_as_an_ordinal() =>
        Assert.Equal("1er mars 2026", Dates.For(Language.French).Day(new DateOnly(2026, 3, 1)));

    private static Numbers In(string tag) => Numbers.For(Language.Parse(tag));
}
