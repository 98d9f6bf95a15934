namespace Imdi.Functions.Datasets;

public enum VersionState { Current, Superseded, Embargoed, Retracted, Withdrawn }

/// <param name="Version">Empty where the source has no current version.</param>
/// <param name="Sequence">How many changes it has seen: what a further change must name.</param>
public sealed record SourcePointer(string Source, string Version, long Sequence);

/// <summary>A version that becomes current by itself when its date has come.</summary>
public sealed record VersionEmbargo(DatasetVersion Version, DateTimeOffset Until, string Who);

/// <summary>A version whose data are no longer handed out, and why.</summary>
public sealed record VersionRetraction(string Version, string Reason, DateTimeOffset At);

/// <summary>A version with what became of it.</summary>
/// <param name="ReleasedAt">When it was first current; null while it never was.</param>
public sealed record KnownVersion(DatasetVersion Version, VersionState State, DateTimeOffset? ReleasedAt)
{
    public DateTimeOffset? EmbargoUntil { get; init; }

    public string? RetractionReason { get; init; }

    public DateTimeOffset? RetractedAt { get; init; }

    /// <summary>The day of the release: the publisher's where it says one, else the day on which it was first current here.</summary>
    public DateOnly? ReleaseDay => Version.Vintage ?? (ReleasedAt is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null);
}

/// <summary>All that is known of a kind's versions, over every source.</summary>
public sealed record KindHistory(
    List<SourcePointer> Pointers, List<PointerChange> Changes, List<VersionEmbargo> Embargoes, List<VersionRetraction> Retractions)
{
    private static readonly string[] Releases = ["published", "restored"];

    /// <summary>Every version, the latest change of each deciding the order, newest first.</summary>
    public IReadOnlyList<KnownVersion> Versions =>
    [
        .. Changes.Select(change => change.Version).Concat(Embargoes.Select(embargo => embargo.Version))
            .GroupBy(version => version.Version).Select(group => Known(group.First()))
            .OrderByDescending(known => Changes.Where(change => change.Version.Version == known.Version.Version).Select(change => change.At).DefaultIfEmpty().Max())
            .ThenBy(known => known.Version.Version, StringComparer.Ordinal),
    ];

    public IEnumerable<KnownVersion> Current => Versions.Where(known => known.State == VersionState.Current).OrderBy(known => known.Version.Source.Id, StringComparer.Ordinal);

    /// <summary>Another one after every change.</summary>
    public string Tag => string.Join('+', Pointers.OrderBy(pointer => pointer.Source, StringComparer.Ordinal).Select(pointer => VersionRules.TagOf(pointer.Source, pointer.Sequence)));

    public KnownVersion? Find(string version) => Versions.FirstOrDefault(known => known.Version.Version == version);

    public long SequenceOf(string source) => Pointers.FirstOrDefault(pointer => pointer.Source == source)?.Sequence ?? 0;

    private KnownVersion Known(DatasetVersion version)
    {
        var embargo = Embargoes.Find(one => one.Version.Version == version.Version);
        var retraction = Retractions.Find(one => one.Version == version.Version);
        var pointer = Pointers.Find(one => one.Source == version.Source.Id);
        var released = Changes.Where(change => change.Version.Version == version.Version && Releases.Contains(change.Act)).Select(change => (DateTimeOffset?)change.At).Min();
        var state = (retraction, embargo, pointer) switch
        {
            ({ }, _, _) => VersionState.Retracted,
            (_, { }, _) => VersionState.Embargoed,
            _ when pointer?.Version == version.Version => VersionState.Current,
            _ when Changes.FindLast(change => change.Version.Source.Id == version.Source.Id) is { Act: "withdrawn" } last && last.Version.Version == version.Version => VersionState.Withdrawn,
            _ => VersionState.Superseded,
        };
        return new(version, state, released) { EmbargoUntil = embargo?.Until, RetractionReason = retraction?.Reason, RetractedAt = retraction?.At };
    }
}
