using Imdi.Functions.Indicators;
using Imdi.Functions.Remittances;
using Imdi.Web.Pages.Profiles;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>Profiles of the made-up world that the indicators' oracle knows.</summary>
public sealed class MadeUpProfileTests
{
    [Fact]
    public async Task Tables_say_what_the_world_holds_and_name_their_sources()
    {
        var ingest = await MadeUp.LoadAsync(withRegions: false);
        var profiles = BuildProfiles.Of(await new BuildIndicatorBook(new WorkOutStatistics(new SmartRule())).RunAsync(ingest.Published, new DateOnly(2021, 6, 1), CancellationToken.None)).ToDictionary(profile => profile.Country.Alpha3);

        Assert.Equal(["DEU", "NPL", "PHL", "QAT"], profiles.Keys.Order(StringComparer.Ordinal));
        var nepal = profiles["NPL"];
        Assert.Equal(17, nepal.Find("context.ages")!.Rows.Count);
        Assert.Equal([(200_000m, "2020"), (180_000m, "2015")], nepal.Find("context.population")!.Rows.OrderByDescending(row => row.Item).Select(row => (row.Cells[0].Value!.Value, row.Item)));
        Assert.Equal(25m, nepal.Find("emigration.health")!.Rows.Single(row => row.Item == "221").Cells[1].Value);
        Assert.Equal(Withheld.ConflictingSources, profiles["PHL"].Find("remittances.received")!.Rows.Single(row => row.Item == "2020").Cells[0].Reason);
        Assert.Equal([("DEU", 2.5m, null), ("QAT", null, Withheld.ConflictingSources)], profiles["PHL"].Find("remittances.costs")!.Rows.Select(row => (row.Item, row.Cells[0].Value, row.Cells[0].Reason)));
        Assert.All(nepal.Sections.SelectMany(section => section.Tables).Where(table => table.Status == ProfileStatus.Known && table.Kinds.Count > 0), table => Assert.NotEmpty(table.Of));
        Assert.All(nepal.Sections.SelectMany(section => section.Tables), table => Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Cells.Count)));
        Assert.Equal(nepal.Sections.SelectMany(section => section.Tables).Count(), nepal.Sections.SelectMany(section => section.Tables).Select(table => table.Id).Distinct().Count());
    }

    [Fact]
    public async Task Made_up_figures_do_not_count_as_known()
    {
        var ingest = await Datasets.Ingest.FreshAsync();
        await ingest.LoadAsync(Functions.Datasets.KindNames.RemittanceFlows, "from,to,year,million_usd\nQAT,NPL,2020,2600\n", Functions.Datasets.DatasetSources.Demonstration);

        var nepal = BuildProfiles.Of(await new BuildIndicatorBook(new WorkOutStatistics(new SmartRule())).RunAsync(ingest.Published, new DateOnly(2021, 6, 1), CancellationToken.None)).Single(profile => profile.Country.Alpha3 == "NPL");

        Assert.Equal((0, true), (nepal.Coverage.Filled, nepal.Coverage.Demonstration > 0));
        Assert.True(nepal.Find("remittances.sources")!.IsDemonstration);
    }
}
