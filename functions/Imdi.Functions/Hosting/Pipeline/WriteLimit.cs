using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Hosting;

/// <summary>How often one address may write. Reading is not limited here: it is cacheable and cheap.</summary>
internal sealed class WriteLimit(IOptions<HostingSettings> settings) : IConfigureOptions<RateLimiterOptions>
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public void Configure(RateLimiterOptions options)
    {
        int most = settings.Value.PostsPerMinute;
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Reads(context.Request.Method)
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetSlidingWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "unknown",
                _ => new SlidingWindowRateLimiterOptions { PermitLimit = most, Window = Window, SegmentsPerWindow = 6, QueueLimit = 0 }));
        options.OnRejected = async (rejected, _) => await RefuseAsync(rejected, most);
    }

    private static Task RefuseAsync(OnRejectedContext rejected, int most)
    {
        var context = rejected.HttpContext;
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) && after > TimeSpan.Zero ? after : TimeSpan.FromSeconds(10);
        string seconds = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"writes\";q={most};w=60");
        context.Response.Headers["RateLimit"] = $"\"writes\";r=0;t={seconds}";
        return Problem.Of(429, "too-many-requests", $"At most {most} writing requests a minute. Try again in {seconds} s.", context).WriteAsync(context, wait);
    }

    private static bool Reads(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
}
