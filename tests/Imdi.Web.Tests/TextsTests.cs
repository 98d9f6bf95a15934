using System.Text.Json;
using System.Text.RegularExpressions;
using Imdi.Shared;
using Imdi.Web.Text;

namespace Imdi.Web.Tests;

public sealed partial class TextsTests
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Words that two languages share, and figures of speech without words.
    private static readonly Dictionary<string, string[]> SameOnPurpose = new()
    {
        ["fr"] = ["pair", "sources.h", "sources.licence", "col.service", "col.total", "col.source", "col.corridors", "map.region.europe", "report.provider", "target.10.note", "api.licence.h", "facet.Source", "set.licence"],
        ["es"] = ["apply.no", "pair", "title.error", "form.error", "col.total", "demo.tag", "set.held.one", "code.status.P"],
        ["ar"] = ["set.held.one"],
    };

    public static TheoryData<string> Translations => ["fr", "es", "ar"];

    [Theory, MemberData(nameof(Translations))]
    public void Every_language_has_the_same_keys(string tag) => Assert.Equal(Read("en").Keys.Order(), Read(tag).Keys.Order());

    [Theory, MemberData(nameof(Translations))]
    public void Every_language_has_the_same_files(string tag) => Assert.Equal(Files("en"), Files(tag));

    [Theory, MemberData(nameof(Translations))]
    public void Every_translation_fills_the_same_slots(string tag)
    {
        var english = Read("en");

        Assert.All(Read(tag), entry => Assert.Equal(Slots(english[entry.Key]), Slots(entry.Value)));
    }

    [Theory, MemberData(nameof(Translations))]
    public void No_translation_is_a_copy(string tag)
    {
        var english = Read("en");
        var copies = Read(tag).Where(entry => entry.Value.ToString() == english[entry.Key].ToString()).Select(entry => entry.Key);

        Assert.Empty(copies.Except(SameOnPurpose[tag]));
    }

    [Theory, InlineData("en"), InlineData("fr"), InlineData("es"), InlineData("ar")]
    public void A_text_with_a_count_has_every_form_of_its_language(string tag)
    {
        var counted = Read(tag).Where(entry => entry.Value.ValueKind == JsonValueKind.Object);

        Assert.All(counted, entry => Assert.Equal(Plurals.Categories(tag), entry.Value.EnumerateObject().Select(form => form.Name)));
        Assert.Equal(Read("en").Where(entry => entry.Value.ValueKind == JsonValueKind.Object).Select(entry => entry.Key), counted.Select(entry => entry.Key));
    }

    [Theory, MemberData(nameof(Translations))]
    public void Machine_drafts_say_so(string tag) => Assert.Equal("draft", Read(tag)["status"].GetString());

    [Fact]
    public void Components_use_only_keys_that_exist_and_every_key_is_used()
    {
        var keys = Read("en").Keys.ToHashSet();
        string source = Sources(SourceTree.Site), all = source + Sources(SourceTree.Application);
        var literals = Literal().Matches(all).Select(match => match.Groups[1].Value).ToHashSet();
        var families = Family().Matches(all).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.All(keys, key => Assert.True(literals.Contains(key) || families.Any(family => key.StartsWith(family, StringComparison.Ordinal)), $"{key} is not used."));
        Assert.Empty(Asked().Matches(source).Select(match => match.Groups[1].Value).Except(keys));
    }

    [Fact]
    public void A_percentage_within_Arabic_text_keeps_its_direction() =>
        Assert.All(Read("ar"), entry => Assert.DoesNotMatch(@"(?<![\d.\u2066])\d+(\.\d+)?%", JsonSerializer.Serialize(entry.Value, Readable)));

    [Fact]
    public void A_count_chooses_the_form_and_is_written_as_a_number()
    {
        Assert.Equal("1 service", Texts.For(Language.English)["services.h", 1]);
        Assert.Equal("1,200 services, cheapest first", Texts.For(Language.English)["services.h", 1200]);
        Assert.StartsWith("خدمتان", Texts.For(Language.Arabic)["services.h", 2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_key_is_an_error_that_names_it() =>
        Assert.Contains("no.such.key", Assert.Throws<KeyNotFoundException>(() => Texts.For(Language.French)["no.such.key"]).Message, StringComparison.Ordinal);

    private static string Sources(string root) => string.Concat(Directory.EnumerateFiles(root, "*.*", SearchOption.AllDirectories)
        .Where(file => (file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal)) && !file.Contains("obj", StringComparison.Ordinal))
        .Select(File.ReadAllText));

    private static IEnumerable<string?> Files(string tag) => Directory.EnumerateFiles(Path.Combine(SourceTree.Site, "i18n", tag)).Select(Path.GetFileName).Order();

    // A key that stands in two files fails here.
    private static Dictionary<string, JsonElement> Read(string tag) => Directory.EnumerateFiles(Path.Combine(SourceTree.Site, "i18n", tag), "*.json").Order(StringComparer.Ordinal)
        .SelectMany(file => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(File.ReadAllText(file))!).ToDictionary();

    private static IEnumerable<string> Slots(JsonElement entry) => Slot().Matches(entry.ToString()).Select(match => match.Value).Distinct().Order();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Slot();

    [GeneratedRegex("\"([a-z0-9]+(?:[.-][A-Za-z0-9_-]+)*)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("\\$\"([a-z]+(?:\\.[a-z]+)*\\.)\\{")]
    private static partial Regex Family();

    [GeneratedRegex("\\bT\\((?:[^\"()]*\\? *)?\"([^\"]+)\"")]
    private static partial Regex Asked();
}
