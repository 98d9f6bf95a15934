using Imdi.Shared;

namespace Imdi.Web.Pages.Datasets;

/// <summary>Whether figures came in time, by the kind's frequency: in time, due soon, overdue, or none published yet.</summary>
public enum FreshnessState { Current, Due, Overdue, Empty }

/// <param name="Updated">The day of the current version; null where nothing is published.</param>
/// <param name="Next">The day by which new figures are expected; null where none are.</param>
public sealed record FreshnessModel(FreshnessState State, DateOnly? Updated, DateOnly? Next);

/// <summary>What the current version holds: how many countries, from when to when, how many rows. Null where the kind has no such column.</summary>
public sealed record CoverageModel(int? Countries, Period? First, Period? Last, long Rows);

/// <summary>One kind of dataset in the catalogue.</summary>
/// <param name="Title">As the kind declares it, in English; the texts have it in the other languages.</param>
public sealed record DatasetCardModel(
    string Id, string Title, string Purpose, Frequency Frequency, FreshnessModel Freshness, CoverageModel Coverage, IReadOnlyList<SourceNote> Sources);

public enum FacetName { Fresh, Frequency, Source }

/// <summary>A choice within a facet: what it is worth in the address, how many datasets it leaves, whether it is chosen.</summary>
/// <param name="Label">Null where the texts have the word.</param>
public sealed record FacetChoice(string Value, string? Label, int Count, bool IsChosen);

public sealed record FacetModel(FacetName Name, IReadOnlyList<FacetChoice> Choices);

/// <summary>/data/: the datasets that fit what was asked, with the ways to narrow it.</summary>
/// <param name="Asked">The words searched for, as typed.</param>
/// <param name="Of">How many datasets there are in all.</param>
public sealed record CatalogueModel(string? Asked, IReadOnlyList<FacetModel> Facets, IReadOnlyList<DatasetCardModel> Datasets, int Of)
{
    public bool IsNarrowed => !string.IsNullOrEmpty(Asked) || Facets.Any(facet => facet.Choices.Any(choice => choice.IsChosen));
}
