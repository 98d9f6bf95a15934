using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Imdi.Functions.Directory;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Imdi.Functions.Tests.Directory;

/// <summary>Every closed door under /api/auth and /api/directory, and every page of the desk that is the secretariat's, knocked at by every role that is not to be let in.</summary>
public sealed partial class DirectoryDoorMatrixTests(SignInHouse house) : IClassFixture<SignInHouse>
{
    private static readonly (string Method, string Route)[] Doors =
    [
        ("GET", "/api/auth/tokens"), ("POST", "/api/auth/tokens"), ("DELETE", "/api/auth/tokens/{id}"),
        ("GET", "/api/directory/people"), ("POST", "/api/directory/people"), ("GET", "/api/directory/people/{id}"), ("PUT", "/api/directory/people/{id}"), ("DELETE", "/api/directory/people/{id}"),
        ("POST", "/api/directory/people/{id}/verification"), ("POST", "/api/directory/people/{id}/invitation"),
        ("POST", "/api/directory/organisations"), ("GET", "/api/directory/organisations/{id}"), ("PUT", "/api/directory/organisations/{id}"), ("DELETE", "/api/directory/organisations/{id}"),
        ("POST", "/api/directory/personal-data"), ("POST", "/api/directory/personal-data/erasure"), ("GET", "/api/directory/messages"), ("POST", "/api/directory/messages/{key}/attempts"),
        ("GET", "/api/directory/joinings"), ("POST", "/api/directory/joinings/{id}/decision"),
        ("PUT", "/api/directory/region"), ("GET", "/api/directory/region/versions"), ("POST", "/api/directory/region/versions/{number}"),
    ];

    private static readonly string[] OpenOnPurpose = ["GET /api/auth/me", "POST /api/auth/sign-out", "GET /api/directory/organisations", "GET /api/directory/focal-points", "GET /api/directory/region", "POST /api/directory/joinings", "POST /api/directory/joinings/confirmations"];

    // Their doors are not the API's: AskToSignIn stands before them, or the link is the key.
    private static readonly string[] Forms =
    [
        "/api/directory/people", "/api/directory/people/{id}", "/api/directory/people/{id}/end", "/api/directory/people/{id}/verification", "/api/directory/people/{id}/invitation",
        "/api/directory/organisations", "/api/directory/organisations/{id}", "/api/directory/organisations/{id}/end", "/api/auth/tokens", "/api/auth/tokens/{id}/revocation", "/api/directory/personal-data", "/api/directory/personal-data/erasure", "/api/directory/messages/{key}/attempts",
        "/api/directory/joinings/{id}/decision", "/api/directory/region", "/api/directory/region/texts", "/api/directory/region/versions/{number}",
    ];

    private static readonly string[] FormsOpenOnPurpose = ["/api/auth/sign-out", "/api/auth/sessions/{id}/end", "/api/auth/sessions/end", "/api/auth/invitation", "/api/directory/joinings", "/api/directory/joinings/confirmations"];

    private static readonly string[] Pages = ["/en/desk/directory/", "/en/desk/directory/people/new/", "/en/desk/directory/people/x/", "/en/desk/directory/organisations/new/", "/en/desk/directory/organisations/x/", "/en/desk/personal-data/", "/en/desk/messages/", "/en/desk/directory/joinings/x/", "/en/desk/region/", "/en/desk/region/texts/"];

    public static TheoryData<string> Strangers => ["nobody", "no role", "agency", "focal-point", "executing-agency", "panel-member", "donor"];

    [Theory, MemberData(nameof(Strangers))]
    public async Task Nobody_but_the_secretariat_is_let_in(string role)
    {
        using var browser = role == "nobody" ? new Browser(house.Host.Client()) : await house.SignedInAsync($"matrix-{role}", role == "no role" ? null : role);
        int expected = role == "nobody" ? 401 : 403;

        foreach (var (method, route) in Doors)
        {
            using var answer = await browser.SendAsync(new HttpMethod(method), route.Replace("{id}", "x", StringComparison.Ordinal), method is "POST" or "PUT" ? JsonContent.Create(new { }) : null, Tagged);
            Assert.True((int)answer.StatusCode == expected, $"{role}: {method} {route} answered {(int)answer.StatusCode}.");
        }

        foreach (string route in Forms)
        {
            using var answer = await browser.PostAsync(route.Replace("{id}", "x", StringComparison.Ordinal), ("lang", "en"), ("name", "x"));
            Assert.True((int)answer.StatusCode == expected, $"{role}: the form {route} answered {(int)answer.StatusCode}.");
        }

        foreach (string page in Pages)
        {
            using var answer = await browser.GetAsync(page);
            Assert.True((int)answer.StatusCode == expected, $"{role}: {page} answered {(int)answer.StatusCode}.");
        }
    }

    [Theory]
    [InlineData("token")]
    [InlineData("provider")]
    public async Task A_programs_token_without_the_role_is_refused(string kind)
    {
        (house.Provider.Subject, house.Provider.Role) = ("program", "donor");
        string text = kind == "token" ? AgencyTokenStore.NewText() : house.Provider.Token(OpenIdProvider.Audience);
        if (kind == "token") await house.Get<AgencyTokenStore>().AddAsync(new TokenRequest("IOM Nairobi", ["remittance-quotes"], 30).Issue(text, house.Clock.GetUtcNow()).Value, CancellationToken.None);
        using var browser = new Browser(house.Host.Client());

        foreach (var (method, route) in Doors)
        {
            using var answer = await browser.SendAsync(new HttpMethod(method), route.Replace("{id}", "x", StringComparison.Ordinal), method is "POST" or "PUT" ? JsonContent.Create(new { }) : null, request =>
            {
                Tagged(request);
                request.Headers.Authorization = new("Bearer", text);
            });
            Assert.True((int)answer.StatusCode == 403, $"{kind}: {method} {route} answered {(int)answer.StatusCode}.");
        }
    }

    [Fact]
    public async Task The_secretariat_is_let_in()
    {
        using var head = await house.SignedInAsync("head", "secretariat");

        foreach (string page in Pages.Where(page => !page.Contains("/x/", StringComparison.Ordinal)))
        {
            using var answer = await head.GetAsync(page);
            Assert.True(answer.IsSuccessStatusCode, $"{page} answered {(int)answer.StatusCode}.");
        }
    }

    [Fact]
    public void Every_door_is_in_the_matrix_or_open_on_purpose()
    {
        var routes = house.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(door => door.RoutePattern.RawText!.StartsWith("/api/auth/", StringComparison.Ordinal) || door.RoutePattern.RawText.StartsWith("/api/directory/", StringComparison.Ordinal))
            .Select(door => (Name: $"{door.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]} {Plain(door)}", Route: Plain(door), IsForm: door.Metadata.GetMetadata<Imdi.Functions.Hosting.RoomRoute>() is null, IsClosed: door.Metadata.GetMetadata<IAuthorizeData>() is not null)).ToList();

        Assert.Equal(Doors.Select(door => $"{door.Method} {door.Route}").Order(StringComparer.Ordinal), routes.Where(door => door is { IsForm: false, IsClosed: true }).Select(door => door.Name).Order(StringComparer.Ordinal));
        Assert.Equal(OpenOnPurpose.Order(StringComparer.Ordinal), routes.Where(door => door is { IsForm: false, IsClosed: false }).Select(door => door.Name).Order(StringComparer.Ordinal));
        Assert.Equal(Forms.Concat(FormsOpenOnPurpose).Append("/api/auth/sign-in").Order(StringComparer.Ordinal), routes.Where(door => door.IsForm).Select(door => door.Route).Order(StringComparer.Ordinal));
    }

    private static string Plain(RouteEndpoint door) => Constraint().Replace(door.RoutePattern.RawText!.TrimEnd('/'), "{$1}");

    private static void Tagged(HttpRequestMessage request) => request.Headers.IfMatch.Add(new EntityTagHeaderValue("\"1\""));

    [GeneratedRegex(@"\{(\w+):[^}]*\}")]
    private static partial Regex Constraint();
}
