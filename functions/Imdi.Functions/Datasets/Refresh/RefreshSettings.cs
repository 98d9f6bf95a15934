using System.ComponentModel.DataAnnotations;

namespace Imdi.Functions.Datasets;

/// <summary>Which sources a region refreshes, from the section <c>Refresh</c>; validated at start.</summary>
public sealed record RefreshSettings
{
    public const string Section = "Refresh";

    /// <summary>Ids of the sources that the timer refreshes: of <see cref="KnownSources"/>, or of <see cref="Sources"/>.</summary>
    public IReadOnlyList<string> On { get; init; } = [];

    /// <summary>Sources of the region's own; one with a known id replaces that one.</summary>
    public IReadOnlyList<DeclaredSource> Sources { get; init; } = [];

    /// <summary>Failures in a row after which each further one is logged as an error, which an alert matches.</summary>
    [Range(1, 100)]
    public int AlertAfter { get; init; } = 3;

    /// <summary>Runs that the log keeps, over all sources.</summary>
    [Range(10, 5_000)]
    public int RunsKept { get; init; } = 1000;

    /// <summary>Allows http to this very machine; refused outside Development.</summary>
    public bool AllowLoopback { get; init; }

    public IReadOnlyList<DeclaredSource> Declared => [.. KnownSources.All.Where(known => Sources.All(own => own.Id != known.Id)), .. Sources];

    public DeclaredSource? Find(string id) => Declared.FirstOrDefault(source => source.Id == id);

    public bool IsOn(DeclaredSource source) => On.Contains(source.Id);
}
