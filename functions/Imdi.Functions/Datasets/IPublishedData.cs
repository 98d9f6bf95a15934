using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>Where a version's figures come from; stated wherever they are shown.</summary>
public sealed record DatasetSource(string Id, string Name, string? Address, string? Licence, bool IsDemonstration);

/// <summary>An immutable version of a kind from one source; <see cref="Version"/> is the hash of the bytes and of the reader.</summary>
public sealed record DatasetVersion(
    string Kind, string Version, DatasetSource Source, DateOnly? Vintage, long Rows, long Findings, string RawSha256, string FileName)
{
    /// <summary>The newest period that has figures; null for a kind without periods, and for versions stored before it was kept.</summary>
    public Period? Newest { get; init; }
}

/// <summary>Rows of canonical Parquet by column; periods and codes are text, a missing cell is null.</summary>
public interface ICanonicalBatch
{
    int Count { get; }

    IReadOnlyList<string?> Text(string column);

    IReadOnlyList<decimal?> Number(string column);

    IReadOnlyList<DateOnly?> Date(string column);

    IReadOnlyList<bool?> Flag(string column);
}

/// <summary>Reads what is published: the current version of each source of a kind, and its rows in bounded memory.</summary>
public interface IPublishedData
{
    Task<IReadOnlyList<DatasetVersion>> CurrentAsync(string kind, CancellationToken cancellation);

    /// <summary>Only the columns named are read.</summary>
    IAsyncEnumerable<ICanonicalBatch> ReadAsync(DatasetVersion version, IReadOnlyList<string> columns, CancellationToken cancellation);
}
