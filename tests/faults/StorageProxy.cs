using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Imdi.Functions.Tests.Faults;

/// <summary>How storage fails for a while.</summary>
public enum StorageFault
{
    None,

    /// <summary>Every answer comes a second late.</summary>
    Slow,

    /// <summary>503 ServerBusy with a long Retry-After, as the services answer above their targets.</summary>
    Busy,

    /// <summary>429, as a gateway before them answers.</summary>
    TooMany,

    /// <summary>The connection breaks before there is an answer.</summary>
    Unreachable,

    /// <summary>The connection stands and no answer comes.</summary>
    Silent,

    /// <summary>Nothing more can be written; reading goes on.</summary>
    Full,

    /// <summary>Every third request breaks after storage has carried it out: the answer is lost, not the act.</summary>
    LosesAnswers,
}

/// <summary>Stands between the application and the emulator, forwards everything as it is, and fails as a test says.</summary>
internal sealed class StorageProxy : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None });
    private readonly Dictionary<int, Uri> _behind = [];
    private int _requests;

    private StorageProxy(WebApplication app) => _app = app;

    public volatile StorageFault Fault;

    /// <summary>The ids of the calls that got no answer; a client gives one that it repeats the same.</summary>
    public ConcurrentQueue<string> Unanswered { get; } = [];

    public string ConnectionString { get; private set; } = "";

    /// <param name="connection">Of the emulator: blobs and tables have a port each, so the proxy has two as well.</param>
    public static async Task<StorageProxy> StartAsync(string connection)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0", "http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var proxy = new StorageProxy(app);
        app.Run(proxy.AnswerAsync);
        await app.StartAsync();
        var own = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address)).ToList();
        var parts = connection.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
        int next = 0;
        foreach (string service in new[] { "BlobEndpoint", "TableEndpoint" })
        {
            var behind = new Uri(parts[service]);
            proxy._behind[own[next].Port] = behind;
            parts[service] = new UriBuilder(behind) { Port = own[next++].Port }.Uri.ToString();
        }

        proxy.ConnectionString = string.Join(';', parts.Select(part => $"{part.Key}={part.Value}"));
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        bool writes = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
        switch (Fault)
        {
            case StorageFault.Busy:
                await RefuseAsync(context, 503, "ServerBusy");
                return;
            case StorageFault.TooMany:
                await RefuseAsync(context, 429, "TooManyRequests");
                return;
            case StorageFault.Full when writes:
                await RefuseAsync(context, 500, "InternalError");
                return;
            case StorageFault.Unreachable:
                context.Abort();
                return;
            case StorageFault.Silent:
                Unanswered.Enqueue(context.Request.Headers["x-ms-client-request-id"].ToString());
                await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
                return;
            case StorageFault.Slow:
                await Task.Delay(TimeSpan.FromSeconds(1), context.RequestAborted);
                break;
        }

        await ForwardAsync(context);
    }

    private async Task ForwardAsync(HttpContext context)
    {
        var behind = _behind[context.Connection.LocalPort];
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri($"{behind.Scheme}://{behind.Authority}{context.Features.Get<IHttpRequestFeature>()!.RawTarget}"))
        {
            Content = context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true ? new StreamContent(context.Request.Body) : null,
        };
        foreach (var (name, values) in context.Request.Headers.Where(header => header.Key is not ("Host" or "Connection" or "Transfer-Encoding" or "Expect")))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable())) request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }

        using var answer = await _client.SendAsync(request, context.RequestAborted);
        if (Fault == StorageFault.LosesAnswers && Interlocked.Increment(ref _requests) % 3 == 0)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Transfer-Encoding" or "Connection" or "Keep-Alive"))) context.Response.Headers[name] = values.ToArray();
        if (!HttpMethods.IsHead(context.Request.Method) && (int)answer.StatusCode is not (204 or 304)) await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static async Task RefuseAsync(HttpContext context, int status, string code)
    {
        // What was sent is read first, else the client sees a broken connection in place of the answer.
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        context.Response.StatusCode = status;
        context.Response.Headers["x-ms-error-code"] = code;
        context.Response.Headers.RetryAfter = "10";
    }
}
