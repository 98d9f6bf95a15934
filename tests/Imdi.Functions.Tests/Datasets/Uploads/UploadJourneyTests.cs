using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Imdi.Functions.Datasets;
using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using static Imdi.Functions.Tests.Datasets.UploadHouse;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>From a file on an agency's disk to a published version, through the doors alone.</summary>
public sealed class UploadJourneyTests
{
    private static readonly byte[] Bytes = Encoding.UTF8.GetBytes(TwoGoodOneBad);

    [Fact]
    public async Task Opening_says_the_limits_and_where_to_send_blocks()
    {
        await using var house = await UploadHouse.OpenAsync();
        using var agency = await house.AgencyAsync();

        using var answer = await agency.PostAsJsonAsync($"/api/datasets/{Averages}/uploads", new { fileName = "../prices.csv", bytes = Bytes.Length });
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var upload = body.GetProperty("upload");

        Assert.Equal((HttpStatusCode.Created, $"/api/uploads/{upload.Text("id")}"), (answer.StatusCode, answer.Headers.Location!.ToString()));
        Assert.Equal(("receiving", "prices.csv", Agency, OwnSource), (upload.Text("state"), upload.Text("fileName"), upload.Text("agency"), upload.Text("source")));
        Assert.Equal((2147483648, 4194304), (upload.GetProperty("limits").GetProperty("maxBytes").GetInt64(), upload.GetProperty("limits").GetProperty("blockBytes").GetInt32()));
        Assert.Equal(("POST", $"/api/uploads/{upload.Text("id")}/complete"), (upload.GetProperty("next").Text("method"), upload.GetProperty("next").Text("address")));
        var query = System.Web.HttpUtility.ParseQueryString(new Uri(body.GetProperty("address").Text("url")).Query);
        Assert.Equal(("cw", "b"), (query["sp"], query["sr"]));
        Assert.InRange(body.GetProperty("address").GetProperty("expiresAt").GetDateTimeOffset(), DateTimeOffset.UtcNow.AddMinutes(14), DateTimeOffset.UtcNow.AddMinutes(15));
        Assert.DoesNotContain("sig=", await agency.GetStringAsync(answer.Headers.Location), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Good_rows_are_published_when_the_agency_says_so_and_not_before()
    {
        await using var house = await UploadHouse.OpenAsync();
        using var agency = await house.AgencyAsync();

        var upload = await house.UploadAsync(agency, TwoGoodOneBad);

        Assert.Equal(("awaiting-decision", Convert.ToHexStringLower(SHA256.HashData(Bytes))), (upload.Text("state"), upload.Text("sha256")));
        var result = upload.GetProperty("result");
        Assert.Equal((3, 2, 1, 1), (result.GetProperty("sourceRows").GetInt64(), result.GetProperty("rows").GetInt64(), result.GetProperty("refusedRows").GetInt64(), result.GetProperty("findings").GetInt64()));
        Assert.Empty(await house.Get<IPublishedData>().CurrentAsync(Averages, CancellationToken.None));

        using var decided = await agency.DecideAsync(upload.Text("id"), "publish");
        Assert.Equal((HttpStatusCode.OK, "published"), (decided.StatusCode, (await agency.StateAsync(upload.Text("id"))).Text("state")));
        var current = Assert.Single(await house.Get<IPublishedData>().CurrentAsync(Averages, CancellationToken.None));
        Assert.Equal((result.Text("version"), OwnSource, Agency, 2L), (current.Version, current.Source.Id, current.Source.Name, current.Rows));
        Assert.Empty(await house.BlobsAsync(StorageNames.Incoming));
        Assert.Equal([upload.Text("sha256")], await house.BlobsAsync(StorageNames.Raw));
        Assert.DoesNotContain(await house.BlobsAsync(StorageNames.Leases), name => name.StartsWith("upload-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_write_leaves_an_audit_entry_and_no_address_for_writing_is_logged()
    {
        await using var house = await UploadHouse.OpenAsync();
        using var agency = await house.AgencyAsync();

        var upload = await house.UploadAsync(agency, TwoGoodOneBad);
        (await agency.DecideAsync(upload.Text("id"), "publish")).Dispose();
        var second = await agency.OpenAsync(Averages, 5);
        using var renewed = await agency.PostAsync(new Uri($"/api/uploads/{second.Id}/renewals", UriKind.Relative), null);
        await CancelAsync(agency, second.Id);

        var entries = await house.Get<AuditStore>().ReadAsync(DateOnly.FromDateTime(DateTime.UtcNow), CancellationToken.None).ToListAsync();
        Assert.Equal(["dataset-published", "upload-address-renewed", "upload-cancelled", "upload-completed", "upload-opened", "upload-opened", "upload-publish-decided"], entries.Select(entry => entry.What).Order(StringComparer.Ordinal));
        Assert.All(entries, entry => Assert.StartsWith("token:", entry.Who, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, renewed.StatusCode);
        Assert.NotEmpty(house.Log);
        Assert.DoesNotContain(house.Log, line => line.Contains("sig=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_findings_are_read_as_csv_and_as_json()
    {
        await using var house = await UploadHouse.OpenAsync();
        using var agency = await house.AgencyAsync();
        string rows = string.Concat(Enumerable.Range(0, 2000).Select(number => $"USA,MEX,2020Q3,\"=bad;{number}\"\n"));
        var upload = await house.UploadAsync(agency, TwoGoodOneBad + rows, blockBytes: 10_000);
        string address = $"/api/uploads/{upload.Text("id")}/findings";

        string[] csv = (await agency.GetStringAsync(address + ".csv")).TrimEnd().Split("\r\n");
        var json = await agency.GetFromJsonAsync<JsonElement>(address);

        Assert.Equal(WriteFindings.Header, csv[0]);
        Assert.Equal(2002, csv.Length);
        Assert.Equal(2001, json.GetProperty("counts").GetProperty("not-a-number").GetInt32());
        var items = json.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(2001, items.Count);
        Assert.Equal((3, "cost_percent", "=1+1;2", "not-a-number", "error"), (items[0].GetProperty("row").GetInt32(), items[0].Text("column"), items[0].Text("value"), items[0].Text("code"), items[0].Text("severity")));
        Assert.Equal("=bad;1999", items[^1].Text("value"));
    }

    [Fact]
    public async Task Broken_off_it_goes_on_from_the_blocks_that_storage_has()
    {
        await using var house = await UploadHouse.OpenAsync();
        using var agency = await house.AgencyAsync();
        var opened = await agency.OpenAsync(Averages, Bytes.Length);
        var ids = await SendAsync(opened.Url, Bytes, 30, to: 2);

        var seen = await agency.GetFromJsonAsync<JsonElement>($"/api/uploads/{opened.Id}");
        using var early = await agency.PostAsJsonAsync($"/api/uploads/{opened.Id}/complete", new { blocks = ids });
        using var renewed = await agency.PostAsync(new Uri($"/api/uploads/{opened.Id}/renewals", UriKind.Relative), null);
        await SendAsync((await renewed.Content.ReadFromJsonAsync<JsonElement>()).Text("url"), Bytes, 30, from: 2);
        using var completed = await agency.PostAsJsonAsync($"/api/uploads/{opened.Id}/complete", new { blocks = ids, sha256 = Convert.ToHexString(SHA256.HashData(Bytes)) });

        Assert.Equal(ids[..2].Select(id => (id, 30)), seen.GetProperty("blocks").EnumerateArray().Select(block => (block.Text("id"), block.GetProperty("bytes").GetInt32())));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "blocks-missing"), (early.StatusCode, await early.CodeAsync()));
        Assert.Equal(HttpStatusCode.Accepted, completed.StatusCode);
        Assert.Equal("awaiting-decision", (await house.SettleAsync(agency, opened.Id)).Text("state"));
    }

    [Fact]
    public async Task Completing_twice_even_at_once_is_completing_once()
    {
        await using var house = await UploadHouse.OpenAsync();
        using var agency = await house.AgencyAsync();
        var opened = await agency.OpenAsync(Averages, Bytes.Length);
        var blocks = await SendAsync(opened.Url, Bytes, 30);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => agency.PostAsJsonAsync($"/api/uploads/{opened.Id}/complete", new { blocks })));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
        Assert.Equal("awaiting-decision", (await house.SettleAsync(agency, opened.Id)).Text("state"));
    }

    [Fact]
    public async Task A_file_of_another_length_or_hash_than_was_said_is_refused()
    {
        await using var house = await UploadHouse.OpenAsync();
        using var agency = await house.AgencyAsync();
        var shorter = await agency.OpenAsync(Averages, Bytes.Length + 1);
        var other = await agency.OpenAsync(Averages, Bytes.Length);
        var blocks = await SendAsync(shorter.Url, Bytes, 30);
        await SendAsync(other.Url, Bytes, 30);

        using var length = await agency.PostAsJsonAsync($"/api/uploads/{shorter.Id}/complete", new { blocks });
        using var hash = await agency.PostAsJsonAsync($"/api/uploads/{other.Id}/complete", new { blocks, sha256 = new string('0', 64) });
        var refused = await house.SettleAsync(agency, other.Id);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "length-differs"), (length.StatusCode, await length.CodeAsync()));
        Assert.Equal(("refused", "sha256-differs"), (refused.Text("state"), refused.GetProperty("reason").Text("code")));
        Assert.Empty(await house.BlobsAsync(StorageNames.Raw));
    }

    [Fact]
    public async Task The_same_bytes_twice_are_one_version_and_published_nothing_more_is_to_do()
    {
        await using var house = await UploadHouse.OpenAsync();
        using var agency = await house.AgencyAsync();
        var first = await house.UploadAsync(agency, TwoGoodOneBad);

        var second = await house.UploadAsync(agency, TwoGoodOneBad, blockBytes: 17);
        (await agency.DecideAsync(first.Text("id"), "publish")).Dispose();
        var third = await house.UploadAsync(agency, TwoGoodOneBad);

        Assert.Equal(first.GetProperty("result").Text("version"), second.GetProperty("result").Text("version"));
        Assert.Equal(("published", true), (third.Text("state"), third.GetProperty("result").GetProperty("isCurrent").GetBoolean()));
        Assert.Single(await house.Get<DatasetStore>().HistoryAsync(Averages, OwnSource, CancellationToken.None));
        Assert.Single(await house.BlobsAsync(StorageNames.Raw));
    }

    [Fact]
    public async Task A_file_that_is_none_or_has_no_good_row_says_why_and_publishes_nothing()
    {
        await using var house = await UploadHouse.OpenAsync();
        using var agency = await house.AgencyAsync();

        var foreign = await house.UploadAsync(agency, "a,b,c\n1,2,3\n");
        var empty = await house.UploadAsync(agency, "from,to,period,cost_percent\nUSA,MEX,2020Q3,much\n");
        using var publish = await agency.DecideAsync(empty.Text("id"), "publish");

        Assert.Equal(("refused", "layout-not-recognised"), (foreign.Text("state"), foreign.GetProperty("reason").Text("code")));
        Assert.Equal(("awaiting-decision", 0), (empty.Text("state"), empty.GetProperty("result").GetProperty("rows").GetInt32()));
        Assert.Contains("not-a-number", await agency.GetStringAsync($"/api/uploads/{empty.Text("id")}/findings.csv"), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Conflict, "nothing-to-publish"), (publish.StatusCode, await publish.CodeAsync()));
        Assert.Empty(await house.Get<IPublishedData>().CurrentAsync(Averages, CancellationToken.None));
    }

    [Fact]
    public async Task A_decision_is_made_on_what_was_read_and_once()
    {
        await using var house = await UploadHouse.OpenAsync();
        using var agency = await house.AgencyAsync();
        string id = (await house.UploadAsync(agency, TwoGoodOneBad)).Text("id");

        using var blind = await agency.DecideAsync(id, "reject", "");
        using var stale = await agency.DecideAsync(id, "reject", "\"1\"");
        using var rejected = await agency.DecideAsync(id, "reject");
        using var again = await agency.DecideAsync(id, "reject");
        using var publish = await agency.DecideAsync(id, "publish");
        using var unknown = await agency.DecideAsync(id, "perhaps");

        Assert.Equal(((HttpStatusCode)428, "if-match-missing"), (blind.StatusCode, await blind.CodeAsync()));
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal("awaiting-decision", (await stale.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("current").Text("state"));
        Assert.Equal("rejected", (await rejected.Content.ReadFromJsonAsync<JsonElement>()).Text("state"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.BadRequest), (again.StatusCode, publish.StatusCode, unknown.StatusCode));
        Assert.Empty(await house.Get<IPublishedData>().CurrentAsync(Averages, CancellationToken.None));
    }

    [Fact]
    public async Task A_cancelled_upload_takes_nothing_more_and_leaves_nothing()
    {
        await using var house = await UploadHouse.OpenAsync();
        using var agency = await house.AgencyAsync();
        var opened = await agency.OpenAsync(Averages, Bytes.Length);
        var blocks = await SendAsync(opened.Url, Bytes, 30);

        Assert.Equal(HttpStatusCode.NoContent, await CancelAsync(agency, opened.Id));

        using var completed = await agency.PostAsJsonAsync($"/api/uploads/{opened.Id}/complete", new { blocks });
        using var renewed = await agency.PostAsync(new Uri($"/api/uploads/{opened.Id}/renewals", UriKind.Relative), null);
        Assert.Equal(("upload-closed", "upload-closed"), (await completed.CodeAsync(), await renewed.CodeAsync()));
        Assert.Equal("cancelled", (await house.SettleAsync(agency, opened.Id)).Text("state"));
        Assert.Empty(await house.BlobsAsync(StorageNames.Incoming));
    }

    [Fact]
    public async Task A_key_opens_one_upload_and_no_other()
    {
        await using var house = await UploadHouse.OpenAsync();
        using var agency = await house.AgencyAsync();
        using var other = await house.AgencyAsync("Another agency");

        var ids = (await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => agency.OpenAsync(Averages, 10, "k1")))).Select(opened => opened.Id).Distinct();
        using var reused = new HttpRequestMessage(HttpMethod.Post, $"/api/datasets/{Averages}/uploads") { Content = JsonContent.Create(new { fileName = "file.csv", bytes = 11 }) };
        reused.Headers.Add("Idempotency-Key", "k1");
        using var refused = await agency.SendAsync(reused);
        string others = (await other.OpenAsync(Averages, 10, "k1")).Id;

        Assert.NotEqual(Assert.Single(ids), others);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "idempotency-key-reused"), (refused.StatusCode, await refused.CodeAsync()));
    }

    [Fact]
    public async Task A_desk_shows_the_agencys_own_newest_first_page_by_page_and_the_secretariat_all()
    {
        await using var house = await UploadHouse.OpenAsync();
        using var agency = await house.AgencyAsync();
        using var other = await house.AgencyAsync("Another agency");
        using var secretariat = await house.SecretariatAsync();
        List<string> own = [];
        for (int number = 0; number < 3; number++) own.Insert(0, (await agency.OpenAsync(Averages, 10)).Id);
        string others = (await other.OpenAsync(Averages, 10)).Id;

        var first = await agency.GetFromJsonAsync<JsonElement>("/api/uploads?limit=2");
        var second = await agency.GetFromJsonAsync<JsonElement>(first.Text("next"));

        Assert.Equal(own, Ids(first).Concat(Ids(second)));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.Equal([others, .. own], Ids(await secretariat.GetFromJsonAsync<JsonElement>("/api/uploads")));
        Assert.Equal([others], Ids(await other.GetFromJsonAsync<JsonElement>("/api/uploads")));
    }

    [Theory]
    [InlineData("""{"fileName":"a.csv","bytes":2147483649}""", 413, "file-too-large")]
    [InlineData("""{"fileName":"a.csv","bytes":0}""", 422, "upload-request-wrong")]
    [InlineData("""{"fileName":" ","bytes":5}""", 422, "upload-request-wrong")]
    [InlineData("""{"fileName":"a.csv","bytes":5,"source":"world-bank-rpw"}""", 403, "source-not-yours")]
    [InlineData("""{"fileName":"a.csv","bytes":5,"publishWhenClean":true}""", 422, "upload-request-wrong")]
    [InlineData("""{"fileName":"a.csv","bytes":5,"blob":"raw/1"}""", 400, "malformed-json")]
    [InlineData("", 400, "malformed-json")]
    public async Task A_wrong_request_is_refused_with_what_would_be_right(string body, int status, string code)
    {
        await using var house = await UploadHouse.OpenAsync();
        using var agency = await house.AgencyAsync();

        using var answer = await agency.PostAsync(new Uri($"/api/datasets/{Averages}/uploads", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal((status, code), ((int)answer.StatusCode, await answer.CodeAsync()));
    }

    [Fact]
    public async Task A_form_brings_a_small_file_along()
    {
        await using var house = await UploadHouse.OpenAsync();
        using var agency = await house.AgencyAsync();

        using var sent = await SendFormAsync(agency, Bytes);
        var upload = await house.SettleAsync(agency, sent.Headers.Location!.ToString().Split('/')[^1]);

        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Equal(("awaiting-decision", "prices.csv"), (upload.Text("state"), upload.Text("fileName")));
    }

    [Fact]
    public async Task A_form_that_is_too_large_or_broken_is_refused()
    {
        await using var house = await UploadHouse.OpenAsync();
        using var agency = await house.AgencyAsync();

        using var large = await SendFormAsync(agency, new byte[(10 * 1024 * 1024) + 1]);
        using var content = new StringContent("--x\r\nnothing that ends", Encoding.UTF8);
        content.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", "x") } };
        using var broken = await agency.PostAsync(new Uri($"/api/datasets/{Averages}/uploads", UriKind.Relative), content);
        using var text = await agency.PostAsync(new Uri($"/api/datasets/{Averages}/uploads", UriKind.Relative), new StringContent("x", Encoding.UTF8, "text/csv"));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "form-too-large"), (large.StatusCode, await large.CodeAsync()));
        Assert.Equal((HttpStatusCode.BadRequest, "file-missing"), (broken.StatusCode, await broken.CodeAsync()));
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "unsupported-media-type"), (text.StatusCode, await text.CodeAsync()));
    }

    private static IEnumerable<string> Ids(JsonElement list) => list.GetProperty("items").EnumerateArray().Select(item => item.Text("id"));

    private static async Task<HttpStatusCode> CancelAsync(HttpClient client, string id)
    {
        using var read = await client.GetAsync(new Uri($"/api/uploads/{id}", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/api/uploads/{id}");
        request.Headers.IfMatch.Add(read.Headers.ETag!);
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> SendFormAsync(HttpClient client, byte[] content)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", "prices.csv" } };
        return await client.PostAsync(new Uri($"/api/datasets/{Averages}/uploads", UriKind.Relative), form);
    }
}
