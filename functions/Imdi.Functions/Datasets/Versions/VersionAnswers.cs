using System.Text.Json.Serialization;

namespace Imdi.Functions.Datasets;

/// <summary>A version in a list: what it is and what became of it.</summary>
/// <param name="Released">The publisher's date of the release, else the day on which it was first current here.</param>
/// <param name="EmbargoUntil">When it can be read.</param>
/// <param name="RetractionReason">Why its data were taken back.</param>
public sealed record VersionRow(
    string Version, string Source, string SourceName, VersionState State, DateOnly? Vintage, DateOnly? Released, long Rows, long FindingCount, string FileName,
    DateTimeOffset? EmbargoUntil, DateTimeOffset? RetractedAt, string? RetractionReason, string Address)
{
    public static VersionRow Of(KnownVersion known) => new(
        known.Version.Version, known.Version.Source.Id, known.Version.Source.Name, known.State, known.Version.Vintage, known.ReleaseDay, known.Version.Rows, known.Version.Findings,
        known.Version.FileName, known.EmbargoUntil, known.RetractedAt, known.RetractionReason, AddressOf(known.Version));

    public static string AddressOf(DatasetVersion version) => $"/api/datasets/{version.Kind}/versions/{version.Version}";
}

/// <summary>A source of a kind, and the tag that an act on its versions must carry in If-Match.</summary>
public sealed record SourceState(string Source, string? Current, string Tag);

/// <summary>One change of what is current. Who made it is said by a word only: people and tokens are not named to the public.</summary>
public sealed record HistoryRow(string Act, string Source, string Version, DateTimeOffset At, DateTimeOffset? Until, string? Reason);

/// <summary>All versions of a kind, newest first, the state of each source, and every change, oldest first.</summary>
public sealed record KindVersions(string Kind, IReadOnlyList<VersionRow> Versions, IReadOnlyList<SourceState> Sources, IReadOnlyList<HistoryRow> History)
{
    public static KindVersions Of(string kind, KindHistory history, string? source = null) => new(
        kind,
        [.. history.Versions.Where(known => source is null || known.Version.Source.Id == source).Select(VersionRow.Of)],
        [.. history.Pointers.Where(pointer => source is null || pointer.Source == source).OrderBy(pointer => pointer.Source, StringComparer.Ordinal)
            .Select(pointer => new SourceState(pointer.Source, pointer.Version.Length > 0 ? pointer.Version : null, VersionRules.TagOf(pointer.Source, pointer.Sequence)))],
        [.. history.Changes.Where(change => source is null || change.Version.Source.Id == source).OrderBy(change => change.At)
            .Select(change => new HistoryRow(change.Act, change.Version.Source.Id, change.Version.Version, change.At, change.Until, change.Reason))]);
}

/// <summary>One version whole: its state, how it came about, where its files are, and how to cite it.</summary>
public sealed record VersionAnswer(VersionRow Version, string Tag, DatasetSource Source, string Licence, VersionMethod Method, IReadOnlyList<VersionFile> Files, Citation Citation)
{
    public static VersionAnswer Of(DatasetKind kind, KindHistory history, KnownVersion known, VersionManifest manifest, string origin)
    {
        string address = VersionRow.AddressOf(known.Version);
        bool readable = known.State is not (VersionState.Retracted or VersionState.Embargoed);
        return new(
            VersionRow.Of(known), VersionRules.TagOf(known.Version.Source.Id, history.SequenceOf(known.Version.Source.Id)), known.Version.Source, known.Version.Source.Licence ?? kind.Licence,
            new(manifest.Layout, manifest.Reader, manifest.SourceRows, manifest.RefusedRows, manifest.MissingCells, manifest.FindingCounts, manifest.LoadedAt, known.Version.RawSha256) { Base = manifest.Base, Changes = manifest.Changes, Words = manifest.Method },
            [.. manifest.Files.Select(file => new VersionFile(file.Name, file.Sha256, file.Bytes, readable ? AddressOf(address, file.Name) : null))],
            Citation.Of(kind, known, origin));
    }

    private static string? AddressOf(string version, string file) => file switch
    {
        VersionFileStore.Data => $"{version}/data.parquet",
        VersionFileStore.FindingsFile => $"{version}/findings.csv",
        _ => null,
    };
}

/// <summary>How a version came about.</summary>
/// <param name="RawSha256">Hash of the bytes as they were received.</param>
public sealed record VersionMethod(
    string Layout, string Reader, long SourceRows, long RefusedRows, long MissingCells, IReadOnlyDictionary<string, long> FindingCounts, DateTimeOffset LoadedAt, string RawSha256)
{
    /// <summary>The version that was current when the file was checked, with which it was compared.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Base { get; init; }

    /// <summary>What a file of changes added, changed and removed in the base.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AppliedChanges? Changes { get; init; }

    /// <summary>The same in words.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Words { get; init; }
}

/// <param name="Address">Null while nobody may read it.</param>
public sealed record VersionFile(string Name, string Sha256, long Bytes, string? Address);

/// <summary>What is asked of an embargo.</summary>
/// <param name="Until">When the version becomes current by itself, such as 2027-01-31T09:00:00Z.</param>
public sealed record EmbargoRequest(DateTimeOffset Until);

/// <summary>What is asked of a retraction.</summary>
/// <param name="Reason">Why, in at most 1,000 characters; everyone will read it.</param>
public sealed record RetractionRequest(string Reason);
