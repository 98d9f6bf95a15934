using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>What is looked for in the catalogue: words that all occur, and one of several values for each facet.</summary>
public sealed record CatalogueQuestion(string? Words, IReadOnlyList<string> Sources, IReadOnlyList<Frequency> Frequencies, IReadOnlyList<FreshnessState> Freshness)
{
    public bool Mentions(CatalogueKind kind)
    {
        string text = string.Join(' ', [kind.Id, kind.Title, kind.Purpose, .. kind.Versions.SelectMany(version => new[] { version.Source, version.SourceName })]);
        return (Words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    public bool Admits(CatalogueKind kind) => AdmitsSource(kind) && AdmitsFrequency(kind) && AdmitsFreshness(kind);

    public bool AdmitsSource(CatalogueKind kind) => Sources.Count == 0 || kind.Versions.Any(version => Sources.Contains(version.Source));

    public bool AdmitsFrequency(CatalogueKind kind) => Frequencies.Count == 0 || Frequencies.Contains(kind.Frequency);

    public bool AdmitsFreshness(CatalogueKind kind) => Freshness.Count == 0 || Freshness.Contains(kind.Freshness.State);
}

/// <summary>How many kinds each further choice would leave, the other facets as chosen.</summary>
public sealed record CatalogueFacets(IReadOnlyList<FacetCount<string>> Source, IReadOnlyList<FacetCount<Frequency>> Frequency, IReadOnlyList<FacetCount<FreshnessState>> Freshness)
{
    public static CatalogueFacets Of(IReadOnlyList<CatalogueKind> kinds, CatalogueQuestion question) => new(
        Count(kinds.Where(kind => question.AdmitsFrequency(kind) && question.AdmitsFreshness(kind)).SelectMany(kind => kind.Versions.Select(version => version.Source).Distinct())),
        Count(kinds.Where(kind => question.AdmitsSource(kind) && question.AdmitsFreshness(kind)).Select(kind => kind.Frequency)),
        Count(kinds.Where(kind => question.AdmitsSource(kind) && question.AdmitsFrequency(kind)).Select(kind => kind.Freshness.State)));

    private static FacetCount<T>[] Count<T>(IEnumerable<T> values) =>
        [.. values.GroupBy(value => value).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Select(group => new FacetCount<T>(group.Key, group.Count()))];
}

public sealed record FacetCount<T>(T Value, int Count);
