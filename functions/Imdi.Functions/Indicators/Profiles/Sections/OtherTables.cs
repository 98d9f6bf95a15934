using static Imdi.Functions.Datasets.KindNames;
using static Imdi.Functions.Indicators.Measures;

namespace Imdi.Functions.Indicators;

/// <summary>Sections 4 and 8 to 11, of which little is held yet: what is, and the empty tables of what is not.</summary>
internal static class OtherTables
{
    private static readonly Quantity Everyone = new Only(People) { Sex = "T", Age = "T" };

    public static IEnumerable<DraftTable> Diaspora(Tables tables) => [Tables.Nothing("diaspora.organisations"), tables.IndicatorsBySex("diaspora.returnees", "BD.RETURN"), Tables.Nothing("diaspora.reintegration")];

    public static IEnumerable<DraftTable> Irregular(Tables tables) => [Tables.Nothing("irregular.movements"), Tables.Nothing("irregular.trafficking"), tables.Indicators("irregular.deaths", "PR.DEATHS")];

    public static IEnumerable<DraftTable> Legal(Tables tables) => [Tables.Nothing("legal.framework"), tables.Indicators("legal.measures", "PR.CONV", "PR.BLA", "PR.TRANSP", "PR.CERT")];

    public static IEnumerable<DraftTable> Impacts(Tables tables) =>
    [
        tables.Indicators("impacts.economic", "RM.GDP", "RM.PC", "RM.SAVE"), WithAndWithout(tables), tables.IndicatorsBySex("impacts.human", "BD.TERT", "SK.TERT"),
        tables.Indicators("impacts.protection", "PR.RCI", "PR.OSH", "PR.RIGHTS"), Tables.Nothing("impacts.social"),
    ];

    public static IEnumerable<DraftTable> Policy(Tables tables) => [Tables.Nothing("policy.plans"), tables.Indicators("policy.goals", "PR.POLICY", "PR.RCI", "RM.COST", "RM.LE5", "RM.VOL")];

    /// <summary>The published projection beside the one without migration: what migration does to the number of people.</summary>
    private static DraftTable WithAndWithout(Tables tables)
    {
        var without = tables.Series(ProfileMeasures.WithoutMigration);
        return Tables.Periods("impacts.population", ("people", "persons", tables.Series(Everyone).Where(pair => without.ContainsKey(pair.Key)).ToDictionary()), ("without-migration", "persons", without)) with { Kinds = [Population] };
    }
}
