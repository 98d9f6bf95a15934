using Imdi.Functions.Datasets;
using Imdi.Functions.Indicators;
using Imdi.Functions.Remittances;
using Imdi.Functions.Tests.Datasets;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>What a night holds of the figures that it reads.</summary>
public sealed class FigureBookTests
{
    private const string Rows = "area,area_type,indicator,period,value,status\nNPL,country,NY.GDP.MKTP.CD,2019,1,A\nKEN,country,NY.GDP.MKTP.CD,2019,2,A\nKEN,country,NY.GDP.MKTP.CD,2020,3,A\n";

    [Fact]
    public async Task More_figures_than_there_is_room_for_are_refused_by_name_and_as_many_as_there_is_are_read()
    {
        var ingest = await LoadedAsync();
        FigureBook enough = FigureBook.Unread(most: 3), small = FigureBook.Unread(most: 2);

        await GatherFigures.IntoAsync(enough, ingest.Published, new WorkOutStatistics(new SmartRule()), [Measures.Gdp], CancellationToken.None);
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => GatherFigures.IntoAsync(small, ingest.Published, new WorkOutStatistics(new SmartRule()), [Measures.Gdp], CancellationToken.None));

        Assert.Equal(3, enough.Count);
        Assert.Contains("more than 2 figures, the last of them of country-indicators", failure.Message, StringComparison.Ordinal);
        Assert.True(FigureLimit.OfThisProcess > 1_000_000);
    }

    [Fact]
    public async Task A_figure_is_the_same_whenever_it_is_looked_at()
    {
        var book = await GatherFigures.RunAsync((await LoadedAsync()).Published, new WorkOutStatistics(new SmartRule()), [Measures.Gdp], CancellationToken.None);
        var figures = book.Of(Measures.Gdp);
        FigureKey one = new("NPL", "2019"), other = new("KEN", "2019");

        Assert.Equal(figures[one], figures[one]);
        Assert.NotEqual(figures[one], figures[other]);
        Assert.Equal((1m, 2m), (figures[one].Value, figures[other].Value));
        Assert.Equal(figures.Count, figures.Values.Concat(figures.Values).ToHashSet().Count);
        Assert.False(figures.TryGetValue(new FigureKey("NPL", "2020"), out _));
    }

    private static async Task<Ingest> LoadedAsync()
    {
        var ingest = await Ingest.FreshAsync();
        Assert.True((await ingest.LoadAsync(KindNames.CountryIndicators, Rows)).IsOk);
        return ingest;
    }
}
