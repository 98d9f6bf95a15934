using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>A publisher's server on loopback that speaks as the sources do; what it answers is set by the test.</summary>
internal sealed class SourceServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, string? IfNoneMatch, string? IfModifiedSince)> _asked = new();
    private readonly WebApplication _app;

    private SourceServer(WebApplication app) => _app = app;

    public Func<HttpContext, Task> Answers { get; set; } = context => { context.Response.StatusCode = 404; return Task.CompletedTask; };

    public IReadOnlyList<(string Path, string? IfNoneMatch, string? IfModifiedSince)> Asked => [.. _asked];

    public Uri Address { get; private set; } = null!;

    public static async Task<SourceServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var server = new SourceServer(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        server.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return server;
    }

    /// <summary>A file with its tag and its day; 304 to who has it.</summary>
    public void Serves(byte[] file, string? tag = null, string? lastModified = null) => Answers = async context =>
    {
        if (tag is not null) context.Response.Headers.ETag = tag;
        if (lastModified is not null) context.Response.Headers.LastModified = lastModified;
        if (tag is not null && context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = 304;
            return;
        }

        context.Response.ContentLength = file.Length;
        await context.Response.Body.WriteAsync(file);
    };

    public void Serves(string file, string? tag = null) => Serves(Encoding.UTF8.GetBytes(file), tag);

    public void Says(int status, string? retryAfter = null) => Answers = context =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null) context.Response.Headers.RetryAfter = retryAfter;
        return context.Response.WriteAsync("<html><p>Sorry</p></html>");
    };

    public void Redirects(string path, string location, Func<HttpContext, Task> otherwise) => Answers = context =>
    {
        if (context.Request.Path != path) return otherwise(context);
        context.Response.StatusCode = 302;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    };

    public static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    /// <summary>As the World Bank's API packs an indicator: the data between two files of metadata, with the hour of packing.</summary>
    public static byte[] Zip(DateTimeOffset packed, params (string Name, string Text)[] files)
    {
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in files)
            {
                var entry = zip.CreateEntry(name);
                entry.LastWriteTime = packed;
                using var content = entry.Open();
                content.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return archive.ToArray();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        _asked.Enqueue((context.Request.Path + context.Request.QueryString, headers.IfNoneMatch, headers.IfModifiedSince));
        return Answers(context);
    }
}
