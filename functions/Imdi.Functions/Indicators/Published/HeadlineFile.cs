using System.Text.Json.Serialization;

namespace Imdi.Functions.Indicators;

public sealed record HeadlinePoint(string Period, decimal? Value, string? Reason, string Method)
{
    /// <summary>The letters of <see cref="Marks"/>; null of a normal figure, and not written then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Marked { get; init; }
}

public sealed record HeadlineSeries(string Area, bool IsAggregate, IReadOnlyList<HeadlinePoint> Points);

/// <summary>The headline series of every area, for maps and ranks of any year; <c>/data/indicators/LM.UNEMP/headlines.json</c>. None where all values are of pairs or of parts.</summary>
public sealed record HeadlineFile(string Id, IReadOnlyList<HeadlineSeries> Areas)
{
    public static string AddressOf(string id) => $"/data/indicators/{id}/headlines.json";

    public static HeadlineFile Of(IndicatorBook book, IndicatorDefinition definition) => new(definition.Id,
    [
        .. book.Of(definition).GroupBy(value => (value.Key.Area, value.IsAggregate)).Select(area => new HeadlineSeries(
            area.Key.Area, area.Key.IsAggregate, [.. Headline.Of(area).Select(value => new HeadlinePoint(value.Key.Period, value.Value, value.Reason, value.Method) { Marked = Marks.LettersOf(value.Marks) })])).Where(area => area.Points.Count > 0),
    ]);
}
