using Imdi.Shared;

namespace Imdi.Functions.Tests.Shared;

public sealed class CurrencyTests
{
    [Theory]
    [InlineData("GBP", 2)]
    [InlineData("JPY", 0)]
    [InlineData("KRW", 0)]
    [InlineData("XOF", 0)]
    [InlineData("UGX", 0)]
    [InlineData("VND", 0)]
    [InlineData("KWD", 3)]
    [InlineData("BHD", 3)]
    [InlineData("JOD", 3)]
    [InlineData("OMR", 3)]
    [InlineData("TND", 3)]
    [InlineData("CLF", 4)]
    [InlineData("XCG", 2)]
    public void Each_currency_has_the_decimals_of_ISO_4217(string code, int decimals) => Assert.Equal(decimals, Currency.Parse(code).Decimals);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("XXX")]
    [InlineData("XTS")]
    [InlineData("XAU")]
    [InlineData("GB")]
    [InlineData("QQQ")]
    public void What_is_no_money_is_no_currency(string? code) => Assert.False(Currency.TryParse(code, out _));

    [Theory]
    [InlineData("gbp")]
    [InlineData(" GBP ")]
    public void Case_and_spaces_do_not_matter(string code) => Assert.Equal("GBP", Currency.Parse(code).Code);

    [Theory]
    [InlineData("HRK", "2023-01")]
    [InlineData("SLL", "2023-12")]
    [InlineData("EUR", null)]
    public void A_withdrawn_currency_still_reads_historic_amounts_and_says_when_it_ended(string code, string? month)
    {
        Assert.True(CodeLists.IsCurrency(code));
        Assert.Equal(month, CodeLists.CurrencyWithdrawn(code)?.ToString());
        Assert.Equal(month is null, CodeLists.CurrenciesInUse.Contains(Currency.Parse(code)));
    }

    [Fact]
    public void Funds_and_units_of_account_are_not_offered() =>
        Assert.DoesNotContain(CodeLists.CurrenciesInUse, currency => currency.Code is "CLF" or "CHE" or "USN" or "UYW");

    [Fact]
    public void Every_currency_has_a_name_in_every_language() =>
        Assert.All(CodeLists.CurrenciesInUse, currency => Assert.All(Language.All, language => Assert.NotEqual(currency.Code, currency.Name(language))));

    [Theory]
    [InlineData("en", "Nepalese Rupee")]
    [InlineData("fr", "roupie népalaise")]
    [InlineData("es", "rupia nepalí")]
    [InlineData("ar", "روبية نيبالية")]
    public void Names_are_in_the_readers_language(string language, string name) => Assert.Equal(name, Currency.Parse("NPR").Name(Language.Parse(language)));
}
