using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Hosting;

/// <summary>
/// How often one address (of IPv6: its /64) may write, and read what has to be worked out; and how often one token may, from wherever it is used. Published pages and
/// files are cacheable and cheap: they are not counted.
/// </summary>
internal sealed class RequestLimits(IOptions<HostingSettings> settings) : IConfigureOptions<RateLimiterOptions>
{
    private const string Reads = "reads", Writes = "writes", Saves = "saves";

    // An office behind one address types into several forms at once, and each is saved as it is typed.
    private const int FormsBehindAnAddress = 10;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public void Configure(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(By(ClientNetwork.KeyOf), By(TokenOf));
        options.OnRejected = async (rejected, _) => await RefuseAsync(rejected);
    }

    private PartitionedRateLimiter<HttpContext> By(Func<HttpContext, string?> whose) => PartitionedRateLimiter.Create<HttpContext, (string Kind, string Whose)>(context => (KindOf(context), whose(context)) switch
    {
        ({ } kind, { } key) => RateLimitPartition.GetSlidingWindowLimiter(
            (Kind: kind, Whose: key), of => new SlidingWindowRateLimiterOptions { PermitLimit = MostOf(of.Kind), Window = Window, SegmentsPerWindow = 6, QueueLimit = 0 }),
        _ => RateLimitPartition.GetNoLimiter(("", "")),
    });

    // Null for what is not counted.
    private static string? KindOf(HttpContext context) => context.Request.Method switch
    {
        var method when HttpMethods.IsOptions(method) => null,
        var method when HttpMethods.IsGet(method) || HttpMethods.IsHead(method) => context.GetEndpoint() is null ? null : Reads,
        _ when context.GetEndpoint()?.Metadata.GetMetadata<SavedAsTyped>() is not null => Saves,
        _ => Writes,
    };

    // A hash, so that no secret is kept in memory for it; whether it is a token at all is for later to find out.
    private static string? TokenOf(HttpContext context) => context.Request.Headers.Authorization.ToString() is { Length: > 0 } header
        ? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(header)).AsSpan(0, 16))
        : null;

    private int MostOf(string kind) => kind switch { Reads => settings.Value.ReadsPerMinute, Saves => settings.Value.PostsPerMinute * FormsBehindAnAddress, _ => settings.Value.PostsPerMinute };

    private Task RefuseAsync(OnRejectedContext rejected)
    {
        var context = rejected.HttpContext;
        string kind = KindOf(context) ?? Reads;
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) && after > TimeSpan.Zero ? after : TimeSpan.FromSeconds(10);
        string seconds = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"{kind}\";q={MostOf(kind)};w=60");
        context.Response.Headers["RateLimit"] = $"\"{kind}\";r=0;t={seconds}";
        if (ErrorPages.Suit(context.Request)) return context.RequestServices.GetRequiredService<ErrorPages>().WriteAsync(context, StatusCodes.Status429TooManyRequests);
        string what = kind == Reads ? "reading" : "writing";
        return Problem.Of(429, "too-many-requests", $"At most {MostOf(kind)} {what} requests a minute. Try again in {seconds} s.", context).WriteAsync(context, wait);
    }
}
