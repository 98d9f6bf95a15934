using System.Collections.Concurrent;
using System.Net;
using Imdi.Functions.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Imdi.Functions.Tests;

/// <summary>
/// The application, or the part of it that a test names, on a real Kestrel at a free port of this machine. An operation that answers
/// with a refusal that its description does not name fails the test when the host is disposed of.
/// </summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _undescribed;

    private TestHost(WebApplication app, ConcurrentQueue<string> undescribed) => (_app, _undescribed) = (app, undescribed);

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public IServiceProvider Services => _app.Services;

    /// <summary>All rooms, as the worker head runs them.</summary>
    public static Task<TestHost> WholeAsync(
        string storage, TimeProvider? clock = null, string environment = "Production", Dictionary<string, string?>? settings = null, Action<IServiceCollection>? add = null) =>
        StartAsync(
            builder =>
            {
                builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Republish:ByDay"] = "false", ["Imdi:ReadsPerMinute"] = "1000000", ["DatasetFiles:RequestsPerMinute"] = "100000" });

                // By day the site follows the data by itself, which a test that sets the hour has to ask for.
                builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(settings ?? []) { ["AzureWebJobsStorage"] = storage });
                if (clock is not null) builder.Services.AddSingleton(clock);
                builder.Services.AddRooms(builder.Configuration, HostMode.Worker);
                add?.Invoke(builder.Services);
            },
            app => app.UseRooms(), environment);

    public static async Task<TestHost> StartAsync(Action<WebApplicationBuilder> add, Action<IApplicationBuilder> use, string environment = "Production")
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddRouting();
        add(builder);
        var app = builder.Build();
        var undescribed = new ConcurrentQueue<string>();
        app.Use(async (context, next) =>
        {
            await next(context);
            if (Undescribed(context) is { } refusal) undescribed.Enqueue(refusal);
        });
        use(app);
        await app.StartAsync();
        return new TestHost(app, undescribed);
    }

    /// <summary>A program without cookies, that follows no redirect.</summary>
    public HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = Address };

    /// <summary>Waits for requests to end, which goes on after their answers have arrived.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Assert.True(_undescribed.IsEmpty, string.Join("\n", _undescribed.Distinct()));
    }

    // That a request is malformed is described once for all codes.
    private static string? Undescribed(HttpContext context)
    {
        if (context.GetEndpoint() is not { } operation || operation.Metadata.GetMetadata<IEndpointNameMetadata>() is not { } name || operation.Metadata.GetMetadata<RoomRoute>() is null) return null;
        if (context.Features.Get<Problem>() is not { Status: not (400 or 500) } problem) return null;
        string code = problem.Type["urn:imdi:".Length..];
        return Refuses.Of(operation.Metadata, context.Request.Method).Any(one => one.Code == code && Statuses.Of(one.Kind) == problem.Status)
            ? null
            : $"{name.EndpointName} answers {problem.Status} {code}, which its description does not say: add new Refuses(RefusalKind.…, \"{code}\", \"when …\") to its Describe(…).";
    }
}
