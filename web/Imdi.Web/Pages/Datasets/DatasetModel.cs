using Imdi.Shared;

namespace Imdi.Web.Pages.Datasets;

/// <summary>A cell of the preview: a number to be written in the reader's way, or text with the label of its code. All null is missing.</summary>
public sealed record PreviewCell(string? Text, string? Label = null, decimal? Number = null, Period? Period = null);

/// <summary>The first rows of the current version.</summary>
public sealed record PreviewModel(IReadOnlyList<string> Columns, IReadOnlyList<bool> IsNumber, IReadOnlyList<IReadOnlyList<PreviewCell>> Rows);

/// <summary>One line of the chart: a country, or null for the only series there is.</summary>
public sealed record SeriesModel(CountryCode? Country, IReadOnlyList<(Period Period, decimal Value)> Points);

/// <summary>Values over time, or where only one period is known, countries beside each other.</summary>
/// <param name="Measure">The column drawn.</param>
/// <param name="Choices">Countries that can be drawn; chosen ones are the series'.</param>
/// <param name="Held">What else was held fixed, each column with its value.</param>
public sealed record ChartModel(string Measure, string? Unit, IReadOnlyList<SeriesModel> Series, IReadOnlyList<CountryCode> Choices, IReadOnlyList<HeldModel> Held)
{
    /// <summary>Columns of few values, which the reader chooses between.</summary>
    public IReadOnlyList<DimensionModel> Dimensions { get; init; } = [];
}

/// <summary>A column at one value, both in the reader's words.</summary>
public sealed record HeldModel(string Column, string Value);

/// <param name="Name">Its name in the address.</param>
/// <param name="Label">Its words.</param>
public sealed record DimensionModel(string Name, string Label, IReadOnlyList<(string Value, string Label)> Values, string Chosen);

public enum VersionState { Current, Superseded, Embargoed, Retracted }

/// <param name="Note">Why it was retracted; stays for good.</param>
/// <param name="Until">The day an embargo ends.</param>
public sealed record VersionModel(
    string Version, VersionState State, DateOnly Published, SourceNote Source, long Rows, long Findings, string? Note, DateOnly? Until, string Href);

/// <summary>How many times a rule was broken in the current version.</summary>
/// <param name="Rule">In English; the texts have the rules of the known codes.</param>
public sealed record FindingCountModel(string Code, bool IsError, string Rule, long Count);

/// <summary>A file of the current version.</summary>
/// <param name="Format">csv, json, sdmx-csv, sdmx-json, parquet.</param>
public sealed record DownloadModel(string Format, string Href, long? Bytes);

/// <summary>A column as the kind declares it.</summary>
/// <param name="Description">In English, as declared.</param>
public sealed record ColumnModel(string Name, string Type, bool Required, bool IsKey, string? Unit, string Description, string Example, IReadOnlyList<string> Codes);

/// <summary>Rows of a country, for the map of what is covered.</summary>
public sealed record CountryRowsModel(CountryCode Country, long Rows, Period? Latest);

/// <summary>/data/{kind}/: everything about one dataset. Lists are empty where nothing is published.</summary>
/// <param name="HasAllVersions">Whether superseded, embargoed and retracted versions are among them; else a link leads there.</param>
/// <param name="Citation">The citation of the current version, with its permanent address; null where nothing is published.</param>
public sealed record DatasetModel(
    DatasetCardModel Card,
    string Licence,
    ChartModel? Chart,
    IReadOnlyList<CountryRowsModel> Countries,
    PreviewModel? Preview,
    IReadOnlyList<ColumnModel> Columns,
    IReadOnlyList<VersionModel> Versions,
    IReadOnlyList<FindingCountModel> Findings,
    string? Citation,
    IReadOnlyList<DownloadModel> Downloads,
    string Template,
    bool HasAllVersions);
