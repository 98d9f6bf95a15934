namespace Imdi.Web.Tests;

public sealed class ProfilePageTests : PageTheory
{
    [Theory]
    [InlineData("profile-full", "/fr/indicators/lm-unemp/?country=NPL")]
    [InlineData("profile-static", "/fr/indicators/lm-unemp/")]
    public async Task An_indicator_leads_to_its_page_with_the_figures_behind_the_countrys_values(string state, string address) =>
        Assert.Equal(address, (await ParseAsync(state, "fr")).QuerySelectorAll("#context th[scope=row] a").Single().GetAttribute("href"));

    [Fact]
    public async Task The_cover_says_where_focal_points_are_listed_and_denies_none()
    {
        var cover = (await ParseAsync("profile-full", "en")).QuerySelector("#cover")!;

        Assert.NotNull(cover.QuerySelector("a[href='/api/directory/focal-points.csv']"));
        Assert.DoesNotContain("none is named", cover.TextContent, StringComparison.Ordinal);
    }
}
