namespace Imdi.Functions.Indicators;

/// <summary>Which cells of a table are the sum of which others: along each of its parts, where the cells that are there do add up. Whoever looks on knows as much.</summary>
public static class AbroadPartitions
{
    private static readonly (Func<AbroadKey, string> Part, Func<AbroadKey, AbroadKey> Without, string Total)[] Parts =
    [
        (key => key.Sex, key => key with { Sex = "" }, AbroadKey.Everyone), (key => key.Education, key => key with { Education = "" }, AbroadKey.Everyone), (key => key.HomeStatus, key => key with { HomeStatus = "" }, AbroadKey.AnyStatus),
        (key => key.Occupation, key => key with { Occupation = "" }, AbroadKey.Everyone), (key => key.Destination, key => key with { Destination = "" }, Datasets.Area.World),
    ];

    /// <summary>By the places of the cells; the total with 1, its parts with −1.</summary>
    public static IEnumerable<IReadOnlyDictionary<int, long>> Of(IReadOnlyList<AbroadCell> cells)
    {
        foreach (var (part, without, total) in Parts)
        {
            foreach (var line in cells.Index().GroupBy(cell => without(cell.Item.Key)))
            {
                var byCode = line.ToDictionary(cell => part(cell.Item.Key), cell => cell);
                foreach (var (whole, parts) in byCode.Keys.SelectMany(code => CodePartitions.Of(code, total, [.. byCode.Keys]).Select(parts => (code, parts))))
                {
                    if (parts.Length > 0 && parts.Sum(code => byCode[code].Item.Persons) == byCode[whole].Item.Persons)
                        yield return parts.ToDictionary(code => byCode[code].Index, _ => -1L).Append(new(byCode[whole].Index, 1)).ToDictionary();
                }
            }
        }
    }
}
