using System.Net;
using System.Net.Http.Json;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Imdi.Functions.Tests.Hosting;
using Imdi.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;

namespace Imdi.Functions.Tests.Directory;

/// <summary>The pipeline with the Directory's doors on a real Kestrel and real storage, in an environment and seen from an address of choice.</summary>
internal sealed class DirectoryHouse : IAsyncDisposable
{
    private readonly TestHost _host;

    private DirectoryHouse(TestHost host, FakeTimeProvider clock) => (_host, Clock) = (host, clock);

    public FakeTimeProvider Clock { get; }

    public Uri Address => _host.Address;

    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    /// <param name="environment">Development or Production.</param>
    /// <param name="from">The address that the connection seems to come from; loopback when left out.</param>
    /// <param name="map">Doors of another room.</param>
    /// <param name="add">What these doors need.</param>
    public static async Task<DirectoryHouse> OpenAsync(
        string environment = "Development", IPAddress? from = null, Action<IEndpointRouteBuilder>? map = null, Action<IServiceCollection>? add = null)
    {
        var storage = await AzuriteServer.FreshAsync();
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        var mode = new HostMode(HostKind.Standalone, null);
        var host = await TestHost.StartAsync(
            builder =>
            {
                builder.Services.AddHosting(builder.Configuration, mode, new JobTable([]));
                builder.Services.AddSingleton(storage).AddSingleton(TestHouse.Published([])).AddSingleton(Substitute.For<ISitePages>());
                builder.Services.AddDirectory(builder.Configuration);
                add?.Invoke(builder.Services);
                builder.Services.AddSingleton<TimeProvider>(clock);
            },
            app =>
            {
                if (from is not null) app.Use((context, next) => { context.Connection.RemoteIpAddress = from; return next(context); });
                app.UseHosting(mode, late => late.UseDirectory(), routes => { routes.MapDirectory(); map?.Invoke(routes); });
            },
            environment);
        return new DirectoryHouse(host, clock);
    }

    /// <summary>A browser's tab: it keeps cookies and says what it is.</summary>
    public HttpClient Browser(string secFetchSite = "same-origin")
    {
        var client = Client();
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", secFetchSite);
        return client;
    }

    /// <summary>A program: no cookies of anyone, no headers of a browser.</summary>
    public HttpClient Client(string? token = null)
    {
        var client = new HttpClient { BaseAddress = Address };
        if (token is not null) client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    public async Task<HttpClient> SignedInAsync(string role)
    {
        var browser = Browser();
        using var answer = await browser.PostAsJsonAsync("/api/auth/development", new { role });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return browser;
    }

    public async Task<string> TokenAsync(params string[] kinds)
    {
        string text = AgencyTokenStore.NewText();
        await Get<AgencyTokenStore>().AddAsync(new TokenRequest("IOM Nairobi", kinds, 30).Issue(text, Clock.GetUtcNow()).Value, CancellationToken.None);
        return text;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
