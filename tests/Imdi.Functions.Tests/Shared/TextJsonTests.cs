using System.Text.Json;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Shared;

public sealed class TextJsonTests
{
    private sealed record Everything(CountryCode Country, Currency Currency, Period Period, Language Language, OccupationCode Occupation, IndustryCode Industry, EducationLevel Education, Period? None);

    private static readonly Everything Sample = new(
        CountryCode.Parse("NPL"), Currency.Parse("GBP"), Period.OfQuarter(2020, 3), Language.French, OccupationCode.Parse("0110"), IndustryCode.Parse("01"), EducationLevel.Parse("6"), null);

    [Fact]
    public void Codes_are_their_text_in_JSON() =>
        Assert.Equal(
            """{"Country":"NPL","Currency":"GBP","Period":"2020Q3","Language":"fr","Occupation":"0110","Industry":"01","Education":"6","None":null}""",
            JsonSerializer.Serialize(Sample));

    [Fact]
    public void Codes_are_read_from_JSON_as_they_were_written() =>
        Assert.Equal(Sample, JsonSerializer.Deserialize<Everything>(JsonSerializer.Serialize(Sample)));

    [Theory]
    [InlineData("\"ANT\"")]
    [InlineData("\"\"")]
    [InlineData("4")]
    [InlineData("null")]
    public void An_unknown_code_or_another_type_is_malformed(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<CountryCode>(json));

    [Fact]
    public void Countries_can_be_keys() =>
        Assert.Equal("""{"NPL":1}""", JsonSerializer.Serialize(new Dictionary<CountryCode, int> { [CountryCode.Parse("NP")] = 1 }));
}
