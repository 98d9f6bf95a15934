using System.ComponentModel.DataAnnotations;

namespace Imdi.Functions.Datasets;

/// <summary>Settings <c>DatasetFiles__CacheBytes</c>, <c>DatasetFiles__Folder</c> and <c>DatasetFiles__RequestsPerMinute</c>.</summary>
public sealed record DatasetFilesOptions
{
    public const string Section = "DatasetFiles";

    /// <summary>Parquet files of versions kept on this machine's disk.</summary>
    [Range(0, 1L << 40)]
    public long CacheBytes { get; init; } = 512L << 20;

    /// <summary>Where they are kept; without it in the machine's folder for temporary files.</summary>
    public string? Folder { get; init => field = string.IsNullOrEmpty(value) ? null : value; }

    /// <summary>How many questions for rows one address may ask a minute.</summary>
    [Range(1, 100_000)]
    public int RequestsPerMinute { get; init; } = 120;
}
