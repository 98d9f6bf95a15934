using System.ComponentModel.DataAnnotations;

namespace Imdi.Functions.Datasets;

/// <summary>A source that is refreshed by itself: of which kind, from where, how often and within which limits.</summary>
public sealed record DeclaredSource
{
    /// <summary>Names it in settings, in the log and in the command: small letters, digits and hyphens.</summary>
    [Required, RegularExpression("[a-z][a-z0-9-]{1,39}")]
    public string Id { get; init; } = "";

    [Required]
    public string Kind { get; init; } = "";

    /// <summary>Whose figures these are; without it, the publisher that the file's layout belongs to.</summary>
    [RegularExpression("[a-z][a-z0-9-]{1,39}")]
    public string? Source { get; init; }

    /// <summary>https alone. Its host is the only one asked, but for <see cref="Hosts"/>.</summary>
    [Required]
    public string Address { get; init; } = "";

    /// <summary>Further hosts that a redirect may lead to.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>How the name of the file of data begins in a zip that holds others beside it.</summary>
    public string? DataFile { get; init; }

    /// <summary>How often the source is asked whether it has something new.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "366.00:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan Every { get; init; } = TimeSpan.FromDays(1);

    [Range(1, SourceLimits.FileBytes)]
    public long LargestBytes { get; init; } = 256 * 1024 * 1024;

    /// <summary>For the whole answer, redirects and all.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:25:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>A version with fewer rows than this share of the current one's, in percent, is not published.</summary>
    [Range(0, 100)]
    public int LeastShareOfRows { get; init; } = 80;

    /// <summary>A version of whose rows more than this share, in percent, had to be refused is not published.</summary>
    [Range(0, 100)]
    public int MostRefused { get; init; } = 5;

    public string? Licence { get; init; }
}
