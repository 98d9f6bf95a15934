using System.Globalization;

namespace Imdi.Functions.Indicators;

/// <summary>The years of age that a group names, both ends included; T is from birth on.</summary>
/// <param name="To">Null without an upper end.</param>
internal readonly record struct AgeSpan(int From, int? To)
{
    private const int Step = 5;

    /// <summary>It may be the sum of five-year groups, which begin at multiples of five.</summary>
    public bool IsOfFives => From % Step == 0 && (To is not { } to || (to + 1) % Step == 0);

    /// <summary>Of T, Y15, Y15-24, Y_GE65 and Y_LT15; null of others.</summary>
    public static AgeSpan? Of(string group)
    {
        if (group == "T") return new(0, null);
        string years = group.TrimStart('Y', '_', 'G', 'E', 'L', 'T');
        string[] ends = years.Split('-');
        if (!group.StartsWith('Y') || !int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out int from)) return null;
        return group.StartsWith("Y_GE", StringComparison.Ordinal) ? new(from, null)
            : group.StartsWith("Y_LT", StringComparison.Ordinal) ? new(0, from - 1)
            : new(from, int.Parse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture));
    }
}

/// <summary>
/// People from one age to another, the age no longer told apart: as a source states them (Y15-64), else the sum of all five-year groups between (Y15-19 … Y60-64). Without an upper age up to the lowest
/// open group (… Y80-84, Y_GE85). A group that is not there leaves the sum unknown.
/// </summary>
public sealed class Aged(Quantity of, int from, int? to = null) : Quantity(string.Create(CultureInfo.InvariantCulture, $"{of.Name}, {from}{(to is null ? "+" : "–")}{to}"))
{
    private const int Oldest = 130, Step = 5;

    private readonly string _whole = Group(from, to);
    private readonly (string Closed, string? Open)[] _groups = [.. GroupsOf(from, to)];

    public override IEnumerable<Measure> Measures => of.Measures;

    internal override IReadOnlyDictionary<FigureKey, Figure> Of(FigureBook book)
    {
        var figures = book.Of(of);
        Dictionary<FigureKey, Figure> found = [];
        foreach (var key in figures.Keys.Select(key => key with { Age = "" }).Distinct())
        {
            if (Find(figures, key) is { } figure) found[key] = figure;
        }

        return found;
    }

    internal Figure? Find(IReadOnlyDictionary<FigureKey, Figure> figures, FigureKey key) =>
        figures.TryGetValue(key with { Age = _whole }, out var whole) ? whole : Groups(figures, key) is { } groups ? Figure.Sum(Name, key, groups) : null;

    private List<Figure>? Groups(IReadOnlyDictionary<FigureKey, Figure> figures, FigureKey key)
    {
        List<Figure> groups = [];
        foreach (var (closed, open) in _groups)
        {
            if (open is not null && figures.TryGetValue(key with { Age = open }, out var rest)) return [.. groups, rest];
            if (!figures.TryGetValue(key with { Age = closed }, out var group)) return null;
            groups.Add(group);
        }

        return to is null ? null : groups;
    }

    /// <summary>The five-year groups in order, and from the second on the open one that may stand for the rest.</summary>
    private static IEnumerable<(string Closed, string? Open)> GroupsOf(int from, int? to)
    {
        for (int age = from; age < (to ?? Oldest); age += Step) yield return (Group(age, age + Step - 1), to is null && age > from ? Group(age, null) : null);
    }

    private static string Group(int from, int? to) => to is null ? string.Create(CultureInfo.InvariantCulture, $"Y_GE{from}") : string.Create(CultureInfo.InvariantCulture, $"Y{from}-{to}");
}

/// <summary>People of the very ages that the keys of another quantity name, found as <see cref="Aged"/> finds them.</summary>
public sealed class AgedLike(Quantity of, Quantity like) : Quantity($"{of.Name}, of the same ages")
{
    public override IEnumerable<Measure> Measures => of.Measures.Concat(like.Measures);

    internal override IReadOnlyDictionary<FigureKey, Figure> Of(FigureBook book)
    {
        var figures = book.Of(of);
        Dictionary<string, Aged?> ways = new(StringComparer.Ordinal);
        Dictionary<FigureKey, Figure> found = [];
        foreach (var key in book.Of(like).Keys)
        {
            if (!ways.TryGetValue(key.Age, out var way)) ways[key.Age] = way = WayOf(key.Age);
            if ((way is null ? figures.GetValueOrDefault(key) : way.Find(figures, key)) is { } figure) found[key] = figure;
        }

        return found;
    }

    private Aged? WayOf(string age) => (age.Contains('-', StringComparison.Ordinal) || age.StartsWith("Y_GE", StringComparison.Ordinal)) && AgeSpan.Of(age) is { IsOfFives: true } span ? new(of, span.From, span.To) : null;
}

/// <summary>Without all ages together, among whom are children, and without ages that are not known.</summary>
public sealed class OfAges(Quantity of) : Quantity(of.Name)
{
    public override IEnumerable<Measure> Measures => of.Measures;

    internal override IReadOnlyDictionary<FigureKey, Figure> Of(FigureBook book) => book.Of(of).Where(pair => pair.Key.Age is not ("T" or "UNK")).ToDictionary();
}
