namespace Imdi.Functions.Datasets;

/// <summary>What an upload may be at most; told before it begins.</summary>
public sealed record UploadLimits(long MaxBytes, int BlockBytes, int MaxBlocks, long MaxFormBytes)
{
    /// <summary>How long an address for writing is valid before it has to be renewed.</summary>
    public static readonly TimeSpan AddressLife = TimeSpan.FromMinutes(15);

    /// <summary>Storage forgets blocks that nobody committed after a week; the upload ends with them.</summary>
    public static readonly TimeSpan OpenFor = TimeSpan.FromDays(7);

    /// <summary>Work that has failed so often is parked.</summary>
    public const int MostFailures = 5;

    /// <summary>4 MiB blocks lose little when a connection breaks, and 2 GB are 512 of them.</summary>
    public static UploadLimits Current { get; } = new(SourceLimits.FileBytes, 4 * 1024 * 1024, 4_096, 10 * 1024 * 1024);
}
