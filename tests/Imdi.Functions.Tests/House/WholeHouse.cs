using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Imdi.Functions.Tests.House;

/// <summary>The application with all its rooms, for tests that look at its routes and its description and need no storage.</summary>
public sealed class WholeHouse : IAsyncLifetime
{
    private TestHost _host = null!;

    public HttpClient Client { get; private set; } = null!;

    internal IServiceProvider Services => _host.Services;

    internal IReadOnlyList<RouteEndpoint> Routes => [.. _host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    public async Task InitializeAsync()
    {
        _host = await TestHost.WholeAsync("UseDevelopmentStorage=true");
        Client = new HttpClient { BaseAddress = _host.Address };
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _host.DisposeAsync();
    }
}
