using Imdi.Shared;

namespace Imdi.Functions.Tests.Shared;

public sealed class CountryCodeTests
{
    [Theory]
    [InlineData("NPL", "NPL")]
    [InlineData("npl", "NPL")]
    [InlineData(" Np ", "NPL")]
    [InlineData("XKX", "XKX")]
    [InlineData("KSV", "XKX")]
    [InlineData("UNK", "XKX")]
    [InlineData("xk", "XKX")]
    [InlineData("XKO", "XKX")]
    [InlineData("ROM", "ROU")]
    [InlineData("ZAR", "COD")]
    [InlineData("TMP", "TLS")]
    [InlineData("WBG", "PSE")]
    [InlineData("ADO", "AND")]
    [InlineData("IMY", "IMN")]
    [InlineData("UK", "GBR")]
    [InlineData("EL", "GRC")]
    public void A_country_is_read_by_every_code_that_agencies_use(string text, string alpha3) =>
        Assert.Equal(alpha3, CountryCode.Parse(text).Alpha3);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ANT")]
    [InlineData("AN")]
    [InlineData("WLD")]
    [InlineData("X01")]
    [InlineData("Nepal")]
    [InlineData("524")]
    public void Withdrawn_codes_aggregates_names_and_numbers_are_no_country_codes(string? text) =>
        Assert.False(CountryCode.TryParse(text, out _));

    [Fact]
    public void There_are_249_ISO_areas_and_Kosovo_each_under_its_own_codes()
    {
        Assert.Equal(250, CodeLists.Countries.Count);
        Assert.All(CodeLists.Countries, country => Assert.Equal(country.Alpha3, CountryCode.Parse(country.Alpha2).Alpha3));
        Assert.Equal(250, CodeLists.Countries.Select(country => country.M49).Distinct().Count());
        Assert.All(CodeLists.Countries, country => Assert.Matches("^[0-9]{3}$", country.M49));
    }

    [Fact]
    public void Countries_carry_region_currency_and_M49_with_its_leading_zeros()
    {
        Assert.Equal(new CountryEntry("AFG", "AF", "004", "SA", false, "AFN") { M49Region = "142", M49SubRegion = "034" }, CodeLists.Country("AFG"));
        Assert.Equal(new CountryEntry("ZAF", "ZA", "710", "SSA", true, "ZAR") { M49Region = "002", M49SubRegion = "202" }, CodeLists.Country("ZAF"));
    }

    [Fact]
    public void The_G20_has_nineteen_countries() => Assert.Equal(19, CodeLists.Countries.Count(country => country.IsG20));

    [Fact]
    public void Every_country_but_Antarctica_has_a_currency_in_use()
    {
        var codes = CodeLists.CurrenciesInUse.Select(currency => currency.Code).ToHashSet();
        Assert.Equal(["ATA"], CodeLists.Countries.Where(country => !codes.Contains(country.Currency)).Select(country => country.Alpha3));
    }

    [Fact]
    public void Regions_are_those_of_the_World_Bank_and_empty_only_where_nobody_lives()
    {
        string[] known = ["EAP", "ECA", "LAC", "MENA", "NAM", "SA", "SSA"];
        Assert.Equal(["ATA", "ATF", "BVT", "HMD", "IOT", "SGS", "UMI"], CodeLists.Countries.Where(country => !known.Contains(country.Region)).Select(country => country.Alpha3));
    }

    [Fact]
    public void A_withdrawn_code_is_known_with_its_successors()
    {
        Assert.True(CodeLists.TryWithdrawnCountry("ant", out var antilles));
        Assert.Equal(("ANT", "Netherlands Antilles", 2010), (antilles.Code, antilles.Name, antilles.Until));
        Assert.Equal(["BES", "CUW", "SXM"], antilles.Successors.Select(country => country.Alpha3));
        Assert.False(CodeLists.TryWithdrawnCountry("NLD", out _));
        Assert.True(CodeLists.TryWithdrawnCountry("AN", out var byAlpha2) && byAlpha2 == antilles);
        Assert.All(["", null], text => Assert.False(CodeLists.TryWithdrawnCountry(text, out _)));
    }

    [Theory]
    [InlineData("4", "AFG")]
    [InlineData("004", "AFG")]
    [InlineData("524", "NPL")]
    public void An_M49_code_is_read_even_without_its_zeros(string m49, string alpha3)
    {
        Assert.True(CodeLists.TryCountryByM49(m49, out string found));
        Assert.Equal(alpha3, found);
    }

    [Theory]
    [InlineData("900")]
    [InlineData("947")]
    [InlineData("1833")]
    [InlineData("002")]
    [InlineData("WLD")]
    [InlineData("afe")]
    [InlineData("EUU")]
    [InlineData("CHI")]
    [InlineData("X01")]
    [InlineData("EU27_2020")]
    [InlineData("EEA30_2007")]
    [InlineData("WORLD")]
    [InlineData("Other North")]
    [InlineData("Other South")]
    [InlineData("Channel Islands")]
    [InlineData("Sub-Saharan Africa (excluding high income)")]
    public void Aggregates_and_residuals_are_never_countries(string text)
    {
        Assert.True(CodeLists.IsAggregate(text));
        Assert.False(CodeLists.TryNormaliseCountry(text, out _));
        Assert.False(CodeLists.TryCountryByName(text, out _));
        Assert.False(CodeLists.TryCountryByM49(text, out _));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("NPL")]
    [InlineData("NA")]
    [InlineData("NAM")]
    [InlineData("XKX")]
    [InlineData("Micronesia")]
    [InlineData("Atlantis")]
    [InlineData("524")]
    public void Countries_and_the_unknown_are_no_aggregates(string? text) => Assert.False(CodeLists.IsAggregate(text));

    [Fact]
    public void Codes_sort_by_their_letters()
    {
        Assert.True(CountryCode.Parse("AFG") < CountryCode.Parse("ZW"));
        Assert.Equal("AFG", CountryCode.Parse("AF").ToString());
    }
}
