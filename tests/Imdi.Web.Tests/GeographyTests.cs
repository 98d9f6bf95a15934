using Imdi.Shared;
using Imdi.Web.Charts;
using Imdi.Web.Pages.Send;

namespace Imdi.Web.Tests;

public sealed class GeographyTests : PageTheory
{
    // Parts of another country in the map's source, or uninhabited: no agency publishes figures for them.
    private static readonly string[] Elsewhere = ["AQ", "BQ", "BV", "CC", "CX", "GF", "GP", "MQ", "RE", "SJ", "TK", "YT"];

    [Fact]
    public void Every_country_has_an_outline_or_a_dot()
    {
        var missing = CodeLists.Countries.Select(country => country.Alpha2)
            .Where(alpha2 => !(Geography.Places.TryGetValue(alpha2, out var place) && (place.Dot || Geography.Shapes.Contains(alpha2))));

        Assert.Equal(Elsewhere, missing.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_place_lies_on_the_map() =>
        Assert.All(Geography.Places.Values, place => Assert.True(place.X is > 0 and < Geography.Width && place.Y is > 0 and < Geography.Height));

    [Fact]
    public void Every_disputed_area_is_drawn() => Assert.Empty(Geography.Disputed.Except(Geography.Shapes));

    [Fact]
    public async Task A_hatched_area_never_gets_a_colour()
    {
        var sahara = new CountryCostModel(CountryCode.Parse("ESH"), new Percent(4), Period.OfQuarter(2020, 3), false);
        var document = Parse(await Rendered.Pages.CorridorAsync(A.Site, PageAddress.Corridor(Language.English, A.Britain, A.Kenya), A.Corridor(m => m with { FromHere = [.. m.FromHere, sahara] })));

        var coloured = document.QuerySelectorAll("[class^=q] use").Select(use => use.GetAttribute("href")!.Split('#')[1]).ToList();
        Assert.NotEmpty(coloured);
        Assert.Empty(coloured.Intersect(Geography.Disputed));
    }

    [Fact]
    public async Task Every_country_with_a_figure_is_coloured_once()
    {
        var document = await ParseAsync("corridor", "en");
        var coloured = document.QuerySelectorAll("[class^=q] use").Select(use => use.GetAttribute("href")!.Split('#')[1])
            .Concat(document.QuerySelectorAll("circle[data-c]").Select(dot => dot.GetAttribute("data-c")!));

        Assert.Equal(A.Corridor().FromHere.Where(to => to.Mean is not null).Select(to => to.Country.Alpha2).Order(), coloured.Order());
    }

    [Theory]
    [InlineData(-1, 0), InlineData(3, 0), InlineData(3.01, 1), InlineData(5, 1), InlineData(7, 2), InlineData(10, 3), InlineData(10.01, 4)]
    public void A_cost_at_a_bound_keeps_the_lower_colour(double cost, int bin) => Assert.Equal(bin, Scales.Bin(new Percent((decimal)cost)));
}
