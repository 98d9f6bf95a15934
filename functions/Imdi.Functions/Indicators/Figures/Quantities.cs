using Imdi.Functions.Datasets;

namespace Imdi.Functions.Indicators;

/// <summary>The pairs of another quantity from the other end: who received by who sent becomes who sent by who received.</summary>
public sealed class Turned(Quantity of) : Quantity($"{of.Name}, turned")
{
    public override IEnumerable<Measure> Measures => of.Measures;

    internal override IReadOnlyDictionary<FigureKey, Figure> Of(FigureBook book) => book.Of(of).ToDictionary(
        pair => pair.Key with { Area = pair.Key.Counterpart, Counterpart = pair.Key.Area },
        pair => new Figure(Name, pair.Key with { Area = pair.Key.Counterpart, Counterpart = pair.Key.Area }, pair.Value.Value) { Parts = [pair.Value], IsConflicting = pair.Value.IsConflicting });
}

/// <summary>A country's sum over all its partners, residuals among them; the partners that no source names are not in it.</summary>
public sealed class OverPartners(Quantity of) : Quantity($"{of.Name}, all partners")
{
    /// <summary>The partners are who states the figures, so that they have to be enough: <see cref="PartnerCoverage"/>.</summary>
    public bool HasToCover { get; init; }

    public override IEnumerable<Measure> Measures => of.Measures;

    internal override IReadOnlyDictionary<FigureKey, Figure> Of(FigureBook book)
    {
        var pairs = book.Of(of).Where(pair => Area.TypeOf(pair.Key.Area) == Area.Country);
        var partial = HasToCover ? PartnerCoverage.Partial(pairs) : [];
        return pairs.GroupBy(pair => pair.Key with { Counterpart = "" })
            .ToDictionary(group => group.Key, group => Figure.SumOfPartners(Name, group.Key, [.. group.Select(pair => pair.Value)], partial.Contains(group.Key)));
    }
}

/// <summary>An area's figure for each partner that another quantity names with it.</summary>
public sealed class ForPartners(Quantity of, Quantity pairs) : Quantity(of.Name)
{
    public override IEnumerable<Measure> Measures => of.Measures.Concat(pairs.Measures);

    internal override IReadOnlyDictionary<FigureKey, Figure> Of(FigureBook book)
    {
        var figures = book.Of(of);
        return book.Of(pairs).Keys.Where(key => figures.ContainsKey(key with { Counterpart = "" })).ToDictionary(key => key, key => figures[key with { Counterpart = "" }]);
    }
}

/// <summary>The figures that have a value: where one is not known for a reason of its own, the others are looked at without it.</summary>
public sealed class Known(Quantity of) : Quantity(of.Name)
{
    public override IEnumerable<Measure> Measures => of.Measures;

    internal override IReadOnlyDictionary<FigureKey, Figure> Of(FigureBook book) => book.Of(of).Where(pair => pair.Value.Value is not null).ToDictionary();
}

/// <summary>Two quantities together, where both are known.</summary>
public sealed class Plus(Quantity one, Quantity other) : Quantity($"{one.Name} + {other.Name}")
{
    public override IEnumerable<Measure> Measures => one.Measures.Concat(other.Measures);

    internal override IReadOnlyDictionary<FigureKey, Figure> Of(FigureBook book)
    {
        var others = book.Of(other);
        return book.Of(one).Where(pair => others.ContainsKey(pair.Key)).ToDictionary(pair => pair.Key, pair => Figure.Sum(Name, pair.Key, [pair.Value, others[pair.Key]]));
    }
}

/// <summary>One sex, age group, level of education or occupation, which the key then tells apart no longer.</summary>
public sealed class Only(Quantity of) : Quantity(of.Name)
{
    public string? Sex { get; init; }

    public string? Age { get; init; }

    public string? Education { get; init; }

    public string? Occupation { get; init; }

    public override IEnumerable<Measure> Measures => of.Measures;

    internal override IReadOnlyDictionary<FigureKey, Figure> Of(FigureBook book) => book.Of(of)
        .Where(pair => Is(Sex, pair.Key.Sex) && Is(Age, pair.Key.Age) && Is(Education, pair.Key.Education) && Is(Occupation, pair.Key.Occupation))
        .ToDictionary(
            pair => pair.Key with
            {
                Sex = Sex is null ? pair.Key.Sex : "", Age = Age is null ? pair.Key.Age : "", Education = Education is null ? pair.Key.Education : "", Occupation = Occupation is null ? pair.Key.Occupation : "",
            },
            pair => pair.Value);

    private static bool Is(string? asked, string has) => asked is null || asked == has;
}

/// <summary>People of ISCED 2011 levels 5 to 8, the level no longer told apart: as a source states them (5T8), else the sum of the four.</summary>
public sealed class Tertiary(Quantity of) : Quantity($"{of.Name}, tertiary")
{
    private static readonly string[] Levels = ["5", "6", "7", "8"];

    public override IEnumerable<Measure> Measures => of.Measures;

    internal override IReadOnlyDictionary<FigureKey, Figure> Of(FigureBook book)
    {
        var figures = book.Of(of);
        Dictionary<FigureKey, Figure> found = [];
        foreach (var key in figures.Keys.Select(key => key with { Education = "" }).Distinct())
        {
            if (figures.TryGetValue(key with { Education = "5T8" }, out var whole)) found[key] = whole;
            else if (Levels.All(level => figures.ContainsKey(key with { Education = level }))) found[key] = Figure.Sum(Name, key, [.. Levels.Select(level => figures[key with { Education = level }])]);
        }

        return found;
    }
}

/// <summary>
/// The figures of one survey for each series of years, quarters or months: the one with the most periods in which the other quantity is known too, of several the first by name; the survey no longer told apart.
/// So both sides of a ratio are of one survey, and a series does not go over from one to another: what the others alone have is left out.
/// </summary>
public sealed class OneSurvey(Quantity of, Quantity? with = null) : Quantity(of.Name)
{
    public override IEnumerable<Measure> Measures => of.Measures;

    internal override IReadOnlyDictionary<FigureKey, Figure> Of(FigureBook book)
    {
        var others = book.Of(with ?? of);
        List<KeyValuePair<FigureKey, Figure>> known = [.. book.Of(of).Where(pair => pair.Value.Value is not null && others.GetValueOrDefault(pair.Key)?.Value is not null)];
        var isChosen = Choose(known.Select(pair => pair.Key));
        return known.Where(pair => isChosen(pair.Key)).ToDictionary(pair => pair.Key with { Survey = "" }, pair => pair.Value);
    }

    /// <summary>Whether a key is of the survey that has the most of the keys of its series; of several the first by name.</summary>
    internal static Func<FigureKey, bool> Choose(IEnumerable<FigureKey> keys)
    {
        var chosen = keys.CountBy(SeriesOf).GroupBy(count => count.Key with { Survey = "" })
            .ToDictionary(series => series.Key, series => series.OrderByDescending(count => count.Value).ThenBy(count => count.Key.Survey, StringComparer.Ordinal).First().Key.Survey);
        return key => chosen[SeriesOf(key) with { Survey = "" }] == key.Survey;
    }

    /// <summary>Years, quarters and months are series of their own.</summary>
    internal static FigureKey SeriesOf(FigureKey key) => key with { Period = ObservationRules.FrequencyOf(key.Period).ToString() };
}
