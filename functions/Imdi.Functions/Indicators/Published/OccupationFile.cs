namespace Imdi.Functions.Indicators;

/// <param name="Share">Of all the country's occupations in the period, by ISCO-08 group of two digits.</param>
public sealed record OccupationShare(string Occupation, decimal Share);

/// <summary>What a country supplies or asks for in a period, by occupation.</summary>
/// <param name="Shares">Null where a group counts so few people that they could be told.</param>
public sealed record OccupationMix(string Period, IReadOnlyList<OccupationShare>? Shares, IReadOnlyList<string> Versions);

/// <summary>The two sides of the skills match of a country; <c>/data/indicators/occupations/NPL.json</c>.</summary>
public sealed record OccupationFile(string Area, IReadOnlyList<OccupationMix> Supply, IReadOnlyList<OccupationMix> Demand)
{
    /// <summary>Whose inputs it is made of.</summary>
    public const string Indicator = "SK.MATCH";

    public static string AddressOf(string area) => $"/data/indicators/occupations/{area}.json";

    /// <summary>Of every country that a value of the match was worked out for, from what it was worked out of.</summary>
    public static IEnumerable<OccupationFile> Of(IndicatorBook book)
    {
        var matches = book.Of(ReadDefinitions.Find(Indicator)!);
        var sides = matches.SelectMany(match => match.Inputs.GroupBy(input => (input.Key.Area, input.Key.Period, IsSupply: input.Name == Measures.Graduates.Name)))
            .DistinctBy(side => side.Key).ToLookup(side => side.Key.Area);
        return sides.OrderBy(country => country.Key, StringComparer.Ordinal).Select(country => new OccupationFile(
            country.Key,
            [.. country.Where(side => side.Key.IsSupply).OrderBy(side => side.Key.Period, StringComparer.Ordinal).Select(side => MixOf(side.Key.Period, [.. side]))],
            [.. country.Where(side => !side.Key.IsSupply).OrderBy(side => side.Key.Period, StringComparer.Ordinal).Select(side => MixOf(side.Key.Period, [.. side]))]));
    }

    // One hidden share follows from the others, so that all go with it.
    private static OccupationMix MixOf(string period, IReadOnlyList<Figure> figures)
    {
        decimal all = figures.Sum(figure => figure.Value ?? 0);
        bool isTelling = figures.Any(figure => figure.Persons is not null && PersonTable.IsSmall(figure.Value ?? 0));
        return new OccupationMix(
            period,
            isTelling || all <= 0 ? null : [.. figures.OrderBy(figure => figure.Key.Occupation, StringComparer.Ordinal).Select(figure => new OccupationShare(figure.Key.Occupation, decimal.Round((figure.Value ?? 0) / all, 6)))],
            [.. figures.SelectMany(figure => figure.Versions).Distinct().Order(StringComparer.Ordinal)]);
    }
}
