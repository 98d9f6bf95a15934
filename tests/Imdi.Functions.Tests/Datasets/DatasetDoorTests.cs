using System.Net;
using System.Text.Json.Nodes;
using Imdi.Functions.Datasets;
using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Imdi.Functions.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Tests.Datasets;

public sealed class DatasetDoorTests
{
    [Fact]
    public async Task The_list_names_each_kind_with_the_current_version_of_each_source()
    {
        var (house, ingest) = await OpenAsync();
        await using var _ = house;
        var version = (await ingest.LoadAsync(CorridorAverages, "from,to,period,cost_percent\nUSA,MEX,2020Q3,4.5\nUSA,PHL,2020Q3,oops\n", "demonstration")).Value.Version;

        var list = JsonNode.Parse(await house.Client.GetStringAsync("/api/datasets"))!;

        var kinds = list["kinds"]!.AsArray();
        Assert.Equal(DatasetKinds.All.Select(kind => kind.Id), kinds.Select(kind => kind!["id"]!.GetValue<string>()));
        var current = Assert.Single(kinds.Single(kind => kind!["id"]!.GetValue<string>() == CorridorAverages)!["versions"]!.AsArray())!;
        Assert.Equal((version.Version, "demonstration", true, 1, 1), (current["version"]!.GetValue<string>(), current["source"]!.GetValue<string>(),
            current["isDemonstration"]!.GetValue<bool>(), current["rows"]!.GetValue<int>(), current["findingCount"]!.GetValue<int>()));
    }

    [Fact]
    public async Task The_list_as_csv_has_a_row_for_each_version_and_for_each_kind_without_one()
    {
        var (house, ingest) = await OpenAsync();
        await using var _ = house;
        await ingest.LoadAsync(CorridorAverages, "from,to,period,cost_percent\nUSA,MEX,2020Q3,4.5\n");

        string[] lines = (await house.Client.GetStringAsync("/api/datasets.csv")).TrimEnd().Split("\r\n");

        Assert.Equal(1 + DatasetKinds.All.Count, lines.Length);
        Assert.Contains(lines, line => line.StartsWith("remittance-corridor-averages,", StringComparison.Ordinal) && line.Contains(",local,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reader_who_has_the_list_is_told_so_until_something_is_loaded()
    {
        var (house, ingest) = await OpenAsync();
        await using var _ = house;
        var tag = (await house.Client.GetAsync(new Uri("/api/datasets", UriKind.Relative))).Headers.ETag!;

        Assert.Equal(HttpStatusCode.NotModified, await AskAsync(house, tag.Tag));
        await ingest.LoadAsync(CorridorAverages, "from,to,period,cost_percent\nUSA,MEX,2020Q3,4.5\n");
        Assert.Equal(HttpStatusCode.OK, await AskAsync(house, tag.Tag));
    }

    [Theory]
    [InlineData(RemittanceQuotes)]
    [InlineData(CorridorAverages)]
    [InlineData(RemittanceFlows)]
    public async Task A_template_is_the_kinds_header_and_its_declaration_is_beside_it(string kind)
    {
        var (house, _) = await OpenAsync();
        await using var __ = house;

        Assert.Equal(WriteTemplate.For(DatasetKinds.Find(kind)!), await house.Client.GetStringAsync($"/api/datasets/{kind}/template.csv"));
        Assert.Equal(DatasetKinds.Find(kind)!.Columns.Count, JsonNode.Parse(await house.Client.GetStringAsync($"/api/datasets/{kind}/template"))!["columns"]!.AsArray().Count);
    }

    [Fact]
    public async Task Findings_are_counted_as_json_and_listed_as_csv()
    {
        var (house, ingest) = await OpenAsync();
        await using var _ = house;
        var version = (await ingest.LoadAsync(CorridorAverages, "from,to,period,cost_percent\nUSA,MEX,2020Q3,4.5\nUSA,PHL,2020Q3,=1+1\n")).Value.Version;
        string address = $"/api/datasets/{CorridorAverages}/versions/{version.Version}/findings";

        Assert.Equal(1, JsonNode.Parse(await house.Client.GetStringAsync(address))!["counts"]!["not-a-number"]!.GetValue<int>());
        string csv = await house.Client.GetStringAsync(address + ".csv");
        Assert.StartsWith(WriteFindings.Header, csv, StringComparison.Ordinal);
        Assert.Contains("\r\n,3,cost_percent,\"'=1+1\",not-a-number,error,", csv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/datasets/unheard-of/template.csv", "unknown-kind")]
    [InlineData("/api/datasets/unheard-of/versions/1/findings.csv", "unknown-kind")]
    [InlineData("/api/datasets/remittance-flows/versions/1/findings.csv", "unknown-version")]
    [InlineData("/api/datasets/remittance-flows/versions/x'%20or%20'1'%20eq%20'1/findings", "unknown-version")]
    public async Task What_there_is_not_is_refused_by_name(string address, string code)
    {
        var (house, ingest) = await OpenAsync();
        await using var _ = house;
        await ingest.LoadAsync(RemittanceFlows, "from,to,year,million_usd\nQAT,NPL,2017,1967\n");

        var answer = await house.Client.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("urn:imdi:" + code, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["type"]!.GetValue<string>());
    }

    private static async Task<HttpStatusCode> AskAsync(TestHouse house, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/datasets");
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return (await house.Client.SendAsync(request)).StatusCode;
    }

    private static async Task<(TestHouse, Ingest)> OpenAsync()
    {
        var storage = await AzuriteServer.FreshAsync();
        var house = await TestHouse.OpenAsync(routes => routes.MapDatasets(), services => services.AddSingleton(storage).AddSingleton<AuditStore>().AddSingleton<AuditTrail>().AddAuthorization().AddDatasets());
        return (house, new Ingest(storage));
    }
}
