using Imdi.Shared;
using static System.FormattableString;

namespace Imdi.Functions.Datasets;

/// <param name="Kind">The kind's id, such as remittance-quotes.</param>
/// <param name="Source">Whose figures these are; null takes the publisher that the layout belongs to, or <c>local</c>.</param>
/// <param name="FileName">As the sender calls it; shown, never trusted.</param>
/// <param name="Who">The caller, for the audit trail.</param>
public sealed record LoadRequest(string Kind, string? Source, string FileName, Stream Content, string Who)
{
    /// <summary>The publisher's date of the release, for a file that does not say it itself.</summary>
    public DateOnly? Vintage { get; init; }

    /// <summary>Asked once the version is stored and before it is published; a refusal leaves what is current as it was.</summary>
    public Func<VersionManifest, CancellationToken, Task<Refusal?>>? Guard { get; init; }
}

public enum LoadStep { Receiving, Checking, Storing, Publishing }

public readonly record struct LoadProgress(LoadStep Step, long Bytes, long Rows, long Findings);

/// <summary>What loading a file came to.</summary>
/// <param name="AlreadyLoaded">The same bytes were loaded before: nothing new was stored.</param>
/// <param name="Manifest">What was read, checked and published.</param>
/// <param name="First">The first hundred findings; empty when the version was there already.</param>
public sealed record LoadReport(DatasetVersion Version, bool AlreadyLoaded, VersionManifest Manifest, IReadOnlyList<Finding> First)
{
    /// <summary>One line for a terminal.</summary>
    public override string ToString()
    {
        string wide = Manifest.PeriodColumns > 0 ? Invariant($" ({Manifest.PeriodColumns} periods, {Manifest.MissingCells} cells without a figure)") : "";
        string vintage = Version.Vintage is { } day ? Invariant($", updated {day:O}") : "";
        return Invariant($"{(AlreadyLoaded ? "Already loaded" : "Loaded")}: {Version.Kind} from {Version.Source.Id}, version {Version.Version}: ")
            + Invariant($"{Manifest.SourceRows} source rows read{wide}, {Version.Rows} rows published, {Manifest.RefusedRows} refused, {Version.Findings} findings{vintage}.");
    }
}
