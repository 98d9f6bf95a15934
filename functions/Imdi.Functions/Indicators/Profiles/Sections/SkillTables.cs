using static Imdi.Functions.Datasets.KindNames;
using static Imdi.Functions.Indicators.Measures;
using static Imdi.Functions.Indicators.ProfileMeasures;

namespace Imdi.Functions.Indicators;

/// <summary>Sections 6 and 7: what employers need, what people can do, where they study.</summary>
internal static class SkillTables
{
    private static readonly string[] Independent = ["B1", "B2", "C1", "C2"];
    private static readonly Quantity StudentsHere = new Turned(Students), Vacant = new OneSurvey(Sought);

    /// <summary>Of students, abroad and here.</summary>
    public static IReadOnlyList<Quantity> Sums { get; } = [new OverPartners(Students), new OverPartners(StudentsHere)];

    public static IReadOnlyList<Quantity> Quantities { get; } = [Vacant, Graduates, Attained, Students, StudentsHere, Speakers];

    public static IEnumerable<DraftTable> Labour(Tables tables) =>
    [
        tables.Items("labour.vacancies", "occupation", "vacancies", "posts", Vacant, key => key.Occupation, countsPersons: false, Vacancies),
        tables.Indicators("labour.rates", "LM.VACRATE", "LM.TIGHT"), Beveridge(tables), ProjectionTables.Gaps(tables),
        Matches(tables),
    ];

    public static IEnumerable<DraftTable> Skills(Tables tables) =>
    [
        tables.IndicatorsBySex("skills.attainment", "SK.TERT"),
        tables.Items("skills.graduates", "occupation", "graduates", "persons", Graduates, key => key.Occupation, countsPersons: true, SkillsSupply),
        tables.Partners("skills.students-abroad", "students", "persons", Students, countsPersons: true, StudentMobility),
        tables.Partners("skills.students-here", "students", "persons", StudentsHere, countsPersons: true, StudentMobility),
        Languages(tables), tables.Indicators("skills.candidates", "SK.LANG"),
    ];

    /// <summary>Beveridge point of each period that has both: unemployed in percent of the labour force, U / (U + E), and vacancies in percent of all posts, V / (V + occupied).</summary>
    private static DraftTable Beveridge(Tables tables)
    {
        var (jobless, vacant) = (tables.Series("LM.UNEMP", Tables.Total), tables.Series("LM.VACRATE"));
        return Tables.Periods("labour.beveridge", ("unemployment", "percent", In(vacant, jobless)), ("vacancy-rate", "percent", In(jobless, vacant))) with { Kinds = Tables.KindsOf("LM.UNEMP", "LM.VACRATE") };

        static Dictionary<string, DraftCell> In(IReadOnlyDictionary<string, DraftCell> other, IReadOnlyDictionary<string, DraftCell> series) => series.Where(pair => other.ContainsKey(pair.Key)).ToDictionary();
    }

    /// <summary>How the graduates of partners fit what is sought here: the ten best in the newest period.</summary>
    private static DraftTable Matches(Tables tables)
    {
        var values = tables.Figures.Of("SK.MATCH", tables.Country).Where(value => value.Key.Counterpart.Length > 0 && value.Value is not null).ToList();
        string? newest = values.Max(value => value.Key.Period);
        return new DraftTable("labour.match", Tables.ByPartner, [new("match", "share")],
        [
            .. values.Where(value => value.Key.Period == newest).OrderByDescending(value => value.Value).ThenBy(value => value.Key.Counterpart, StringComparer.Ordinal).Take(Tables.MostPartners)
                .Select(value => new DraftRow(value.Key.Counterpart, newest, DraftCell.Of(value))),
        ]) { Kinds = [SkillsSupply, Vacancies] };
    }

    /// <summary>Speakers by language, all levels together, and those who use it independently (B1 and above).</summary>
    private static DraftTable Languages(Tables tables)
    {
        var newest = tables.NewestOf(Speakers).Where(figure => figure.Key.Survey.Length > 0).GroupBy(figure => figure.Key.Survey)
            .Select(language => (Language: language.Key, All: Together(language), Independent: Together(language.Where(figure => Independent.Contains(figure.Key.Education))))).OrderByDescending(row => row.All?.Value).ThenBy(row => row.Language, StringComparer.Ordinal);
        return new DraftTable("skills.languages", "language", [new("speakers", "persons"), new("independent", "persons")],
            [.. newest.Take(Tables.MostPartners).Select(row => new DraftRow(row.Language, row.All?.Key.Period, Cell(row.All), Cell(row.Independent)))]) { Kinds = [SkillsSupply] };

        static Figure? Together(IEnumerable<Figure> levels) => levels.ToList() is { Count: > 0 } some ? Figure.Sum("speakers", some[0].Key, some) : null;

        static DraftCell Cell(Figure? figure) => figure?.Value is > 0 and < SuppressTable.Threshold ? DraftCell.Hidden : DraftCell.Of(figure);
    }
}
