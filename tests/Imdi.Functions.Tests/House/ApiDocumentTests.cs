using System.Text.Json;
using System.Text.RegularExpressions;
using Imdi.Functions.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Imdi.Functions.Tests.House;

/// <summary>The description of the API says all that api.md asks of it, for every operation of every room.</summary>
public sealed partial class ApiDocumentTests(WholeHouse house) : IClassFixture<WholeHouse>
{
    [Fact]
    public async Task It_is_OpenAPI_31()
    {
        using var document = await DocumentAsync();

        Assert.StartsWith("3.1", document.RootElement.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Equal("IMDI", document.RootElement.GetProperty("info").GetProperty("title").GetString());
    }

    [Fact]
    public async Task Every_operation_has_an_id_of_its_own_and_a_summary()
    {
        using var document = await DocumentAsync();
        var operations = Operations(document).ToList();

        Assert.NotEmpty(operations);
        Assert.All(operations, operation => Assert.Matches("^[a-z][A-Za-z0-9]+$", Text(operation.Body, "operationId")));
        Assert.All(operations, operation => Assert.NotEmpty(Text(operation.Body, "summary")));
        Assert.Equal(operations.Count, operations.Select(operation => Text(operation.Body, "operationId")).Distinct().Count());
    }

    [Fact]
    public async Task Every_operation_names_its_refusals_as_problems()
    {
        using var document = await DocumentAsync();

        Assert.All(Operations(document), operation =>
        {
            var refusals = operation.Body.GetProperty("responses").EnumerateObject().Where(response => response.Name[0] is '4' or '5').ToList();
            Assert.Contains(refusals, response => response.Name == "400");
            Assert.Contains(refusals, response => response.Name == "500");
            Assert.All(refusals, response => Assert.NotEmpty(Text(response.Value, "description")));
            if (operation.Method is not "get") Assert.Contains(refusals, response => response.Name == "429");
        });
    }

    [Fact]
    public async Task Every_refusal_is_a_problem_whose_form_is_described()
    {
        using var document = await DocumentAsync();
        var problem = document.RootElement.GetProperty("components").GetProperty("schemas").GetProperty("Problem").GetProperty("properties");

        Assert.All(["type", "title", "status", "detail", "errors", "traceId"], name => Assert.True(problem.TryGetProperty(name, out _), name));
    }

    [Fact]
    public async Task Every_parameter_is_described()
    {
        using var document = await DocumentAsync();
        var parameters = Operations(document)
            .Where(operation => operation.Body.TryGetProperty("parameters", out _))
            .SelectMany(operation => operation.Body.GetProperty("parameters").EnumerateArray().Select(parameter => (operation.Path, Parameter: parameter)));

        Assert.All(parameters, one => Assert.True(
            one.Parameter.TryGetProperty("description", out var description) && description.GetString()!.Length > 0,
            $"{one.Path}: {Text(one.Parameter, "name")} has no description."));
    }

    [Fact]
    public async Task Every_route_of_the_API_is_in_it()
    {
        using var document = await DocumentAsync();
        var described = Operations(document).Select(operation => $"{operation.Method.ToUpperInvariant()} {Plain(operation.Path)}").Order();
        var mapped = house.Routes.Where(route => route.Metadata.GetMetadata<RoomRoute>() is not null)
            .SelectMany(route => route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {Plain(route.RoutePattern.RawText!)}")).Order();

        Assert.Equal(mapped, described);
    }

    [Fact]
    public void Every_route_under_api_lies_under_a_prefix_of_a_room()
    {
        var prefixes = Rooms.All.SelectMany(room => room.Prefixes).ToHashSet();
        var stray = house.Routes.Select(route => Plain(route.RoutePattern.RawText!))
            .Where(path => path.StartsWith("/api/", StringComparison.Ordinal) && !prefixes.Contains(path.Split('/')[2]));

        Assert.Empty(stray);
    }

    [Fact]
    public void Nothing_outside_the_API_takes_a_POST()
    {
        var stray = house.Routes.Where(route => !Plain(route.RoutePattern.RawText!).StartsWith("/api/", StringComparison.Ordinal))
            .Where(route => route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Any(method => method is not ("GET" or "HEAD")) != false);

        Assert.Empty(stray.Select(route => route.RoutePattern.RawText));
    }

    [Fact]
    public async Task It_is_read_at_api_docs_without_another_origin()
    {
        using var response = await house.Client.GetAsync(new Uri("/api/docs", UriKind.Relative));
        string page = await response.Content.ReadAsStringAsync(), policy = response.Headers.GetValues("Content-Security-Policy").Single();

        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        string nonce = Nonce().Match(policy).Groups[1].Value;
        Assert.NotEmpty(nonce);
        Assert.Contains($"nonce=\"{nonce}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline'; script", policy, StringComparison.Ordinal);
        foreach (Match script in Source().Matches(page))
        {
            var address = new Uri(new Uri(house.Client.BaseAddress!, "/api/docs/"), script.Groups[1].Value);
            using var file = await house.Client.GetAsync(address);
            Assert.True(file.IsSuccessStatusCode, address.ToString());
        }
    }

    private static IEnumerable<(string Path, string Method, JsonElement Body)> Operations(JsonDocument document) =>
        document.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => (path.Name, operation.Name, operation.Value)));

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static string Plain(string path) => Constraint().Replace("/" + path.Trim('/'), "{$1}");

    private async Task<JsonDocument> DocumentAsync() => JsonDocument.Parse(await house.Client.GetStringAsync(new Uri("/api/openapi.json", UriKind.Relative)));

    [GeneratedRegex("'nonce-([^']+)'")]
    private static partial Regex Nonce();

    [GeneratedRegex("<script[^>]* src=\"([^\"]+)\"")]
    private static partial Regex Source();

    [GeneratedRegex(@"\{(\w+):[^}]*\}")]
    private static partial Regex Constraint();
}
