using Imdi.Shared;

namespace Imdi.Functions.Tests.Shared;

public sealed class LanguageTests
{
    [Theory]
    [InlineData(null, "en")]
    [InlineData("", "en")]
    [InlineData("fr", "fr")]
    [InlineData("FR-ca", "fr")]
    [InlineData("ar-EG,ar;q=0.9,en;q=0.8", "ar")]
    [InlineData("en;q=0.5, es;q=0.7", "es")]
    [InlineData("ne, es;q=0.2", "es")]
    [InlineData("de-DE, ja", "en")]
    [InlineData("fr;q=0, *", "en")]
    [InlineData("en;q=0, *;q=0.1", "fr")]
    [InlineData("fr;q=0, fr-CA, es;q=0.1", "es")]
    [InlineData("fr-CA;q=0, fr", "fr")]
    [InlineData("*", "en")]
    [InlineData("fr;q=2, es", "es")]
    [InlineData("fr;q=abc, ;;;, es;q=0.3", "es")]
    [InlineData("es;q=0.8,fr;q=0.8", "es")]
    [InlineData("frr", "en")]
    public void The_reader_gets_the_language_that_the_browser_likes_best(string? header, string tag) =>
        Assert.Equal(tag, Language.FromAcceptLanguage(header).Tag);

    [Fact]
    public void Only_Arabic_runs_from_right_to_left() => Assert.Equal([Language.Arabic], Language.All.Where(language => language.IsRightToLeft));

    [Fact]
    public void The_default_is_English_and_equals_it() => Assert.Equal(Language.English, default);

    [Theory]
    [InlineData("de")]
    [InlineData("fr-FR")]
    [InlineData("")]
    [InlineData(null)]
    public void The_site_speaks_four_languages_and_no_other(string? tag) => Assert.False(Language.TryParse(tag, out _));

    [Theory]
    [InlineData("ne", "ne")]
    [InlineData("eng", "en")]
    [InlineData("fil", "fil")]
    [InlineData("pt-br", "pt-BR")]
    [InlineData("ZH-hant-tw", "zh-Hant-TW")]
    [InlineData("es-419", "es-419")]
    [InlineData("sl-rozaj", "sl-rozaj")]
    public void A_language_of_the_world_is_written_as_BCP_47_does(string tag, string normal)
    {
        Assert.True(CodeLists.TryNormaliseLanguage(tag, out string found));
        Assert.Equal(normal, found);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("qq")]
    [InlineData("und")]
    [InlineData("english")]
    [InlineData("en_GB")]
    [InlineData("en-QQ")]
    public void What_is_no_language_is_refused(string? tag) => Assert.False(CodeLists.IsLanguage(tag));

    [Fact]
    public void Languages_have_names_in_the_readers_language_and_order()
    {
        Assert.Equal(["Nepali", "népalais", "nepalí", "النيبالية"], Language.All.Select(language => CodeLists.LanguageName("nep", language)));
        Assert.Equal("Tagalog", CodeLists.LanguageName("tl", Language.English));
        Assert.Equal("Portuguese", CodeLists.LanguageName("pt-BR", Language.English));
        Assert.Equal(Language.All.Select(_ => CodeLists.LanguagesInOrder(Language.English).Count), Language.All.Select(language => CodeLists.LanguagesInOrder(language).Distinct().Count()));
    }
}
