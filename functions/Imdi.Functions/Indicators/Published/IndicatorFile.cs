using System.Text.Json.Serialization;

namespace Imdi.Functions.Indicators;

/// <summary>A version that figures come from, as it is cited.</summary>
public sealed record SourceRow(string Kind, string Version, string Id, string Name, string? Address, string? Licence, DateOnly? Vintage, bool IsDemonstration);

public sealed record ReadVersion(string Kind, string Version);

/// <summary>An area of an indicator: the newest figure of its headline series, and from when to when that goes, up to its projections.</summary>
/// <param name="Period">Null where all its values are of pairs or of parts.</param>
/// <param name="Rows">How many values the area's own file holds.</param>
public sealed record AreaRow(string Area, bool IsAggregate, string? Period, decimal? Value, string? Reason, string? From, string? To, int Rows)
{
    /// <summary>Which of the file's sources its newest figure comes from, by their places; null without a figure, and in runs of before it was kept.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<int>? Of { get; init; }

    /// <summary>The letters of <see cref="Marks"/>; null of a normal figure, and not written then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Marked { get; init; }
}

/// <summary>What is published of an indicator as a whole; <c>/data/indicators/LM.UNEMP/index.json</c>.</summary>
/// <param name="Withheld">How many values are withheld, by reason.</param>
public sealed record IndicatorFile(string Id, IReadOnlyList<SourceRow> Sources, IReadOnlyList<AreaRow> Areas, IReadOnlyDictionary<string, int> Withheld)
{
    /// <summary>Its first period, and its last up to its projections; null without values.</summary>
    public string? From { get; init; }

    public string? To { get; init; }

    /// <summary>Every version that was read for it, whether a figure of it counted or not: what working it out anew takes.</summary>
    public IReadOnlyList<ReadVersion> Read { get; init; } = [];

    public static string AddressOf(string id) => $"/data/indicators/{id}/index.json";
}

/// <summary>All values of an indicator in an area, in order of their keys; <c>/data/indicators/LM.UNEMP/NPL.json</c>.</summary>
public sealed record AreaFile(string Id, string Area, IReadOnlyList<SourceRow> Sources, IReadOnlyList<ValueRow> Rows)
{
    public static string AddressOf(string id, string area) => $"/data/indicators/{id}/{area}.json";
}

/// <summary>A value without its area and its inputs.</summary>
/// <param name="Of">Which of the file's sources it comes from, by their places.</param>
public sealed record ValueRow(
    string Period, string Counterpart, string Sex, string Age, string Education, string Occupation, string Survey,
    decimal? Value, string? Reason, string Method, decimal? Numerator, decimal? Denominator, IReadOnlyList<int> Of)
{
    /// <summary>The letters of <see cref="Marks"/>; null of a normal figure, and not written then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Marked { get; init; }
}
