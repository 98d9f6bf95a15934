using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Imdi.Functions.Tests.Hosting;

/// <summary>A room with public data: a collection, sums of money, and one thing.</summary>
public abstract class DataHouse : IAsyncLifetime
{
    private protected TestHouse House { get; private set; } = null!;
    private protected string Run { get; set; } = "run-1";
    private protected int Computed { get; private set; }

    public sealed record Sum(CountryCode Country, Money Fee, Money? Refund, Period Period);

    public sealed record Place(string Region, int Rank);

    public sealed record Row(string Id, string Name, Percent? Cost, DateOnly Day, Place? Place, IReadOnlyList<string> Tags);

    public async Task InitializeAsync() => House = await TestHouse.OpenAsync(Map);

    public async Task DisposeAsync() => await House.DisposeAsync();

    private protected void Map(IEndpointRouteBuilder routes)
    {
        var day = new DateOnly(2020, 9, 30);
        Row[] rows =
        [
            new("R1", "Côte d'Ivoire", new Percent(-0.215m), day, new Place("SSA", 1), ["a", "b"]),
            new("R2", "=HYPERLINK(\"x\")", null, day, null, []),
            new("R3", "@sum", new Percent(7.1m), day, null, []),
            new("R4", "-12.5", new Percent(3), day, null, []),
            new("R5", "a, b", new Percent(3), day, null, ["-1+1"]),
        ];
        var note = new DataNote("A source", "2020-12-31", "/en/send/method/", "run-1");
        var room = routes.MapRoom("tests", "Tests");
        room.MapGet("rows", (RowsRequest asked) =>
        {
            var answer = asked.From(Run);
            if (answer.Unchanged() is { } unchanged) return unchanged;
            Computed++;
            return Answer.From(Page.Of(rows, row => row.Id, asked), page => answer.Rows(page, note));
        }).Describe("listRows", "Rows.").AnswersRows<Row>();
        Sum[] sums = [new(CountryCode.Parse("JP"), Money.Round(-1200, Currency.Parse("JPY")), null, Period.OfQuarter(2020, 3))];
        room.MapGet("sums", (RowsRequest asked) => Answer.From(Page.Of(sums, sum => sum.Country.Alpha3, asked), page => asked.From(Run).Rows(page, note))).AnswersRows<Sum>();
        room.MapGet("one", (DataRequest asked) => asked.From(Run).One(new { title = "x" }, rows, note)).AnswersOne<Row>(alsoCsv: true);
        room.MapGet("bare", (DataRequest asked) => asked.From(Run).One(new { title = "x" })).AnswersOne<Row>();
    }

    private protected async Task<HttpResponseMessage> GetAsync(string address, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (tag is not null) request.Headers.IfNoneMatch.ParseAdd(tag);
        return await House.Client.SendAsync(request);
    }

    private protected async Task<string> TagAsync(string address)
    {
        using var response = await GetAsync(address);
        return response.Headers.ETag!.Tag;
    }

    private protected async Task<JsonElement> JsonAsync(string address)
    {
        using var response = await GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private protected static IEnumerable<string?> Ids(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("id").GetString());
}
