using System.IO.Compression;
using System.Net;
using System.Text;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NSubstitute;

namespace Imdi.Functions.Tests.Hosting;

/// <summary>The whole pipeline on a real Kestrel, with the rooms that a test maps and a published run of its own.</summary>
internal sealed class TestHouse : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestHouse(WebApplication app) => _app = app;

    public HttpClient Client { get; private init; } = null!;

    public IServiceProvider Services => _app.Services;

    public static async Task<TestHouse> OpenAsync(
        Action<IEndpointRouteBuilder>? map = null,
        Action<IServiceCollection>? add = null,
        Dictionary<string, string?>? settings = null,
        IReadOnlyList<Job>? jobs = null,
        HostMode? mode = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseKestrelCore();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Services.AddRouting();
        var host = mode ?? new HostMode(HostKind.Standalone, null);
        builder.Services.AddHosting(builder.Configuration, host, new JobTable(jobs ?? []));
        builder.Services.AddSingleton(Published([])).AddSingleton(Pages());
        add?.Invoke(builder.Services);
        if (host.Port is null) builder.WebHost.UseUrls("http://127.0.0.1:0");

        var app = builder.Build();
        IApplicationBuilder pipeline = app;
        pipeline.UseHosting(host);
        pipeline.UseParameterChecks();
        pipeline.UseEndpoints(routes =>
        {
            routes.MapHealth();
            routes.MapDocs();
            map?.Invoke(routes);
            if (host.Kind == HostKind.CustomHandler) routes.MapJobTriggers(new JobTable(jobs ?? []));
        });
        pipeline.UseSite();
        await app.StartAsync();
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = address };
        return new TestHouse(app) { Client = client };
    }

    /// <summary>A run that holds these addresses.</summary>
    public static IPublishedRun Published(Dictionary<string, string> files)
    {
        var run = Substitute.For<IPublishedRun>();
        run.CurrentAsync(Arg.Any<CancellationToken>()).Returns(new RunInfo("run-1", new DateOnly(2026, 11, 24), new Dictionary<string, string>()));
        run.FindAsync(Arg.Any<string>(), Arg.Any<CancellationToken>(), Arg.Any<string?>()).Returns(call =>
            files.TryGetValue(call.ArgAt<string>(0), out string? text) ? File(call.ArgAt<string>(0), text) : null);
        return run;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private static PublishedFile File(string address, string text)
    {
        var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal)) brotli.Write(Encoding.UTF8.GetBytes(text));
        string type = address.EndsWith('/') ? "text/html; charset=utf-8" : address.EndsWith(".css", StringComparison.Ordinal) ? "text/css; charset=utf-8" : "application/json";
        return new PublishedFile(type, "\"abc123\"", packed.ToArray()) { Run = "run-1" };
    }

    private static ISitePages Pages()
    {
        var pages = Substitute.For<ISitePages>();
        pages.ErrorAsync(Arg.Any<Site>(), Arg.Any<PageAddress>(), Arg.Any<int>(), Arg.Any<string?>())
            .Returns(call => $"<!doctype html><html lang={call.Arg<PageAddress>().Language}><h1>{call.Arg<int>()}</h1>{call.ArgAt<string?>(3)}");
        return pages;
    }
}
