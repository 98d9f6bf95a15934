using static Imdi.Functions.Datasets.KindNames;
using static Imdi.Functions.Commands.DemonstrationSeeds;

namespace Imdi.Functions.Commands;

/// <summary>Who of the demonstration's people lives, moves and studies abroad.</summary>
internal static class DemonstrationMigrants
{
    private const decimal ComeOfStock = 0.06m;

    public static IEnumerable<DemonstrationFile> Files(DemonstrationSeeds seeds) =>
    [
        DemonstrationFile.Of(MigrantStock, "origin,origin_type,destination,destination_type,sex,education,legal_status,duration,basis,period,value,status", Living(seeds)),
        DemonstrationFile.Of(MigrationFlow, "origin,origin_type,destination,destination_type,measure,unit,sex,education,legal_status,duration,basis,period,value,status", Coming(seeds)),
        DemonstrationFile.Of(NationalsAbroad, "country,destination,destination_type,sex,education,home_status,occupation,period,value,status", Nationals(seeds)),
        DemonstrationFile.Of(StudentMobility, "origin,origin_type,destination,destination_type,sex,education,basis,period,value,status", Studying(seeds)),
    ];

    private static IEnumerable<(DemonstrationPair Pair, int Year)> All(DemonstrationSeeds seeds) => seeds.Pairs.SelectMany(pair => Years.Select(year => (pair, year)));

    private static long People(DemonstrationPair pair, int year, char sex, bool isTertiary = false)
    {
        if (sex == 'T') return People(pair, year, 'F', isTertiary) + People(pair, year, 'M', isTertiary);
        decimal people = pair.In(year) * (sex == 'F' ? pair.Women : 100 - pair.Women) / 100;
        return (long)(isTertiary ? people * pair.Tertiary / 100 : people);
    }

    private static IEnumerable<FormattableString> Living(DemonstrationSeeds seeds) =>
        from one in All(seeds)
        from sex in "TFM"
        from level in new[] { "T", "5T8" }
        select (FormattableString)$"{one.Pair.Origin},country,{one.Pair.Destination},country,{sex},{level},all,all,birth,{one.Year},{People(one.Pair, one.Year, sex, level == "5T8")},E";

    private static IEnumerable<FormattableString> Coming(DemonstrationSeeds seeds) =>
        from one in All(seeds)
        select (FormattableString)$"{one.Pair.Origin},country,{one.Pair.Destination},country,inflow,persons,T,T,all,permanent,citizenship,{one.Year},{(long)(one.Pair.In(one.Year) * ComeOfStock * (one.Year == 2020 ? 0.5m : 1) * Ripple(one.Pair.Origin[0], one.Year, 14))},E";

    private static IEnumerable<FormattableString> Nationals(DemonstrationSeeds seeds) =>
        from one in All(seeds).Where(one => one.Year is 2020 or Last)
        from sex in "TFM"
        from level in new[] { "T", "5T8" }
        from status in new[] { (Code: "all", Part: 1m), (Code: "unemployed", Part: 0.22m) }
        select (FormattableString)$"{one.Pair.Origin},{one.Pair.Destination},country,{sex},{level},{status.Code},T,{one.Year},{Before(one.Pair, one.Year, sex, level == "5T8", status.Part)},E";

    private static long Before(DemonstrationPair pair, int year, char sex, bool isTertiary, decimal part) =>
        sex == 'T' ? Before(pair, year, 'F', isTertiary, part) + Before(pair, year, 'M', isTertiary, part) : (long)(People(pair, year, sex, isTertiary) * 0.9m * part);

    private static IEnumerable<FormattableString> Studying(DemonstrationSeeds seeds) =>
        from one in All(seeds)
        select (FormattableString)$"{one.Pair.Origin},country,{one.Pair.Destination},country,T,5T8,citizenship,{one.Year},{(long)(one.Pair.In(one.Year) * 0.012m)},E";
}
