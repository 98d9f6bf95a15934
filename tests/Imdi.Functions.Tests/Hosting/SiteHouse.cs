using Imdi.Functions.Hosting;
using Imdi.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Imdi.Functions.Tests.Hosting;

/// <summary>A published site with pages that are asked with a query.</summary>
public abstract class SiteHouse : IAsyncLifetime
{
    private protected static readonly Dictionary<string, string> Files = new()
    {
        ["/en/"] = "<!doctype html><title>Home</title>",
        ["/en/send/gbr/ken/"] = "<!doctype html><title>United Kingdom → Kenya</title>",
        ["/en/embed/gbr/ken/"] = "<!doctype html><title>Widget</title>",
        ["/a/site.1a2b3c.css"] = "body{}",
        ["/data/corridors.json"] = "{}",
    };

    private protected TestHouse House { get; private set; } = null!;

    public async Task InitializeAsync() => House = await TestHouse.OpenAsync(
        routes =>
        {
            routes.MapGet("/{language:language}/send/{from}/{to}/", (string from) => Results.Content($"asked about {from}", "text/html")).OfQueries();
            routes.MapGet("/{language:language}/send/none/", () => Answer.Refused(Refusal.NotFound("no-such-corridor", "There is none."))).OfQueries();
        },
        services => services.AddSingleton(TestHouse.Published(Files)));

    public async Task DisposeAsync() => await House.DisposeAsync();

    private protected async Task<HttpResponseMessage> GetAsync(string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await House.Client.SendAsync(request);
    }

    private protected static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.Single() : null;
}
