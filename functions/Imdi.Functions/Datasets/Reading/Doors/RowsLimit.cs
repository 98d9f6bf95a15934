using System.Globalization;
using System.Threading.RateLimiting;
using Imdi.Functions.Hosting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Datasets;

/// <summary>How often one address may ask for rows: unlike everything else that is read, an answer can cost a pass over millions of them.</summary>
internal sealed class RowsLimit(IOptions<DatasetFilesOptions> options) : IRateLimiterPolicy<string>
{
    public const string Name = "dataset-rows";

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected => async (rejected, _) =>
    {
        var context = rejected.HttpContext;
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) && after > TimeSpan.Zero ? after : TimeSpan.FromSeconds(10);
        string seconds = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        int most = options.Value.RequestsPerMinute;
        context.Response.Headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"rows\";q={most};w=60");
        context.Response.Headers["RateLimit"] = $"\"rows\";r=0;t={seconds}";
        await Hosting.Problem.Of(429, "too-many-requests", $"At most {most} questions for rows a minute. Try again in {seconds} s, or take the Parquet file whole.", context).WriteAsync(context, wait);
    };

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) => RateLimitPartition.GetSlidingWindowLimiter(
        ClientNetwork.KeyOf(httpContext),
        _ => new SlidingWindowRateLimiterOptions { PermitLimit = options.Value.RequestsPerMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 });
}
