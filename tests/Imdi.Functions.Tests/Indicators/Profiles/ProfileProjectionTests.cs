using System.Net;
using System.Text.Json;
using Imdi.Functions.Indicators;
using Imdi.Functions.Remittances;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>What the platform projects, as profiles give it: the figures of the projections' own files, said to be projected wherever they stand.</summary>
public sealed class ProfileProjectionTests : IAsyncLifetime
{
    private ProfileHouse _house = null!;

    public async Task InitializeAsync()
    {
        _house = await ProfileHouse.OpenAsync();
        await ProjectedWorld.LoadAsync(_house.Ingest.Job);
        await _house.PublishAsync();
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task The_gap_of_the_worked_example_stands_in_section_six_with_the_range_of_what_is_assumed()
    {
        var table = await _house.JsonAsync("/api/profiles/DEU/tables/labour.gaps");

        Assert.Equal(("known", "openings-less-entrants", "2025", "Baseline"), (Text(table, "status"), Text(table.GetProperty("projection"), "method"), Text(table.GetProperty("projection"), "from"), Text(table.GetProperty("projection"), "scenario")));
        var nurses = table.GetProperty("figures").EnumerateArray().Where(figure => Text(figure, "item") == "22").ToDictionary(figure => Text(figure, "measure"));
        Assert.Equal((2_602.02m, 2_000m, 602.02m), (Value(nurses["openings"]), Value(nurses["entrants"]), Value(nurses["gap"])));
        Assert.True(Value(nurses["gap-low"]) < 602.02m && Value(nurses["gap-high"]) > 602.02m);
        Assert.Equal(("2030", "openings-less-entrants"), (Text(nurses["gap"], "period"), Text(nurses["gap"], "projection")));
        Assert.Equal("no-data", Text(table.GetProperty("figures").EnumerateArray().Single(figure => Text(figure, "item") == "71" && Text(figure, "measure") == "gap"), "status"));
    }

    [Fact]
    public async Task The_working_age_population_is_that_of_the_projections_with_its_interval()
    {
        var file = ProjectionBook.Of(await new BuildIndicatorBook(new WorkOutStatistics(new SmartRule())).RunAsync(_house.Ingest.Published, ProfileHouse.Today, CancellationToken.None)).Populations.Single(population => population.Country == "KEN");
        var table = await _house.JsonAsync("/api/profiles/KEN/tables/context.working-age");

        Assert.Equal(("cohort-ratios", "2020"), (Text(table.GetProperty("projection"), "method"), Text(table.GetProperty("projection"), "from")));
        Assert.Equal(["2020", "2025", "2030", "2035"], table.GetProperty("figures").EnumerateArray().Select(figure => Text(figure, "item")).Distinct());
        foreach (var step in file.Steps.Where(step => step.Scenario is "base" or "constant"))
        {
            var figures = table.GetProperty("figures").EnumerateArray().Where(figure => Text(figure, "item") == $"{step.Year}").ToDictionary(figure => Text(figure, "measure"));
            Assert.Equal((step.Total, step.WorkingAge, step.WorkingAgeLow80, step.WorkingAgeHigh80), (Value(figures["people"]), Value(figures["working-age"]), Maybe(figures["low-80"]), Maybe(figures["high-80"])));
        }
    }

    [Theory]
    [InlineData("en", "projection", "All projections of this country")]
    [InlineData("fr", "projeté", "Toutes les projections de ce pays")]
    [InlineData("es", "proyección", "Todas las proyecciones de este país")]
    [InlineData("ar", "إسقاط", "كل إسقاطات هذا البلد")]
    public async Task The_page_says_that_it_is_projected_and_leads_to_all_of_it(string language, string label, string more)
    {
        string page = WebUtility.HtmlDecode(await _house.TextAsync($"/{language}/profiles/deu/"));

        Assert.Contains($"<span class=\"tag quiet\">{label}</span>", page, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"/{language}/projections/deu/\">{more}</a>", page, StringComparison.Ordinal);
        Assert.Contains("Baseline.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_country_of_which_nothing_is_projected_says_what_would_fill_the_tables()
    {
        var table = await _house.JsonAsync("/api/profiles/KEN/tables/labour.gaps");

        Assert.Equal("no-data", Text(table, "status"));
        Assert.NotEqual("", Text(table, "fill"));
        Assert.Equal(JsonValueKind.Null, table.GetProperty("projection").ValueKind);
    }

    [Fact]
    public async Task In_CSV_each_projected_figure_names_the_method_and_what_is_stated_names_none()
    {
        string[] gaps = (await _house.TextAsync("/api/profiles/DEU/tables/labour.gaps.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        string[] people = (await _house.TextAsync("/api/profiles/KEN/tables/context.ages.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Contains(",projection", gaps[0], StringComparison.Ordinal);
        Assert.All(gaps[1..], row => Assert.Contains("openings-less-entrants", row, StringComparison.Ordinal));
        Assert.All(people[1..], row => Assert.DoesNotContain("cohort-ratios", row, StringComparison.Ordinal));
    }

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString() ?? "";

    private static decimal Value(JsonElement figure) => figure.GetProperty("value").GetDecimal();

    private static decimal? Maybe(JsonElement figure) => figure.GetProperty("value").ValueKind == JsonValueKind.Number ? Value(figure) : null;
}
