using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>
/// Stands before the emulator's blobs: counts each block that goes through, lets so many pass and then holds the line, and fails the first
/// ones if it is to.
/// </summary>
internal sealed class BlockGate : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _azurite = new(new SocketsHttpHandler { UseProxy = false });
    private readonly Uri _blobs;
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int _failures;
    private int _passed;

    private BlockGate(Uri blobs)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        (_blobs, _app) = (blobs, builder.Build());
        _app.Run(AnswerAsync);
    }

    /// <summary>Ids of the blocks that reached storage, as often as they did.</summary>
    public ConcurrentQueue<string> Sent { get; } = [];

    /// <summary>How many blocks may pass; the next ones wait until their sender gives up.</summary>
    public int Most { get; set; } = int.MaxValue;

    public int FailuresFirst { get; init; }

    /// <summary>Ends when the line is held.</summary>
    public Task Reached => _reached.Task;

    /// <summary>The gate, and the connection string that leads through it.</summary>
    public static async Task<(BlockGate Gate, string Connection)> BeforeAsync(string connection, int failuresFirst = 0)
    {
        var blobs = new Uri(Regex.Match(connection, "BlobEndpoint=([^;]+)").Groups[1].Value);
        var gate = new BlockGate(blobs) { FailuresFirst = failuresFirst };
        await gate._app.StartAsync();
        string own = gate._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return (gate, connection.Replace($"BlobEndpoint={blobs.GetLeftPart(UriPartial.Authority)}", $"BlobEndpoint={own}", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        _azurite.Dispose();
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        string target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        bool isBlock = context.Request.Method == "PUT" && context.Request.Query["comp"] == "block";
        if (isBlock && Interlocked.Increment(ref _failures) <= FailuresFirst)
        {
            context.Response.StatusCode = 503;
            return;
        }

        if (isBlock && Interlocked.Increment(ref _passed) > Most)
        {
            _reached.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }

        if (isBlock) Sent.Enqueue(context.Request.Query["blockid"]!);
        using var forwarded = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(_blobs, target));
        if (context.Request.ContentLength is not null) forwarded.Content = new StreamContent(context.Request.Body);
        foreach (var (name, value) in context.Request.Headers)
        {
            if (name is "Host" or "Connection" or "Transfer-Encoding" or "Expect") continue;
            if (!forwarded.Headers.TryAddWithoutValidation(name, value.AsEnumerable())) forwarded.Content?.Headers.TryAddWithoutValidation(name, value.AsEnumerable());
        }

        using var answer = await _azurite.SendAsync(forwarded, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, value) in answer.Headers.Concat(answer.Content.Headers))
        {
            if (name is not ("Transfer-Encoding" or "Connection")) context.Response.Headers[name] = value.ToArray();
        }

        if (context.Request.Method != "HEAD" && answer.StatusCode is not (System.Net.HttpStatusCode.NoContent or System.Net.HttpStatusCode.NotModified)) await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
