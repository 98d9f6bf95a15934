using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>What the pages say of a kind beyond its declaration: worked out by the night, published as <c>/data/datasets/{kind}.json</c>.</summary>
/// <param name="Current">The version whose rows are shown: of several sources the one with most rows, invented ones last.</param>
public sealed record DatasetFacts(
    string Kind, IReadOnlyList<VersionFact> Versions, string? Current, RowFacts Rows, PreviewFacts? Preview, ChartFacts? Chart,
    IReadOnlyDictionary<string, long> Findings, long? ParquetBytes, string? Citation)
{
    public static string AddressOf(string kind) => $"/data/datasets/{kind}.json";

    public VersionFact? CurrentVersion => Versions.FirstOrDefault(version => version.Version == Current);
}

/// <summary>A version as a list shows it.</summary>
/// <param name="Day">The publisher's date of the release, else the day on which it was first current here.</param>
public sealed record VersionFact(
    string Version, DatasetSource Source, VersionState State, DateOnly? Day, DateOnly? Vintage, long Rows, long Findings, DateOnly? Until, string? Reason, Period? Newest);

/// <summary>How much there is, from when to when, and of which countries.</summary>
public sealed record RowFacts(long Rows, Period? First, Period? Last, IReadOnlyList<CountryFact> Countries);

public sealed record CountryFact(CountryCode Country, long Rows, Period? Latest);

/// <summary>The first rows as they are stored; a missing cell is null.</summary>
public sealed record PreviewFacts(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows);

/// <summary>One measure by country and period, everything else held at one combination.</summary>
public sealed record ChartFacts(string Column, IReadOnlyDictionary<string, string> Held, IReadOnlyList<SeriesFact> Series)
{
    /// <summary>The same at other values of the columns that have few.</summary>
    public IReadOnlyList<ChartView> Others { get; init; } = [];
}

/// <summary>What a chart shows while the other key columns are held at one combination.</summary>
public sealed record ChartView(IReadOnlyDictionary<string, string> Held, IReadOnlyList<SeriesFact> Series);

/// <param name="Country">Null where the kind has no country.</param>
public sealed record SeriesFact(CountryCode? Country, IReadOnlyList<Period> Periods, IReadOnlyList<decimal> Values);
