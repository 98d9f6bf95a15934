using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Imdi.Functions.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using static Imdi.Functions.Tests.Datasets.UploadHouse;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>Every door of datasets, uploads and tokens, knocked at by everybody who is not to be let in.</summary>
public sealed partial class UploadDoorMatrixTests
{
    private sealed record Door(string Method, string Route, Func<HttpContent?> Body)
    {
        public string Name => $"{Method} {Route}";
    }

    private static readonly Door[] Doors =
    [
        new("GET", "/api/uploads", () => null),
        new("POST", "/api/datasets/{kind}/uploads", () => JsonContent.Create(new { fileName = "a.csv", bytes = 5 })),
        new("GET", "/api/uploads/{id}", () => null),
        new("POST", "/api/uploads/{id}/renewals", () => null),
        new("POST", "/api/uploads/{id}/complete", () => JsonContent.Create(new { blocks = new[] { "MDAx" } })),
        new("POST", "/api/uploads/{id}/decision", () => JsonContent.Create(new { decision = "publish" })),
        new("DELETE", "/api/uploads/{id}", () => null),
        new("GET", "/api/uploads/{id}/findings", () => null),
        new("POST", "/api/datasets/{kind}/versions/{version}/restoration", () => null),
        new("POST", "/api/datasets/{kind}/versions/{version}/embargo", () => JsonContent.Create(new { until = DateTimeOffset.UtcNow.AddDays(9) })),
        new("POST", "/api/datasets/{kind}/versions/{version}/retraction", () => JsonContent.Create(new { reason = "Because." })),
        new("POST", "/api/auth/tokens", () => JsonContent.Create(new { agency = "X", kinds = new[] { Averages }, days = 1 })),
        new("GET", "/api/auth/tokens", () => null),
        new("DELETE", "/api/auth/tokens/{id}", () => null),
    ];

    // What another agency, or a token of another kind, may do all the same: open its own, and before that see its own desk, which is empty.
    private static readonly string[] OthersMay = ["GET /api/uploads"];

    [Fact]
    public async Task Nobody_is_let_in_who_is_not_meant_to_be()
    {
        await using var house = await UploadHouse.OpenAsync();
        using var owner = await house.AgencyAsync();
        var awaiting = await house.UploadAsync(owner, TwoGoodOneBad);
        string receiving = (await owner.OpenAsync(Averages, 3)).Id;
        string version = await PublishedAsync(house, owner);
        Dictionary<string, HttpClient> callers = new()
        {
            ["anonymous"] = house.Client(),
            ["unknown token"] = house.Client("imdi_" + new string('A', 43)),
            ["expired token"] = house.Client(await house.TokenAsync(Agency, [Averages], token => token with { ExpiresAt = DateTimeOffset.UtcNow.AddMinutes(-1) })),
            ["revoked token"] = house.Client(await house.TokenAsync(Agency, [Averages], token => token.Revoke(DateTimeOffset.UtcNow))),
            ["token of another kind"] = house.Client(await house.TokenAsync(Agency, ["remittance-flows"])),
            ["other agency"] = house.Client(await house.TokenAsync("Another agency", [Averages])),
        };
        string[] strangers = ["anonymous", "unknown token", "expired token", "revoked token"];

        foreach (var (name, caller) in callers)
        {
            foreach (var door in Doors)
            {
                foreach (string id in door.Route.Contains("{id}", StringComparison.Ordinal) ? new[] { awaiting.Text("id"), receiving } : [""])
                {
                    using var answer = await KnockAsync(caller, door, id, version);
                    Assert.True(Expected(door, strangers.Contains(name), name).Contains((int)answer.StatusCode), $"{name}: {door.Name} {id} answered {(int)answer.StatusCode}.");
                    if (answer.IsSuccessStatusCode && door.Route == "/api/uploads") Assert.Empty((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items").EnumerateArray());
                }
            }
        }

        Assert.Equal("awaiting-decision", (await owner.GetFromJsonAsync<JsonElement>($"/api/uploads/{awaiting.Text("id")}")).Text("state"));
        Assert.Equal("receiving", (await owner.GetFromJsonAsync<JsonElement>($"/api/uploads/{receiving}")).Text("state"));
        foreach (var caller in callers.Values) caller.Dispose();
    }

    [Fact]
    public async Task Every_door_is_open_to_all_on_purpose_or_in_the_matrix()
    {
        await using var house = await UploadHouse.OpenAsync();
        var doors = house.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(door => door.Metadata.GetMetadata<RoomRoute>() is { Prefix: "datasets" or "uploads" or "auth" })
            .SelectMany(door => door.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Select(method =>
                (Name: $"{method} {Constraint().Replace(door.RoutePattern.RawText!.TrimEnd('/'), "{$1}")}", Method: method, IsClosed: door.Metadata.GetMetadata<IAuthorizeData>() is not null))).ToList();

        Assert.Equal(Doors.Select(door => door.Name).Order(StringComparer.Ordinal), doors.Where(door => door.IsClosed).Select(door => door.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["POST /api/auth/development", "POST /api/auth/sign-out"], doors.Where(door => !door.IsClosed && door.Method != "GET").Select(door => door.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_upload_of_another_and_one_that_is_none_are_answered_alike()
    {
        await using var house = await UploadHouse.OpenAsync();
        using var owner = await house.AgencyAsync();
        using var other = await house.AgencyAsync("Another agency");
        string id = (await owner.OpenAsync(Averages, 3)).Id;

        string[] codes = await Task.WhenAll(new[] { id, "01M87CRKE5HTXAXY1ZXFPJ82WR", "~work~" + id, "x'%20or%201" }.Select(async one =>
        {
            using var answer = await other.GetAsync(new Uri($"/api/uploads/{one}", UriKind.Relative));
            return $"{(int)answer.StatusCode} {await answer.CodeAsync()}";
        }));

        Assert.All(codes, code => Assert.Equal("404 no-such-upload", code));
    }

    private static int[] Expected(Door door, bool isStranger, string caller) => door switch
    {
        _ when isStranger => [401],
        _ when door.Route.StartsWith("/api/auth", StringComparison.Ordinal) => [403],
        _ when door.Route.Contains("{version}", StringComparison.Ordinal) => [403],
        _ when OthersMay.Contains(door.Name) => [200],
        { Route: "/api/datasets/{kind}/uploads" } => caller == "other agency" ? [201] : [403],
        _ => [404],
    };

    private static async Task<string> PublishedAsync(UploadHouse house, HttpClient owner)
    {
        var upload = await house.UploadAsync(owner, "from,to,period,cost_percent\nUSA,MEX,2020Q2,4.5\n");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/uploads/{upload.Text("id")}/decision") { Content = JsonContent.Create(new { decision = "publish" }) };
        using var read = await owner.GetAsync(new Uri($"/api/uploads/{upload.Text("id")}", UriKind.Relative));
        request.Headers.IfMatch.Add(read.Headers.ETag!);
        using var answer = await owner.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("result").Text("version");
    }

    private static async Task<HttpResponseMessage> KnockAsync(HttpClient caller, Door door, string id, string version)
    {
        string address = door.Route.Replace("{kind}", Averages, StringComparison.Ordinal).Replace("{id}", id, StringComparison.Ordinal).Replace("{version}", version, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(door.Method), address) { Content = door.Body() };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue("\"1\""));
        return await caller.SendAsync(request);
    }

    [GeneratedRegex(@"\{(\w+):[^}]*\}")]
    private static partial Regex Constraint();
}
