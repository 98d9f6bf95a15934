using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Imdi.Functions.Datasets;
using Microsoft.VisualBasic.FileIO;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Tests.Datasets;

public sealed class RowDoorTests
{
    private const string Rows = DatasetHouse.Averages + "USA,MEX,2020Q3,4.5\nUSA,PHL,2020Q3,-0.125\nGBR,IND,2020Q2,3\nGBR,IND,2020Q3,3.123456789012345\nFRA,MAR,2020Q1,10\n";

    [Theory]
    [InlineData("")]
    [InlineData("?from=USA&from=GBR&period.from=2020Q3&cost_percent.to=4.5&sort=-cost_percent")]
    [InlineData("?to=IND")]
    public async Task Every_form_gives_the_same_values_for_the_same_filters(string query)
    {
        await using var house = await DatasetHouse.OpenAsync();
        var version = await house.LoadAsync(CorridorAverages, Rows);
        string address = $"/api/datasets/{CorridorAverages}/versions/{version.Version}/data";
        var kind = DatasetKinds.Find(CorridorAverages)!;

        var json = (await house.JsonAsync(address + query))["items"]!.AsArray().Select(item => Line(kind, column => TextOf(item![column.Name]))).ToList();
        var csv = Csv(await house.Client.GetByteArrayAsync(address + ".csv" + query)).Select(row => Line(kind, column => row[column.Name])).ToList();
        var bom = await house.Client.GetByteArrayAsync(address + ".csv" + query + (query.Length == 0 ? "?" : "&") + "bom=1");
        var shape = SdmxShape.Of(kind);
        var sdmxCsv = Csv(await house.Client.GetByteArrayAsync(address + ".sdmx.csv" + query))
            .Select(row => Line(kind, column => Plain(row[shape.Components.Single(component => component.Column == column).Id]))).ToList();
        var sdmxJson = SdmxJson(await house.JsonAsync(address + ".sdmx.json" + query)).Select(row => Line(kind, column => Plain(row[shape.Components.Single(component => component.Column == column).Id]))).ToList();

        Assert.NotEmpty(json);
        Assert.Equal(json, csv);
        Assert.Equal(Encoding.UTF8.GetPreamble(), bom[..3]);
        Assert.Equal(json, Csv(bom[3..]).Select(row => Line(kind, column => row[column.Name])));
        Assert.Equal(json, sdmxCsv);
        Assert.Equal(json, sdmxJson);
        if (query.Length > 0) return;
        using var file = new TemporaryFile(Path.GetTempFileName());
        await File.WriteAllBytesAsync(file.Path, await house.Client.GetByteArrayAsync(address + ".parquet"));
        using var parquet = new ReadRows(file.Path);
        Assert.Equal(json, parquet.Scan(kind.Columns, []).Select(row => Line(kind, column => CellText.Of(row.Cells[kind.IndexOf(column.Name)]))));
    }

    [Fact]
    public async Task Days_flags_and_missing_values_are_the_same_in_every_form()
    {
        await using var house = await DatasetHouse.OpenAsync();
        var kind = DatasetKinds.Find(RemittanceQuotes)!;
        var version = await house.LoadAsync(RemittanceQuotes, WriteTemplate.For(kind) + A.Row(kind) + A.Row(kind, ("quote_id", "1002"), ("provider", "=Acme"), ("total_2", ""), ("date", "")));
        string address = $"/api/datasets/{RemittanceQuotes}/versions/{version.Version}/data";
        var shape = SdmxShape.Of(kind);

        var json = (await house.JsonAsync(address))["items"]!.AsArray().Select(item => Line(kind, column => TextOf(item![column.Name]))).ToList();
        string csv = await house.Client.GetStringAsync(address + ".csv");
        var sdmxCsv = Csv(await house.Client.GetByteArrayAsync(address + ".sdmx.csv")).Select(row => Line(kind, column => Plain(row[shape.Components.Single(one => one.Column == column).Id])));
        var sdmxJson = SdmxJson(await house.JsonAsync(address + ".sdmx.json")).Select(row => Line(kind, column => Plain(row[shape.Components.Single(one => one.Column == column).Id])));

        Assert.Equal(2, json.Count);
        Assert.Contains("2025-08-14", json[0], StringComparison.Ordinal);
        Assert.Equal(json, sdmxCsv);
        Assert.Equal(json, sdmxJson);
        Assert.Contains(",'=Acme,", csv, StringComparison.Ordinal);
        Assert.Equal(json, Csv(Encoding.UTF8.GetBytes(csv)).Select(row => Line(kind, column => row[column.Name].TrimStart('\''))));
        Assert.Single((await house.JsonAsync(address + "?total_2="))["items"]!.AsArray());
        Assert.Equal(2, (await house.JsonAsync(address + "?instruments=debit-card&transparent=yes"))["items"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("en", "United Kingdom")]
    [InlineData("fr", "Royaume-Uni")]
    [InlineData("es", "Reino Unido")]
    [InlineData("ar", "المملكة المتحدة")]
    public async Task Labels_stand_beside_codes_in_the_readers_language(string language, string label)
    {
        await using var house = await DatasetHouse.OpenAsync();
        var version = await house.LoadAsync(CorridorAverages, Rows);
        string address = $"/api/datasets/{CorridorAverages}/versions/{version.Version}/data";

        using var accepted = await house.AskAsync(address + "?from=GBR&fields=from", "Accept-Language", language);
        string csv = await house.Client.GetStringAsync($"{address}.csv?from=GBR&fields=from&lang={language}");

        Assert.Equal(label, JsonNode.Parse(await accepted.Content.ReadAsStringAsync())!["items"]![0]!["from_label"]!.GetValue<string>());
        Assert.StartsWith($"from,from_label,source,vintage,version\r\nGBR,{label},", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_link_on_to_the_end()
    {
        await using var house = await DatasetHouse.OpenAsync();
        var version = await house.LoadAsync(CorridorAverages, Rows);
        string? next = $"/api/datasets/{CorridorAverages}/versions/{version.Version}/data?sort=-cost_percent&limit=2&fields=cost_percent";
        List<string> costs = [];
        while (next is not null)
        {
            var page = await house.JsonAsync(next);
            costs.AddRange(page["items"]!.AsArray().Select(item => item!["cost_percent"]!.ToJsonString()));
            next = page["next"]?.GetValue<string>();
        }

        Assert.Equal(["10", "4.5", "3.123456789012345", "3", "-0.125"], costs);
    }

    [Fact]
    public async Task An_answer_may_be_kept_for_good_and_is_not_sent_twice()
    {
        await using var house = await DatasetHouse.OpenAsync();
        var version = await house.LoadAsync(CorridorAverages, Rows);
        foreach (string form in new[] { "", ".csv", ".sdmx.csv", ".sdmx.json", ".parquet" })
        {
            string address = $"/api/datasets/{CorridorAverages}/versions/{version.Version}/data{form}";
            using var first = await house.AskAsync(address);
            using var again = await house.AskAsync(address, "If-None-Match", first.Headers.ETag!.Tag);

            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotModified), (first.StatusCode, again.StatusCode));
            Assert.Contains("immutable", first.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("application/vnd.sdmx.data+csv;version=2.0.0")]
    [InlineData("application/vnd.sdmx.data+json")]
    [InlineData("application/vnd.apache.parquet")]
    [InlineData("text/csv")]
    public async Task The_form_may_be_asked_for_by_Accept(string type)
    {
        await using var house = await DatasetHouse.OpenAsync();
        var version = await house.LoadAsync(CorridorAverages, Rows);

        using var answer = await house.AskAsync($"/api/datasets/{CorridorAverages}/versions/{version.Version}/data", "Accept", type);

        Assert.Equal(type.Split(';')[0], answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_part_of_the_Parquet_file_may_be_asked_for()
    {
        await using var house = await DatasetHouse.OpenAsync();
        var version = await house.LoadAsync(CorridorAverages, Rows);

        using var answer = await house.AskAsync($"/api/datasets/{CorridorAverages}/versions/{version.Version}/data.parquet", "Range", "bytes=0-3");

        Assert.Equal((HttpStatusCode.PartialContent, "PAR1"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("/data?colour=red", 400, "unknown-parameter", "/colour")]
    [InlineData("/data?from=Atlantis", 400, "malformed-parameter", "/from")]
    [InlineData("/data?cost_percent.from=much", 400, "malformed-parameter", "/cost_percent.from")]
    [InlineData("/data?sort=colour", 400, "unknown-field", "/sort")]
    [InlineData("/data?fields=colour", 400, "unknown-field", "/fields")]
    [InlineData("/data?limit=0", 400, "malformed-parameter", "/limit")]
    [InlineData("/data?after=AAAA", 400, "no-such-page", "/after")]
    [InlineData("/data.parquet?from=USA", 422, "form-is-whole", "")]
    [InlineData("/data.sdmx.csv?fields=from", 422, "form-is-whole", "/fields")]
    [InlineData("/findings.parquet", 404, "no-such-form", null)]
    public async Task A_question_that_cannot_be_answered_is_refused_with_the_place(string rest, int status, string code, string? pointer)
    {
        await using var house = await DatasetHouse.OpenAsync();
        var version = await house.LoadAsync(CorridorAverages, Rows);

        await house.AssertRefusedAsync($"/api/datasets/{CorridorAverages}/versions/{version.Version}{rest}", (HttpStatusCode)status, code, pointer);
    }

    [Fact]
    public async Task Who_asks_too_often_waits()
    {
        await using var house = await DatasetHouse.OpenAsync(new() { ["DatasetFiles:RequestsPerMinute"] = "2" });
        var version = await house.LoadAsync(CorridorAverages, Rows);
        string address = $"/api/datasets/{CorridorAverages}/versions/{version.Version}/data";
        for (int time = 0; time < 2; time++) Assert.Equal(HttpStatusCode.OK, (await house.AskAsync(address)).StatusCode);

        using var third = await house.AskAsync(address);

        Assert.Equal((HttpStatusCode)429, third.StatusCode);
        Assert.NotNull(third.Headers.RetryAfter);
        Assert.Equal(["\"rows\";q=2;w=60"], third.Headers.GetValues("RateLimit-Policy"));
    }

    [Fact]
    public async Task The_SDMX_messages_have_what_their_standards_require()
    {
        await using var house = await DatasetHouse.OpenAsync();
        var version = await house.LoadAsync(CorridorAverages, Rows);
        string address = $"/api/datasets/{CorridorAverages}/versions/{version.Version}/data";

        string csv = await house.Client.GetStringAsync(address + ".sdmx.csv");
        var json = await house.JsonAsync(address + ".sdmx.json?lang=fr&limit=2");

        Assert.StartsWith("STRUCTURE,STRUCTURE_ID,ACTION,FROM,TO,TIME_PERIOD,OBS_VALUE\r\ndataflow,IMDI:REMITTANCE_CORRIDOR_AVERAGES(1.0),I,USA,MEX,2020-Q3,4.5\r\n", csv, StringComparison.Ordinal);
        Assert.All(["id", "prepared", "sender"], name => Assert.NotNull(json["meta"]![name]));
        Assert.NotEmpty(json["data"]!["dataSets"]![0]!["links"]!.AsArray());
        var dimensions = json["data"]!["structures"]![0]!["dimensions"]!["observation"]!.AsArray();
        Assert.Equal(Enumerable.Range(0, 3), dimensions.Select(dimension => dimension!["keyPosition"]!.GetValue<int>()));
        Assert.Equal(["États-Unis"], dimensions[0]!["values"]!.AsArray().Select(value => value!["name"]!.GetValue<string>()));
        Assert.Contains("after=", json["meta"]!["links"]![0]!["href"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_modelled_figure_is_no_missing_one_in_SDMX()
    {
        await using var house = await DatasetHouse.OpenAsync();
        var kind = DatasetKinds.Find(Population)!;
        var version = await house.LoadAsync(Population, WriteTemplate.For(kind) + A.Row(kind, (Dimension.Status, "M"))
            + A.Row(kind, (Dimension.Period, "1950"), (Dimension.Value, ""), (Dimension.Status, "missing")) + A.Row(kind, (Dimension.Period, "1951"), (Dimension.Status, "P")));

        var rows = Csv(await house.Client.GetByteArrayAsync($"/api/datasets/{Population}/versions/{version.Version}/data.sdmx.csv"));

        Assert.Equal(["E", "M", "P"], rows.Select(row => row["OBS_STATUS"]));
        Assert.Equal(["E", "missing", "P"], rows.Select(row => ObservationStatus.FromSdmx(row["OBS_STATUS"])));
        Assert.Equal("", rows[1]["OBS_VALUE"]);
    }

    private static string Line(DatasetKind kind, Func<Column, string> text) => string.Join('|', kind.Columns.Select(text));

    // Missing is null in JSON and an empty cell elsewhere.
    private static string TextOf(JsonNode? value) => value is null ? "" : value.GetValueKind() == System.Text.Json.JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();

    private static string Plain(string sdmx) => System.Text.RegularExpressions.Regex.IsMatch(sdmx, "^[0-9]{4}-Q[1-4]$") ? sdmx.Replace("-Q", "Q", StringComparison.Ordinal) : sdmx;

    private static List<Dictionary<string, string>> Csv(byte[] content)
    {
        using var parser = new TextFieldParser(new MemoryStream(content), Encoding.UTF8) { Delimiters = [","], HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = false };
        string[] header = parser.ReadFields()!;
        List<Dictionary<string, string>> rows = [];
        while (parser.ReadFields() is { } cells) rows.Add(header.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second));
        return rows;
    }

    private static List<Dictionary<string, string>> SdmxJson(JsonNode message)
    {
        var structure = message["data"]!["structures"]![0]!;
        var dimensions = structure["dimensions"]!["observation"]!.AsArray();
        string[] others = [.. new[] { "measures", "attributes" }.SelectMany(part => structure[part]!["observation"]!.AsArray()).Select(one => one!["id"]!.GetValue<string>())];
        List<Dictionary<string, string>> rows = [];
        foreach (var (key, value) in message["data"]!["dataSets"]![0]!["observations"]!.AsObject())
        {
            var row = key.Split(':').Select((position, at) => (Dimension: dimensions[at]!, Position: int.Parse(position, System.Globalization.CultureInfo.InvariantCulture)))
                .ToDictionary(one => one.Dimension["id"]!.GetValue<string>(), one => (one.Dimension["values"]![one.Position]!["id"] ?? one.Dimension["values"]![one.Position]!["value"])!.GetValue<string>());
            for (int at = 0; at < others.Length; at++) row[others[at]] = TextOf(value!.AsArray()[at]);
            rows.Add(row);
        }

        return rows;
    }
}
