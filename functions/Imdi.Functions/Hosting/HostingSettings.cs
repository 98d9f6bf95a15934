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
}
