using System.Globalization;
using Imdi.Functions.Datasets;
using static Imdi.Functions.Indicators.Measures;

namespace Imdi.Functions.Indicators;

/// <summary>Section 1: who lives in the country, what it earns, who works.</summary>
internal static class ContextTables
{
    private const int Step = 5, LastAge = 100;

    private static readonly string[] BroadAges = ["Y_LT15", "Y0-14", "Y15-64", "Y_GE65"];
    private static readonly Quantity Everyone = new Only(People) { Sex = "T", Age = "T" }, OfWorkingAge = new Aged(new Only(People) { Sex = "T" }, 15, 64);

    public static IReadOnlyList<Quantity> Quantities { get; } = [People, .. ProfileMeasures.Statistics.Values];

    public static IEnumerable<DraftTable> Of(Tables tables) =>
    [
        Pyramid(tables), Growth(tables, "context.population", isPast: true), Growth(tables, "context.projection", isPast: false), ProjectionTables.WorkingAge(tables), tables.Indicators("context.ageing", "LM.WAPGR", "LM.REPL", "LM.OADR"),
        Statistics(tables, "context.economy", [.. ProfileMeasures.Statistics.Keys.Take(6)]), tables.IndicatorsBySex("context.labour", "LM.UNEMP", "LM.LFPR", "LM.EPR", "LM.NEET", "LM.INFORM", "LM.WPOV"), Earnings(tables),
    ];

    /// <summary>The newest figures under a publisher's codes; a code that nothing is known of has its row.</summary>
    public static DraftTable Statistics(Tables tables, string id, params string[] codes) => new(id, "statistic", [new("value", "")], [.. codes.Select(code =>
    {
        var newest = tables.NewestOf(ProfileMeasures.Statistics[code]);
        return new DraftRow(code, newest.Count == 0 ? null : newest[0].Key.Period, DraftCell.Of(newest.Count == 0 ? null : newest[0])) { Unit = UnitOf(code) };
    })]) { Kinds = [KindNames.CountryIndicators] };

    private static string UnitOf(string code) => code switch
    {
        "HDI" => "index",
        "SP.DYN.LE00.IN" => "years",
        _ when code.EndsWith(".ZG", StringComparison.Ordinal) || code.EndsWith(".ZS", StringComparison.Ordinal) || code.EndsWith(".DDAY", StringComparison.Ordinal) => "percent",
        _ => "usd",
    };

    /// <summary>Five-year groups up to the lowest open one, else broad ones.</summary>
    private static DraftTable Pyramid(Tables tables)
    {
        var newest = tables.NewestOf(People, key => key.Age != Tables.Total);
        var ages = AgesIn([.. newest.Select(figure => figure.Key.Age)]);
        var figures = newest.GroupBy(figure => (figure.Key.Age, figure.Key.Sex)).ToDictionary(group => group.Key, group => group.First());
        return new DraftTable("context.ages", "age", [new("women", "persons"), new("men", "persons")],
            [.. ages.Select(age => new DraftRow(age, newest[0].Key.Period, Cell(age, "F"), Cell(age, "M")))]) { Kinds = [KindNames.Population] };

        DraftCell Cell(string age, string sex) => DraftCell.Of(figures.GetValueOrDefault((age, sex)));
    }

    private static List<string> AgesIn(HashSet<string> known)
    {
        List<string> ages = [];
        for (int from = 0; from <= LastAge; from += Step)
        {
            if (from > 0 && known.Contains(string.Create(CultureInfo.InvariantCulture, $"Y_GE{from}"))) return [.. ages, string.Create(CultureInfo.InvariantCulture, $"Y_GE{from}")];
            string group = string.Create(CultureInfo.InvariantCulture, $"Y{from}-{from + Step - 1}");
            if (!known.Contains(group)) break;
            ages.Add(group);
        }

        return [.. BroadAges.Where(known.Contains)];
    }

    private static DraftTable Growth(Tables tables, string id, bool isPast)
    {
        return Tables.Periods(id, ("people", "persons", Kept(Everyone)), ("working-age", "persons", Kept(OfWorkingAge))) with { Kinds = [KindNames.Population] };

        Dictionary<string, DraftCell> Kept(Quantity of) => tables.Series(of).Where(pair => string.CompareOrdinal(pair.Key, tables.LastYear) <= 0 == isPast).ToDictionary();
    }

    private static DraftTable Earnings(Tables tables)
    {
        var newest = tables.NewestOf(ProfileMeasures.Earnings).Where(figure => figure.Key.Occupation is "T" or { Length: 1 }).OrderBy(figure => figure.Key.Occupation == "T").ThenBy(figure => figure.Key.Occupation, StringComparer.Ordinal);
        return new DraftTable("context.wages", "occupation", [new("mean-monthly", "")], [.. newest.Select(figure => new DraftRow(figure.Key.Occupation, figure.Key.Period, DraftCell.Of(figure)) { Unit = figure.Key.Survey })]) { Kinds = [KindNames.Wages] };
    }
}
