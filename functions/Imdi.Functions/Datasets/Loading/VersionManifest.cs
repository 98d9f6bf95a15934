namespace Imdi.Functions.Datasets;

/// <summary>One stored file of a version.</summary>
public sealed record ManifestFile(string Name, string Sha256, long Bytes);

/// <summary>What a version is and how it came about; written last, so that a version with a manifest is whole.</summary>
public sealed record VersionManifest
{
    public required DatasetVersion Version { get; init; }

    public required string Layout { get; init; }

    public required string Reader { get; init; }

    /// <summary>Rows of data in the source, a wide row counted once.</summary>
    public required long SourceRows { get; init; }

    /// <summary>Period columns of a wide source; 0 where each row is an observation.</summary>
    public required int PeriodColumns { get; init; }

    /// <summary>Cells of a wide source that say that nothing is known.</summary>
    public required long MissingCells { get; init; }

    public required long RefusedRows { get; init; }

    public required IReadOnlyDictionary<string, long> FindingCounts { get; init; }

    public required IReadOnlyList<ManifestFile> Files { get; init; }

    /// <summary>The licence that the rows are published under: the source's, else the kind's.</summary>
    public string? Licence { get; init; }

    /// <summary>How the rows came about, in words.</summary>
    public string? Method { get; init; }

    /// <summary>The source's version that was current when the file was checked: what it was compared with, and what its changes were applied to. Null where there was none.</summary>
    public string? Base { get; init; }

    /// <summary>What the file changed in the base, where it is one of changes; null for one that is the whole dataset.</summary>
    public AppliedChanges? Changes { get; init; }

    public required DateTimeOffset LoadedAt { get; init; }

    public required string LoadedBy { get; init; }
}
