using System.Text.Json.Nodes;
using CsCheck;
using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Shared;

public sealed class RegionFileTests
{
    private static readonly string Whole = """
        {
          "id": "east-africa", "shortName": "IMDI", "names": { "en": "IMDI East Africa", "fr": "IMDI Afrique de l’Est" }, "languages": ["fr", "en"],
          "senders": ["GBR", "US"], "receivers": ["KEN"], "currencies": ["KES", "USD"], "contact": { "name": "Office", "email": "office@example.org", "address": null },
          "codes": { "sectors": ["15190"] }, "retention": { "linkDays": 7 }, "rebuildHour": 22, "isDemonstration": true, "texts": { "fr": { "home": "Accueil de la région" } }
        }
        """;

    [Fact]
    public void The_file_that_the_program_carries_is_right_and_says_what_the_site_was() =>
        Assert.Equal(("world", "IMDI", 4, 1), (Region.Default.Id, Region.Default.ShortName, Region.Default.Languages.Count, Region.Default.RebuildHour));

    [Fact]
    public void A_region_that_is_written_and_read_is_the_same()
    {
        var region = RegionFile.Read(Whole).Value;

        Assert.Equal(region.Hash, RegionFile.Read(RegionFile.Write(region)).Value.Hash);
        Assert.Equal([Language.French, Language.English], region.Languages);
        Assert.Equal("USA", region.Senders[1].Alpha3);
        Assert.True(region.Covers(CountryCode.Parse("GBR"), CountryCode.Parse("KEN")));
        Assert.False(region.Covers(CountryCode.Parse("GBR"), CountryCode.Parse("IND")));
    }

    [Fact]
    public void Whatever_stands_in_it_is_refused_or_read_and_nothing_is_thrown()
    {
        string[] parts = [.. System.Text.RegularExpressions.Regex.Split(Whole, "(\"[^\"]*\"|[\\[\\]{},:]|\\d+|true|null)").Where(part => part.Trim().Length > 0)];
        string[] others = [.. parts, "-1", "1e400", "\"\\ud800\"", "\"\"", "[[[[", "99999999999999999999", "\u0000", "// x", "\"id\"", "NaN"];
        Gen.Select(Gen.Int[0, parts.Length - 1], Gen.OneOf<string>(others)).Array[1, 4].Sample(changes =>
        {
            string[] changed = [.. parts];
            foreach (var (at, value) in changes) changed[at] = value;
            var outcome = RegionFile.Read(string.Join(' ', changed));
            Assert.True(outcome.IsOk || outcome.Refusal.Detail.Length > 10);
        }, iter: 3_000);
    }

    [Theory]
    [InlineData("id", "\"East Africa!\"", "/id", "region-id-wrong")]
    [InlineData("languages", "[]", "/languages", "region-languages-missing")]
    [InlineData("languages", "[\"fr\",\"de\"]", "/languages/1", "region-language-wrong")]
    [InlineData("languages", "[\"fr\",\"en\",\"ar\"]", "/names/ar", "region-name-missing")]
    [InlineData("names", "{\"en\":\"x\",\"fr\":\"\"}", "/names/fr", "region-name-wrong")]
    [InlineData("senders", "[\"GBR\",\"XQZ\"]", "/senders/1", "region-country-wrong")]
    [InlineData("receivers", "[\"KEN\",\"KE\"]", "/receivers/1", "region-twice")]
    [InlineData("currencies", "[\"SHILLING\"]", "/currencies/0", "region-currency-wrong")]
    [InlineData("contact", "{\"name\":\"x\",\"email\":\"nobody\"}", "/contact/email", "region-contact-email-wrong")]
    [InlineData("codes", "{\"sectors\":[]}", "/codes/sectors", "region-codes-empty")]
    [InlineData("codes", "{\"sectors\":[\"99999\"]}", "/codes/sectors", "region-code-unknown")]
    [InlineData("codes", "{\"colours\":[\"red\"]}", "/codes/colours", "region-list-unknown")]
    [InlineData("retention", "{\"linkDays\":0}", "/retention/linkDays", "region-retention-wrong")]
    [InlineData("retention", "{\"cookieDays\":5}", "/retention/cookieDays", "region-retention-unknown")]
    [InlineData("rebuildHour", "24", "/rebuildHour", "region-hour-wrong")]
    [InlineData("texts", "{\"fr\":{\"no.such.key\":\"x\"}}", "/texts/fr/no.such.key", "region-text-unknown")]
    [InlineData("texts", "{\"fr\":{\"pair\":\"sans\"}}", "/texts/fr/pair", "region-text-slots")]
    [InlineData("rebuildHour", "\"one\"", "/rebuildHour", "region-malformed")]
    [InlineData("extra", "1", "/extra", "region-malformed")]
    public void What_is_wrong_is_said_with_its_place_and_what_would_be_right(string field, string json, string pointer, string code)
    {
        var draft = JsonNode.Parse(Whole)!.AsObject();
        draft[field] = JsonNode.Parse(json);

        var refusal = RegionFile.Read(draft.ToJsonString()).Then(RegionWords.Checked).Refusal!;

        Assert.Equal("region-wrong", refusal.Code);
        Assert.Contains(refusal.Errors, error => error.Pointer == pointer && error.Code == code && error.Detail.Length > 10);
    }

    [Fact]
    public void The_example_on_the_page_of_settings_is_right()
    {
        string page = House.Repository.Read("docs", "settings.md");
        int from = page.IndexOf("```json\n", StringComparison.Ordinal) + 8;

        var example = RegionFile.Read(page[from..page.IndexOf("```", from, StringComparison.Ordinal)]).Then(RegionWords.Checked);

        Assert.True(example.IsOk, example.Refusal is { } refusal ? ReadRegion.Sentence(refusal) : "");
    }

    [Fact]
    public void A_setting_names_the_file_or_holds_it_and_a_wrong_one_says_where()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, Whole);

        Assert.Equal("east-africa", ReadRegion.Of(new RegionSettings { File = path }).Value.Id);
        Assert.Equal("east-africa", ReadRegion.Of(new RegionSettings { Json = Whole }).Value.Id);
        Assert.Equal("world", ReadRegion.Of(new RegionSettings()).Value.Id);
        Assert.Equal("region-file-missing", ReadRegion.Of(new RegionSettings { File = path + ".gone" }).Refusal!.Code);
        Assert.Contains("/rebuildHour", ReadRegion.Sentence(ReadRegion.Of(new RegionSettings { Json = Whole.Replace("22", "99", StringComparison.Ordinal) }).Refusal!), StringComparison.Ordinal);
        File.Delete(path);
    }
}
