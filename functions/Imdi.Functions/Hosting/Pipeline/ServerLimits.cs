using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Hosting;

/// <summary>What Kestrel takes at most, in either head; behind the Functions host it listens to this machine only.</summary>
internal sealed class ServerLimits(IOptions<HostingSettings> settings, HostMode mode) : IConfigureOptions<KestrelServerOptions>
{
    public void Configure(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = settings.Value.MaxBodyBytes;
        options.Limits.MaxRequestLineSize = 8 * 1024;
        options.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        options.Limits.MaxRequestHeaderCount = 100;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        if (mode.Port is { } port) options.Listen(IPAddress.Loopback, port);
    }
}
