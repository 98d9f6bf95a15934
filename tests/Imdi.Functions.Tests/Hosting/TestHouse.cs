using System.IO.Compression;
using System.Net;
using System.Text;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace Imdi.Functions.Tests.Hosting;

/// <summary>The whole pipeline on a real Kestrel, with the rooms that a test maps and a published run of its own.</summary>
internal sealed class TestHouse : IAsyncDisposable
{
    private readonly TestHost _host;

    private TestHouse(TestHost host) => (_host, Client) = (host, host.Client());

    public HttpClient Client { get; }

    public IServiceProvider Services => _host.Services;

    public static async Task<TestHouse> OpenAsync(
        Action<IEndpointRouteBuilder>? map = null,
        Action<IServiceCollection>? add = null,
        Dictionary<string, string?>? settings = null,
        IReadOnlyList<Job>? jobs = null,
        HostMode? mode = null)
    {
        var host = mode ?? new HostMode(HostKind.Standalone, null);
        var table = new JobTable(jobs ?? []);
        return new TestHouse(await TestHost.StartAsync(
            builder =>
            {
                builder.Configuration.AddInMemoryCollection(settings ?? []);
                builder.Services.AddHosting(builder.Configuration, host, table);
                builder.Services.AddSingleton(Published([])).AddSingleton(Pages());
                add?.Invoke(builder.Services);
            },
            app => app.UseHosting(
                host,
                _ => { },
                routes =>
                {
                    routes.MapHealth();
                    routes.MapDocs();
                    map?.Invoke(routes);
                    if (host.Kind == HostKind.CustomHandler) routes.MapJobTriggers(table);
                })));
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

    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.DisposeAsync();
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
        pages.ErrorAsync(Arg.Any<Site>(), Arg.Any<PageAddress>(), Arg.Any<int>(), Arg.Any<string?>(), Arg.Any<string?>())
            .Returns(call => $"<!doctype html><html lang={call.Arg<PageAddress>().Language}><h1>{call.Arg<int>()}</h1>{call.ArgAt<string?>(3)}");
        return pages;
    }
}
