using Imdi.Web.Text;

namespace Imdi.Web.Tests;

public sealed class PluralsTests
{
    [Theory]
    [InlineData("en", 0, "other"), InlineData("en", 1, "one"), InlineData("en", 2, "other")]
    [InlineData("fr", 0, "one"), InlineData("fr", 1, "one"), InlineData("fr", 2, "other"), InlineData("fr", 1_000_000, "many")]
    [InlineData("es", 0, "other"), InlineData("es", 1, "one"), InlineData("es", 2_000_000, "many"), InlineData("es", 1_000_001, "other")]
    [InlineData("ar", 0, "zero"), InlineData("ar", 1, "one"), InlineData("ar", 2, "two"), InlineData("ar", 3, "few"), InlineData("ar", 10, "few")]
    [InlineData("ar", 11, "many"), InlineData("ar", 99, "many"), InlineData("ar", 100, "other"), InlineData("ar", 102, "other"), InlineData("ar", 103, "few"), InlineData("ar", 111, "many")]
    public void A_count_has_the_category_that_CLDR_gives_it(string language, long count, string category) =>
        Assert.Equal(category, Plurals.Category(language, count));
}
