using System.Net.Http.Json;
using System.Text;
using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Imdi.Functions.Tests.House;

/// <summary>
/// Every door of the application, by what its own metadata says, knocked at by everybody whom it does not name. The rooms' own matrices
/// know more of each; this one forgets none.
/// </summary>
public sealed class DoorMatrixTests : IAsyncLifetime
{
    private static readonly string[] Writing = ["POST", "PUT", "PATCH", "DELETE"];

    // Doors that write and that no role closes, each with why.
    private const string Form = "a form without an account: FormGuard counts and asks again", Link = "the secret link is the key", Own = "the room asks by itself: the door leads to what is the caller's own, and the room's matrix tries it", SignIn = "who is not signed in yet, or leaves";

    private static readonly Dictionary<string, string> OpenOnPurpose = new()
    {
        ["POST /api/auth/sign-out"] = SignIn, ["POST /api/auth/sign-out (form)"] = SignIn, ["POST /api/auth/development"] = SignIn, ["POST /api/auth/development (form)"] = SignIn, ["POST /api/auth/invitation (form)"] = Link, ["POST /api/auth/sessions/{id}/end (form)"] = Own, ["POST /api/auth/sessions/end (form)"] = Own,
        ["POST /api/directory/joinings"] = Form, ["POST /api/directory/joinings (form)"] = Form, ["POST /api/directory/joinings/confirmations"] = Link, ["POST /api/directory/joinings/confirmations (form)"] = Link,
        ["POST /api/remittances/reports (form)"] = Form, ["POST /api/subscriptions"] = Form, ["POST /api/subscriptions (form)"] = Form, ["POST /api/subscriptions/confirmations"] = Link, ["POST /api/subscriptions/confirmations (form)"] = Link, ["POST /api/subscriptions/leaving/{key}"] = Link,
        ["POST /api/proposals"] = Form, ["POST /api/proposals (form)"] = Form, ["POST /api/proposals/drafts"] = Form, ["POST /api/proposals/drafts (form)"] = Form, ["POST /api/proposals/interests (form)"] = Form, ["POST /api/funding/pledges"] = Form, ["POST /api/funding/pledges (form)"] = Form,
        ["PATCH /api/proposals/drafts/{link}"] = Link, ["POST /api/proposals/drafts/{link} (form)"] = Link, ["POST /api/proposals/drafts/{link}/mail (form)"] = Link, ["POST /api/proposals/drafts/{link}/full (form)"] = Link, ["POST /api/proposals/links (form)"] = Form,
        ["POST /api/proposals/drafts/{draft}/attachments"] = Link, ["POST /api/proposals/drafts/{draft}/attachments/{id}/renewals"] = Link, ["POST /api/proposals/drafts/{draft}/attachments/{id}/complete"] = Link,
        ["POST /api/proposals/drafts/{draft}/attachments/{id}/removal (form)"] = Link, ["DELETE /api/proposals/drafts/{draft}/attachments/{id}"] = Link, ["POST /api/proposals/{proposal}/attachments/{id} (form)"] = Own,
        ["POST /api/proposals/status/{link}/revision (form)"] = Link, ["POST /api/proposals/status/{link}/withdrawal (form)"] = Link, ["POST /api/proposals/status/{link}/withdrawal"] = Link,
        ["POST /api/proposals/{id}/endorsements (form)"] = Own, ["POST /api/proposals/{id}/endorsements/links (form)"] = Link, ["POST /api/proposals/{id}/endorsements/{country}/revocation (form)"] = Own,
        ["POST /api/proposals/{id}/acceptances (form)"] = Own, ["POST /api/proposals/{id}/questions (form)"] = Own, ["POST /api/proposals/{id}/questions/{number:int}/answers (form)"] = Link,
    };

    private TestHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await TestHost.WholeAsync(await AzuriteServer.FreshConnectionStringAsync(), environment: "Development", settings: new() { ["Imdi:PostsPerMinute"] = "100000" });
        await _host.Services.GetRequiredService<StorageClients>().EnsureCreatedAsync(CancellationToken.None);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Whoever_a_door_does_not_name_is_turned_away_there()
    {
        var doors = Doors().Where(door => door.Admits is not null).ToList();
        List<string> wrong = [];
        foreach (var (name, roles, knocks) in await KnockersAsync())
        {
            using var client = knocks;
            await Parallel.ForEachAsync(doors.Where(door => !door.Admits!.Intersect(roles).Any()), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (door, stop) =>
            {
                using var request = door.Request();
                using var answer = await client.SendAsync(request, stop);
                int expected = name == "public" ? 401 : 403;
                if ((int)answer.StatusCode != expected) lock (wrong) wrong.Add($"{name}: {door.Name} answered {(int)answer.StatusCode}.");
            });
        }

        Assert.True(wrong.Count == 0 && doors.Count > 60, $"{doors.Count} closed doors.\n{string.Join("\n", wrong.Order(StringComparer.Ordinal))}");
    }

    [Fact]
    public void A_door_that_writes_is_closed_or_open_on_purpose()
    {
        var open = Doors().Where(door => Writing.Contains(door.Method) && door.Admits is null).Select(door => door.Name).ToHashSet(StringComparer.Ordinal);

        List<string> wrong = [.. open.Except(OpenOnPurpose.Keys).Select(name => $"Close {name}, or say in OpenOnPurpose why it is open."), .. OpenOnPurpose.Keys.Except(open).Select(name => $"{name} is not open, or not there.")];
        Assert.True(wrong.Count == 0, string.Join("\n", wrong.Order(StringComparer.Ordinal)));
    }

    private IEnumerable<Door> Doors() => _host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .SelectMany(route => (route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => new Door(route, method)));

    private async Task<IReadOnlyList<(string Name, Role[] Roles, HttpClient Client)>> KnockersAsync()
    {
        List<(string, Role[], HttpClient)> knockers = [("public", [], Browser())];
        foreach (string name in (string[])["agency", "focal-point", "executing-agency", "panel-1", "donor", "secretariat"])
        {
            var client = Browser();
            using var signedIn = await client.PostAsJsonAsync("/api/auth/development", new { role = name });
            Assert.True(signedIn.IsSuccessStatusCode);
            client.DefaultRequestHeaders.Add("Cookie", signedIn.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
            knockers.Add((name, [.. DemonstrationRoles.Find(name)!.Roles], client));
        }

        string text = AgencyTokenStore.NewText();
        await _host.Services.GetRequiredService<AgencyTokenStore>().AddAsync(new TokenRequest("IOM Nairobi", ["remittance-quotes"], 30).Issue(text, TimeProvider.System.GetUtcNow()).Value, CancellationToken.None);
        var program = _host.Client();
        program.DefaultRequestHeaders.Authorization = new("Bearer", text);
        knockers.Add(("agency token", [Role.Agency], program));
        return knockers;
    }

    private HttpClient Browser()
    {
        var client = _host.Client();
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    private sealed record Door(RouteEndpoint Route, string Method)
    {
        public bool IsForm => Route.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Contains("application/x-www-form-urlencoded") == true;

        public string Name => $"{Method} /{Route.RoutePattern.RawText!.Trim('/')}{(IsForm ? " (form)" : "")}";

        /// <summary>Null where everybody may knock.</summary>
        public IReadOnlyList<Role>? Admits =>
            Route.Metadata.GetMetadata<AskToSignIn>()?.Roles
            ?? Route.Metadata.GetMetadata<IAuthorizeData>()?.Roles?.Split(',').Select(Enum.Parse<Role>).ToList();

        public HttpRequestMessage Request()
        {
            string path = "/" + string.Join('/', Route.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
            {
                RoutePatternLiteralPart literal => literal.Content,
                RoutePatternSeparatorPart separator => separator.Content,
                RoutePatternParameterPart parameter => Filled(parameter),
                _ => "",
            }))));
            return new HttpRequestMessage(new HttpMethod(Method), Route.RoutePattern.RawText!.EndsWith('/') && path != "/" ? path + "/" : path)
            {
                Content = !Writing.Contains(Method) ? null : IsForm ? new FormUrlEncodedContent([new("lang", "en")]) : new StringContent("{}", Encoding.UTF8, "application/json"),
                Headers = { { "If-Match", "\"1\"" } },
            };
        }

        private static string Filled(RoutePatternParameterPart parameter) => parameter.ParameterPolicies.Select(policy => policy.Content).FirstOrDefault() switch
        {
            "language" => "en",
            "int" or "long" => "1",
            _ => "x",
        };
    }
}
