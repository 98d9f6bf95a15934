using System.Net;
using System.Net.Http.Json;
using System.Text;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Hosting;

public sealed class RequestCheckTests : AnsweringHouse
{
    [Theory]
    [InlineData("/api/tests/typed?period=2020Q5", "/period", "malformed-period")]
    [InlineData("/api/tests/typed?day=01/02/2025", "/day", "malformed-date")]
    [InlineData("/api/tests/typed?amount=1,000", "/amount", "malformed-number")]
    [InlineData("/api/tests/typed?amount=", "/amount", "malformed-number")]
    [InlineData("/api/tests/typed?speed=1", "/speed", "unknown-choice")]
    [InlineData("/api/tests/typed?speed=same-day&speed=slow", "/speed", "unknown-choice")]
    [InlineData("/api/tests/typed?lang=de", "/lang", "malformed-parameter")]
    [InlineData("/api/tests/typed?limit=0", "/limit", "malformed-parameter")]
    [InlineData("/api/tests/typed?limit=1001", "/limit", "malformed-parameter")]
    [InlineData("/api/tests/typed?after=%25", "/after", "malformed-parameter")]
    [InlineData("/api/tests/typed?Period=2020Q1", "/Period", "unknown-parameter")]
    [InlineData("/api/tests/typed?perod=2020Q1", "/perod", "unknown-parameter")]
    [InlineData("/api/tests/grouped?day=yesterday", "/day", "malformed-date")]
    [InlineData("/api/tests/routed/x1", "/id", "malformed-number")]
    [InlineData("/api/tests/required", "/word", "missing-parameter")]
    public async Task A_wrong_parameter_is_400_with_its_pointer(string address, string pointer, string code)
    {
        using var response = await House.Client.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var error = (await ProblemAsync(response)).GetProperty("errors")[0];
        Assert.Equal(pointer, error.GetProperty("pointer").GetString());
        Assert.Equal(code, error.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("/api/tests/typed?period=2020Q1&day=2025-09-30&amount=12.5&speed=same-day&speed=next-day&lang=fr&limit=10")]
    [InlineData("/api/tests/grouped?day=2025-09-30&name=x")]
    [InlineData("/api/tests/routed/1")]
    [InlineData("/api/tests/required?word=")]
    public async Task Right_parameters_pass(string address)
    {
        using var response = await House.Client.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task All_wrong_parameters_are_named_at_once()
    {
        using var response = await House.Client.GetAsync(new Uri("/api/tests/typed?period=x&day=y", UriKind.Relative));

        Assert.Equal(["/period", "/day"], (await ProblemAsync(response)).GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString()));
    }

    [Theory]
    [InlineData("""{"title":"x","stars":"three"}""", "/stars")]
    [InlineData("""{"title":"x","stars":3,"colour":"red"}""", "/colour")]
    [InlineData("""{"title":"x"}""", "")]
    [InlineData("""{"title":"x","stars":3,"stars":4}""", "/stars")]
    [InlineData("""{"title":"x","stars":3,"tags":["a",null]}""", "/tags")]
    [InlineData("{", "")]
    public async Task A_wrong_body_is_400_with_its_pointer(string body, string pointer)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await House.Client.PostAsync(new Uri("/api/tests/notes", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await ProblemAsync(response);
        Assert.Equal("urn:imdi:malformed-json", problem.GetProperty("type").GetString());
        Assert.Equal(pointer, problem.GetProperty("errors")[0].GetProperty("pointer").GetString());
    }

    [Fact]
    public async Task A_body_of_another_type_is_415()
    {
        using var content = new StringContent("x", Encoding.UTF8, "text/plain");
        using var response = await House.Client.PostAsync(new Uri("/api/tests/notes", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        await ProblemAsync(response);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_413_with_the_limit()
    {
        await using var house = await TestHouse.OpenAsync(Map, settings: new() { ["Imdi:MaxBodyBytes"] = "2048" });
        using var content = JsonContent.Create(new Note(new string('x', 4096), 1));
        await content.LoadIntoBufferAsync();
        using var response = await house.Client.PostAsync(new Uri("/api/tests/notes", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("2048", (await ProblemAsync(response)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chunked_body_over_the_limit_is_413_too()
    {
        await using var house = await TestHouse.OpenAsync(Map, settings: new() { ["Imdi:MaxBodyBytes"] = "2048" });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/tests/notes") { Content = JsonContent.Create(new Note(new string('x', 4096), 1)) };
        request.Headers.TransferEncodingChunked = true;
        using var response = await house.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        await ProblemAsync(response);
    }
}
