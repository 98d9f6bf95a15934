using System.Net;
using System.Text;
using System.Text.Json;

namespace Imdi.Functions.Tests.Hosting;

public sealed class DataAnswerTests : DataHouse
{
    [Fact]
    public async Task A_collection_carries_its_source_and_the_link_to_its_next_page()
    {
        var first = await JsonAsync("/api/tests/rows?limit=2");

        Assert.Equal(["R1", "R2"], Ids(first));
        Assert.Equal("A source", first.GetProperty("source").GetString());
        Assert.Equal("2020-12-31", first.GetProperty("vintage").GetString());
        Assert.Equal("/en/send/method/", first.GetProperty("method").GetString());
        Assert.Equal("run-1", first.GetProperty("run").GetString());
        var second = await JsonAsync(first.GetProperty("next").GetString()!);
        Assert.Equal(["R3", "R4"], Ids(second));
        var third = await JsonAsync(second.GetProperty("next").GetString()!);
        Assert.Equal(["R5"], Ids(third));
        Assert.Equal(JsonValueKind.Null, third.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task The_next_link_is_a_header_too()
    {
        using var response = await GetAsync("/api/tests/rows?limit=2");

        Assert.StartsWith("</api/tests/rows?", response.Headers.GetValues("Link").Single(), StringComparison.Ordinal);
        Assert.EndsWith("; rel=\"next\"", response.Headers.GetValues("Link").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_gone_is_400()
    {
        using var response = await GetAsync("/api/tests/rows?after=UjlfOQ");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Who_has_the_answer_gets_304_before_anything_is_worked_out()
    {
        using var first = await GetAsync("/api/tests/rows");
        int before = Computed;
        using var second = await GetAsync("/api/tests/rows", first.Headers.ETag!.ToString());

        Assert.False(first.Headers.ETag.IsWeak);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(before, Computed);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_tag_differs_byRun_question_language_and_form()
    {
        var tags = new List<string>
        {
            await TagAsync("/api/tests/rows"), await TagAsync("/api/tests/rows?limit=1"), await TagAsync("/api/tests/rows?lang=fr"), await TagAsync("/api/tests/rows.csv"),
        };
        Run = "run-2";
        tags.Add(await TagAsync("/api/tests/rows"));

        Assert.Equal(tags.Count, tags.Distinct().Count());
    }

    [Fact]
    public async Task Equal_questions_have_equal_tags_in_any_order() =>
        Assert.Equal(await TagAsync("/api/tests/rows?limit=1&lang=fr"), await TagAsync("/api/tests/rows?lang=fr&limit=1"));

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_compressed_answer_has_a_tag_of_its_own_that_matches_too(string coding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/tests/rows");
        request.Headers.AcceptEncoding.ParseAdd(coding);
        using var response = await House.Client.SendAsync(request);
        string tag = response.Headers.ETag!.ToString();
        using var again = await GetAsync("/api/tests/rows", tag);

        Assert.Equal([coding], response.Content.Headers.ContentEncoding);
        Assert.EndsWith($"-{coding}\"", tag, StringComparison.Ordinal);
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(tag, again.Headers.ETag!.ToString());
    }

    [Fact]
    public async Task Public_data_is_open_to_every_origin_without_credentials()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/tests/rows");
        request.Headers.Add("Origin", "https://elsewhere.example");
        using var response = await House.Client.SendAsync(request);

        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task Public_data_may_be_kept_for_five_minutes()
    {
        using var response = await GetAsync("/api/tests/rows");

        Assert.Equal("public, max-age=300", response.Headers.CacheControl!.ToString());
        Assert.Contains("Accept-Language", response.Headers.Vary);
    }
}
