using Imdi.Functions.Datasets;
using static Imdi.Functions.Datasets.KindNames;
using static Imdi.Functions.Indicators.Measures;
using static Imdi.Functions.Indicators.ProfileMeasures;

namespace Imdi.Functions.Indicators;

/// <summary>Sections 2 and 3: who came, who left.</summary>
internal static class MigrationTables
{
    private static readonly Quantity Stock = new Only(Migrants) { Sex = "T" }, Emigrants = new Turned(Stock), Immigrants = new OverPartners(Stock), AllEmigrants = new OverPartners(Emigrants) { HasToCover = true };
    private static readonly Quantity BySex = new OverPartners(Migrants), ByEducation = new OverPartners(new Only(MigrantsByEducation) { Sex = "T" });
    private static readonly Quantity EmigrantsBySex = new OverPartners(new Turned(Migrants)) { HasToCover = true };
    private static readonly Quantity EmigrantsByEducation = new OverPartners(new Turned(new Only(MigrantsByEducation) { Sex = "T" })) { HasToCover = true };
    private static readonly Quantity Came = new OverPartners(AllArrivals), CameForGood = new OverPartners(Arrivals), ByGround = new OverPartners(ArrivalsByGround);
    private static readonly Quantity Left = new OverPartners(Departures), ArrivedElsewhere = new OverPartners(new Turned(AllArrivals)) { HasToCover = true };

    /// <summary>Sums that are shown of cells which indicators take in too.</summary>
    public static IReadOnlyList<Quantity> Sums { get; } = [Immigrants, AllEmigrants, BySex, ByEducation, EmigrantsBySex, EmigrantsByEducation, CameForGood];

    /// <summary>Sums of cells which no indicator takes in.</summary>
    public static IReadOnlyList<Quantity> SumsApart { get; } = [Came, ArrivedElsewhere, Left, new OverPartners(Asylum)];

    public static IReadOnlyList<Quantity> Quantities { get; } = [Stock, Emigrants, AllArrivals, Arrivals, new Turned(AllArrivals), Departures];

    public static IEnumerable<DraftTable> Immigration(Tables tables) =>
    [
        Tables.Periods("immigration.stock", ("immigrants", "persons", tables.Series(Immigrants)), ("of-population", "percent", tables.Series("MG.STOCKSH", "T")), ("women", "percent", tables.Series("MG.FEMSH"))) with { Kinds = [MigrantStock, Population] },
        tables.Partners("immigration.origins", "immigrants", "persons", Stock, countsPersons: true, MigrantStock),
        tables.Items("immigration.sex", "sex", "immigrants", "persons", BySex, key => key.Sex, countsPersons: true, MigrantStock),
        tables.Items("immigration.education", "education", "immigrants", "persons", ByEducation, key => key.Education, countsPersons: true, MigrantStock),
        Tables.Nothing("immigration.age-occupation"),
        Tables.Periods("immigration.arrivals", ("arrivals", "persons", tables.Series(Came)), ("permanent", "persons", tables.Series(CameForGood)), ("rate", "per-thousand", tables.Series("MG.INFLOW"))) with { Kinds = [MigrationFlow] },
        tables.Items("immigration.permits", "ground", "arrivals", "persons", ByGround, key => key.Survey == "all" ? Tables.Total : key.Survey, countsPersons: true, MigrationFlow),
        tables.Partners("immigration.asylum", "applications", "persons", Asylum, countsPersons: true, MigrationFlow),
    ];

    public static IEnumerable<DraftTable> Emigration(Tables tables) =>
    [
        Tables.Periods("emigration.stock", ("emigrants", "persons", tables.Series(AllEmigrants)), ("rate", "percent", tables.Series("MG.EMIGRATE", "T")), ("net", "persons", Net(tables))) with { Kinds = [MigrantStock, Population] },
        tables.Partners("emigration.destinations", "emigrants", "persons", Emigrants, countsPersons: true, MigrantStock),
        tables.Indicators("emigration.measures", "MG.HHI", "MG.HHINORM", "MG.HHIEFF", "MG.NETRATE"),
        tables.Items("emigration.sex", "sex", "emigrants", "persons", EmigrantsBySex, key => key.Sex, countsPersons: true, MigrantStock),
        tables.Items("emigration.education", "education", "emigrants", "persons", EmigrantsByEducation, key => key.Education, countsPersons: true, MigrantStock),
        Tables.Periods("emigration.departures", ("departures", "persons", tables.Series(Left)), ("arrived", "persons", tables.Series(ArrivedElsewhere))) with { Kinds = [MigrationFlow] },
        Nationals(tables, "emigration.nationals", Tables.ByPartner, row => row.Occupation != AbroadKey.Everyone ? null : row.Destination == Area.World ? Tables.Total : row.Destination),
        Nationals(tables, "emigration.occupations", "occupation", row => row.Destination == Area.World || row.Occupation == AbroadKey.Everyone ? null : row.Occupation),
        tables.IndicatorsBySex("emigration.brain-drain", "BD.TERT"),
        HealthWorkers(tables),
    ];

    /// <summary>Immigrants less emigrants, where both are known.</summary>
    private static Dictionary<string, DraftCell> Net(Tables tables)
    {
        var (came, left) = (tables.Series(Immigrants), tables.Series(AllEmigrants));
        return came.Keys.Intersect(left.Keys).ToDictionary(period => period, period => (came[period], left[period]) is ({ Value: { } here } one, { Value: { } there } other)
            ? new DraftCell(here - there, null, one.Versions.Concat(other.Versions)) : DraftCell.Nothing);
    }

    /// <summary>Nationals abroad in the newest period, out of the guarded table: what that withholds is withheld here, and what it is a part of.</summary>
    private static DraftTable Nationals(Tables tables, string id, string by, Func<AbroadEntry, string?> itemOf)
    {
        var rows = tables.Figures.Abroad(tables.Country).Where(row => row.Entry is { Sex: AbroadKey.Everyone, Education: AbroadKey.Everyone, HomeStatus: AbroadKey.AnyStatus } && itemOf(row.Entry) is not null).ToList();
        string? newest = rows.Max(row => row.Entry.Period);
        return new DraftTable(id, by, [new("nationals", "persons")],
        [
            .. rows.Where(row => row.Entry.Period == newest).GroupBy(row => itemOf(row.Entry)!)
                .Select(item => (Item: item.Key, Cell: new DraftCell(
                    item.Any(row => row.Entry.Persons is null) ? null : item.Sum(row => row.Entry.Persons), item.Select(row => row.Entry.Reason).OfType<string>().Select(reason => reason == Withheld.Suppressed ? reason : DraftCell.PartMissing).Max(), item.Select(row => row.Version).Distinct())))
                .OrderBy(row => row.Item == Tables.Total).ThenByDescending(row => row.Cell.Value).ThenBy(row => row.Item, StringComparer.Ordinal).Take(Tables.MostPartners).Select(row => new DraftRow(row.Item, newest, row.Cell)),
        ]) { Kinds = [NationalsAbroad] };
    }

    private static DraftTable HealthWorkers(Tables tables)
    {
        var values = tables.Figures.Of("BD.MED", tables.Country).Where(value => value.Key.Sex is "T" or "").ToList();
        string? newest = values.Max(value => value.Key.Period);
        return new DraftTable("emigration.health", "occupation", [new("abroad", "persons"), new("lost", "percent")],
        [
            .. values.Where(value => value.Key.Period == newest).OrderBy(value => value.Key.Occupation, StringComparer.Ordinal)
                .Select(value => new DraftRow(value.Key.Occupation, newest, new DraftCell(value.Numerator, value.Reason, value.Versions), DraftCell.Of(value))),
        ]) { Kinds = [HealthWorkforce] };
    }
}
