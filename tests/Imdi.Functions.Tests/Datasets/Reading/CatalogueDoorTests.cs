using System.Text.Json.Nodes;
using Imdi.Functions.Datasets;
using Imdi.Shared;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Tests.Datasets;

public sealed class CatalogueDoorTests
{
    [Fact]
    public async Task Words_and_facets_narrow_the_list_and_facets_count_what_a_choice_would_leave()
    {
        await using var house = await DatasetHouse.OpenAsync();
        await house.LoadAsync(CorridorAverages, DatasetHouse.Averages + "USA,MEX,2020Q3,4.5\n", "bank-of-utopia");
        await house.LoadAsync(RemittanceFlows, "from,to,year,million_usd\nQAT,NPL,2017,1967\n");

        var found = await house.JsonAsync("/api/datasets?q=average%20COST%20corridor");
        var yearly = await house.JsonAsync("/api/datasets?frequency=year&frequency=month");
        var ofSource = await house.JsonAsync("/api/datasets?source=bank-of-utopia");

        Assert.Equal([CorridorAverages], Ids(found));
        Assert.All(Ids(yearly), id => Assert.NotEqual(Frequency.Quarter, DatasetKinds.Find(id)!.Frequency));
        Assert.Contains(RemittanceFlows, Ids(yearly));
        Assert.Equal([CorridorAverages], Ids(ofSource));
        Assert.Equal(2, ofSource["facets"]!["source"]!.AsArray().Count);
        Assert.Equal([("quarter", 1)], ofSource["facets"]!["frequency"]!.AsArray().Select(facet => (facet!["value"]!.GetValue<string>(), facet["count"]!.GetValue<int>())));
        await house.AssertRefusedAsync("/api/datasets?frequency=hourly", System.Net.HttpStatusCode.BadRequest, "unknown-choice", "/frequency");
    }

    [Fact]
    public async Task It_is_a_DCAT_AP_catalogue_with_every_mandatory_property()
    {
        await using var house = await DatasetHouse.OpenAsync(new() { ["Imdi:BaseAddress"] = "https://data.example.org" });
        var version = await house.LoadAsync(CorridorAverages, DatasetHouse.Averages + "USA,MEX,2020Q3,4.5\n", "bank-of-utopia");

        using var answer = await house.AskAsync("/api/datasets.jsonld");
        using var accepted = await house.AskAsync("/api/datasets", "Accept", "application/ld+json");
        var catalogue = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.Equal("application/ld+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("application/ld+json", accepted.Content.Headers.ContentType!.MediaType);
        Has(catalogue, "dcat:Catalog", "dct:title", "dct:description", "dct:publisher", "dcat:dataset");
        Has(catalogue["dct:publisher"]!, "foaf:Agent", "foaf:name");
        var dataset = Assert.Single(catalogue["dcat:dataset"]!.AsArray())!;
        Has(dataset, "dcat:Dataset", "dct:title", "dct:description", "dct:publisher", "dct:identifier", "dct:accrualPeriodicity", "dcat:distribution");
        Assert.Equal($"urn:imdi:dataset:{CorridorAverages}:bank-of-utopia:{version.Version}", dataset["dct:identifier"]!.GetValue<string>());
        foreach (var distribution in dataset["dcat:distribution"]!.AsArray())
        {
            Has(distribution!, "dcat:Distribution", "dcat:accessURL", "dct:license", "dcat:mediaType", "dct:format");
            var address = new Uri(distribution!["dcat:accessURL"]!["@id"]!.GetValue<string>());
            using var file = await house.AskAsync(address.PathAndQuery);
            Assert.Equal(distribution["dcat:mediaType"]!["@id"]!.GetValue<string>()["https://www.iana.org/assignments/media-types/".Length..], file.Content.Headers.ContentType!.MediaType);
        }

        Assert.All(Iris(catalogue), iri => Assert.True(Uri.IsWellFormedUriString(iri, UriKind.Absolute), iri));
    }

    [Fact]
    public async Task A_dataset_shows_its_declaration_and_its_sources_beside_each_other()
    {
        await using var house = await DatasetHouse.OpenAsync();
        await house.LoadAsync(CorridorAverages, DatasetHouse.Averages + "USA,MEX,2020Q3,4.5\n", "bank-of-utopia");
        await house.LoadAsync(CorridorAverages, DatasetHouse.Averages + "USA,MEX,2020Q3,4.6\n", "bank-of-ruritania");

        var dataset = await house.JsonAsync($"/api/datasets/{CorridorAverages}");

        Assert.Equal(DatasetKinds.Find(CorridorAverages)!.Columns.Count, dataset["kind"]!["columns"]!.AsArray().Count);
        Assert.Equal(["bank-of-ruritania", "bank-of-utopia"], dataset["sources"]!.AsArray().Select(source => source!["source"]!.GetValue<string>()));
    }

    [Fact]
    public async Task What_is_overdue_is_said_so_by_the_clock_in_json_and_csv()
    {
        await using var house = await DatasetHouse.OpenAsync();
        await house.LoadAsync(CorridorAverages, DatasetHouse.Averages + "USA,MEX,2025Q4,4.5\n");
        using var first = await house.AskAsync("/api/datasets");

        Assert.Equal("fresh", await StateAsync());
        house.Clock.Advance(TimeSpan.FromDays(92));
        Assert.Equal("due", await StateAsync());
        house.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal("overdue", await StateAsync());
        Assert.Contains(",overdue,2026-03-01,2026-06-01,2026-07-01", await house.Client.GetStringAsync("/api/datasets.csv"), StringComparison.Ordinal);
        Assert.Equal([CorridorAverages], Ids(await house.JsonAsync("/api/datasets?freshness=overdue")));
        Assert.Equal(System.Net.HttpStatusCode.OK, (await house.AskAsync("/api/datasets", "If-None-Match", first.Headers.ETag!.Tag)).StatusCode);

        async Task<string> StateAsync() => (await house.JsonAsync($"/api/datasets/{CorridorAverages}"))["freshness"]!["state"]!.GetValue<string>();
    }

    [Theory]
    [InlineData(Frequency.Month, "2026-02-28", "2026-03-31", FreshnessState.Due)]
    [InlineData(Frequency.Month, "2026-02-14", "2026-03-13", FreshnessState.Fresh)]
    [InlineData(Frequency.Month, "2026-02-14", "2026-03-28", FreshnessState.Due)]
    [InlineData(Frequency.Month, "2026-02-14", "2026-03-29", FreshnessState.Overdue)]
    [InlineData(Frequency.Quarter, "2025-12-31", "2026-03-31", FreshnessState.Due)]
    [InlineData(Frequency.Quarter, "2025-12-31", "2026-04-30", FreshnessState.Due)]
    [InlineData(Frequency.Quarter, "2025-12-31", "2026-05-01", FreshnessState.Overdue)]
    [InlineData(Frequency.Year, "2025-01-01", "2025-12-31", FreshnessState.Fresh)]
    [InlineData(Frequency.Year, "2025-01-01", "2026-03-03", FreshnessState.Overdue)]
    public void Figures_are_due_a_period_after_the_last_release_and_overdue_after_a_grace(Frequency frequency, string released, string today, FreshnessState state) =>
        Assert.Equal(state, Freshness.Of(frequency, Day(released), null, Day(today)).State);

    [Theory]
    [InlineData(Frequency.Quarter, "2026-11-24", "2020Q3", "2026-11-24", FreshnessState.Overdue)]
    [InlineData(Frequency.Year, "2023-05-10", "2022", "2024-05-09", FreshnessState.Fresh)]
    [InlineData(Frequency.Year, "2026-11-01", "2024", "2026-11-24", FreshnessState.Fresh)]
    [InlineData(Frequency.Year, "2026-11-01", "2023", "2026-11-24", FreshnessState.Overdue)]
    [InlineData(Frequency.Year, "2025-12-01", "2035", "2026-11-24", FreshnessState.Fresh)]
    public void Old_figures_are_not_fresh_because_they_were_loaded_today(Frequency frequency, string released, string newest, string today, FreshnessState state) =>
        Assert.Equal(state, Freshness.Of(frequency, Day(released), Period.Parse(newest), Day(today)).State);

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<string> Ids(JsonNode catalogue) => catalogue["kinds"]!.AsArray().Select(kind => kind!["id"]!.GetValue<string>());

    private static void Has(JsonNode node, string type, params string[] properties)
    {
        Assert.Equal(type, node["@type"]!.GetValue<string>());
        Assert.All(properties, property => Assert.NotNull(node[property]));
    }

    private static IEnumerable<string> Iris(JsonNode node) => node switch
    {
        JsonObject thing => thing.Where(pair => pair.Key != "@context").SelectMany(pair => pair.Key == "@id" ? [pair.Value!.GetValue<string>()] : pair.Value is null ? [] : Iris(pair.Value)),
        JsonArray many => many.SelectMany(one => Iris(one!)),
        _ => [],
    };
}
