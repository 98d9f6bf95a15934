using System.Net;
using System.Text.Json.Nodes;
using Imdi.Functions.Datasets;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Tests.Datasets;

public sealed class VersionDoorTests
{
    private const string First = DatasetHouse.Averages + "USA,MEX,2020Q3,4.5\n", Second = DatasetHouse.Averages + "USA,MEX,2020Q3,4.6\n";

    [Fact]
    public async Task The_history_shows_each_version_with_its_state_newest_first()
    {
        await using var house = await DatasetHouse.OpenAsync();
        var old = await house.LoadAsync(CorridorAverages, First);
        var now = await house.LoadAsync(CorridorAverages, Second);
        await house.LoadAsync(CorridorAverages, First, "demonstration");
        await house.Ingest.Withdraw.RunAsync(CorridorAverages, "demonstration", "tester", CancellationToken.None);

        var versions = await house.JsonAsync($"/api/datasets/{CorridorAverages}/versions");

        var states = versions["versions"]!.AsArray().ToDictionary(row => row!["version"]!.GetValue<string>(), row => row!["state"]!.GetValue<string>());
        Assert.Equal(("superseded", "current", 3), (states[old.Version], states[now.Version], states.Count));
        Assert.Contains("withdrawn", states.Values);
        Assert.Equal(new (string, string?)[] { ("demonstration", null), ("local", now.Version) }, versions["sources"]!.AsArray().Select(source => (source!["source"]!.GetValue<string>(), source["current"]?.GetValue<string>())));
        Assert.Equal(["published", "published", "published", "withdrawn"], versions["history"]!.AsArray().Select(row => row!["act"]!.GetValue<string>()).Order());
        Assert.DoesNotContain("tester", versions.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(1 + 3, (await house.Client.GetStringAsync($"/api/datasets/{CorridorAverages}/versions.csv")).TrimEnd().Split("\r\n").Length);
    }

    [Fact]
    public async Task A_version_says_how_it_came_about_where_its_files_are_and_how_to_cite_it()
    {
        await using var house = await DatasetHouse.OpenAsync(new() { ["Imdi:BaseAddress"] = "https://data.example.org" });
        var version = await house.LoadAsync(CorridorAverages, First, "bank-of-utopia");
        string address = $"/api/datasets/{CorridorAverages}/versions/{version.Version}";

        var answer = await house.JsonAsync(address);

        Assert.Equal(("current", version.RawSha256), (answer["version"]!["state"]!.GetValue<string>(), answer["method"]!["rawSha256"]!.GetValue<string>()));
        foreach (var file in answer["files"]!.AsArray())
        {
            byte[] content = await house.Client.GetByteArrayAsync(file!["address"]!.GetValue<string>());
            Assert.Equal(file["sha256"]!.GetValue<string>(), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)));
        }

        var citation = answer["citation"]!;
        Assert.Equal($"urn:imdi:dataset:{CorridorAverages}:bank-of-utopia:{version.Version}", citation["id"]!.GetValue<string>());
        Assert.Equal("https://data.example.org" + address, citation["address"]!.GetValue<string>());
        Assert.StartsWith("bank-of-utopia (2026). Average cost of sending remittances, by corridor [data set].", citation["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(("dataset", 2026), (citation["csl"]![0]!["type"]!.GetValue<string>(), citation["csl"]![0]!["issued"]!["date-parts"]![0]![0]!.GetValue<int>()));
        Assert.Contains("url = {https://data.example.org" + address + "}", citation["bibtex"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Latest_leads_to_the_current_version_in_the_same_form_with_the_same_filters()
    {
        await using var house = await DatasetHouse.OpenAsync();
        await house.LoadAsync(CorridorAverages, First);
        var now = await house.LoadAsync(CorridorAverages, Second);
        string versions = $"/api/datasets/{CorridorAverages}/versions";

        Assert.Equal($"{versions}/{now.Version}", await ToAsync("/latest"));
        Assert.Equal($"{versions}/{now.Version}/data.sdmx.csv?from=USA&from=GBR", await ToAsync("/latest/data.sdmx.csv?from=USA&from=GBR&source=local"));
        await house.LoadAsync(CorridorAverages, First, "bank-of-utopia");
        await house.AssertRefusedAsync($"{versions}/latest", HttpStatusCode.BadRequest, "source-needed", "/source");
        Assert.Equal($"{versions}/{now.Version}", await ToAsync("/latest?source=local"));
        await house.AssertRefusedAsync($"{versions}/latest?source=nobody", HttpStatusCode.NotFound, "no-current-version", "/source");
        await house.AssertRefusedAsync("/api/datasets/remittance-flows/versions/latest", HttpStatusCode.NotFound, "no-current-version");
        await house.AssertRefusedAsync("/api/datasets/nothing/versions/latest", HttpStatusCode.NotFound, "unknown-kind");

        async Task<string> ToAsync(string rest)
        {
            using var answer = await house.AskAsync(versions + rest);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            return answer.Headers.Location!.ToString();
        }
    }

    [Theory]
    [InlineData("\\", @"\textbackslash{}")]
    [InlineData("A & B {50 %}", @"A \& B \{50 \%\}")]
    [InlineData("x_1~$#^", @"x\_1\textasciitilde{}\$\#\textasciicircum{}")]
    public void A_name_cannot_break_out_of_BibTeX(string name, string written)
    {
        var version = new DatasetVersion(CorridorAverages, "0123456789abcdef", new DatasetSource("x", name, null, null, false), null, 1, 0, "00", "file.csv");

        string entry = Citation.Of(DatasetKinds.Find(CorridorAverages)!, new KnownVersion(version, VersionState.Current, null), "").Bibtex;

        Assert.Contains($"author = {{{{{written}}}}}", entry, StringComparison.Ordinal);
    }
}
