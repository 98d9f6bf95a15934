using System.ComponentModel.DataAnnotations;

namespace Imdi.Functions.Hosting;

/// <summary>Settings of the host itself, from the section <c>Imdi</c> (<c>Imdi__PostsPerMinute</c> as an environment variable).</summary>
public sealed record HostingSettings
{
    public const string Section = "Imdi";

    /// <summary>The site's own origin without a trailing slash, for links that must be absolute; empty leaves them root-relative.</summary>
    [RegularExpression("https?://[^/]+")]
    public string? BaseAddress { get; init => field = string.IsNullOrEmpty(value) ? null : value; }

    /// <summary>Origins that may call what is not public data. Public data may be read from everywhere.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>The longest request body in bytes; uploads go straight to storage, so it can be small.</summary>
    [Range(1024, 100_000_000)]
    public long MaxBodyBytes { get; init; } = 12 * 1024 * 1024;

    /// <summary>How many writing requests one address may make a minute.</summary>
    [Range(1, 100_000)]
    public int PostsPerMinute { get; init; } = 60;

    /// <summary>The header in which the Functions host, or the delivery network that alone reaches it, names the reader's address.</summary>
    [RegularExpression("[A-Za-z0-9-]+")]
    public string ClientAddressHeader { get; init; } = "X-Forwarded-For";

    /// <summary>How many answers that are worked out one address may read a minute; published pages and files are not counted.</summary>
    [Range(1, 1_000_000)]
    public int ReadsPerMinute { get; init; } = 1200;
}
