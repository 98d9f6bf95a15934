using System.Text.Json.Serialization;

namespace Imdi.Functions.Indicators;

public sealed record HeadlinePoint(string Period, decimal? Value, string? Reason, string Method)
{
    /// <summary>The letters of <see cref="Marks"/>; null of a normal figure, and not written then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Marked { get; init; }

    /// <summary>What it comes from: the place of a list in the file's <see cref="HeadlineFile.Origins"/>, which many points share. Not written where it is the first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int From { get; init; }
}

/// <summary>An area's headline series, with the parts that it is of where values tell parts apart, such as the total of both sexes.</summary>
public sealed record HeadlineSeries(string Area, bool IsAggregate, IReadOnlyList<HeadlinePoint> Points)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Sex { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Age { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Education { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Occupation { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Survey { get; init; }
}

/// <summary>The headline series of every area, for maps and ranks of any year; <c>/data/indicators/LM.UNEMP/headlines.json</c>. None where all values are of pairs or of parts.</summary>
public sealed record HeadlineFile(string Id, IReadOnlyList<HeadlineSeries> Areas)
{
    /// <summary>What its points come from, each list once: sources of <see cref="IndicatorFile.Sources"/> by their places.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Origins { get; init; } = [];

    public static string AddressOf(string id) => $"/data/indicators/{id}/headlines.json";

    public static HeadlineFile Of(IndicatorBook book, IndicatorDefinition definition, IndicatorFile file)
    {
        var places = IndicatorSnapshot.PlacesOf(file.Sources);
        Dictionary<string, int> known = new(StringComparer.Ordinal);
        List<IReadOnlyList<int>> origins = [];
        HeadlineSeries[] areas =
        [
            .. book.Of(definition).GroupBy(value => (value.Key.Area, value.IsAggregate)).Select(area => (area.Key, Values: Headline.Of(area))).Where(area => area.Values.Count > 0)
                .Select(area => SeriesOf(area.Key.Area, area.Key.IsAggregate, area.Values, OriginOf)),
        ];
        return new(definition.Id, areas) { Origins = origins };

        int OriginOf(IndicatorValue value)
        {
            string versions = string.Join('|', value.Versions);
            if (!known.TryGetValue(versions, out int at))
            {
                known[versions] = at = origins.Count;
                origins.Add([.. value.Versions.Select(version => places[version])]);
            }

            return at;
        }
    }

    private static HeadlineSeries SeriesOf(string area, bool isAggregate, IReadOnlyList<IndicatorValue> values, Func<IndicatorValue, int> origin)
    {
        var key = values[0].Key;
        return new(area, isAggregate, [.. values.Select(value => new HeadlinePoint(value.Key.Period, value.Value, value.Reason, value.Method) { Marked = Marks.LettersOf(value.Marks), From = origin(value) })])
        {
            Sex = Or(key.Sex), Age = Or(key.Age), Education = Or(key.Education), Occupation = Or(key.Occupation), Survey = Or(key.Survey),
        };
    }

    private static string? Or(string part) => part.Length > 0 ? part : null;
}
