using static Imdi.Functions.Datasets.KindNames;
using static Imdi.Functions.Commands.DemonstrationSeeds;

namespace Imdi.Functions.Commands;

/// <summary>Employment, unemployment, vacancies, wages and what employers will need, of the demonstration.</summary>
internal static class DemonstrationWork
{
    private const string Survey = "Demonstration labour force survey", SurveyNotHeld = "KEN", CountsNoVacancies = "SEN";
    private const int NotHeldIn = 2020;

    /// <summary>ISCO-08 groups of two digits: percent of the employed where people leave from and where they come to, and what grows.</summary>
    private static readonly (string Code, decimal Home, decimal Away, decimal Trend, decimal Replaced)[] Occupations =
    [
        ("21", 1.2m, 4.1m, 1.6m, 2.4m), ("22", 0.9m, 3.9m, 2.1m, 3.2m), ("23", 2.8m, 5.2m, 0.6m, 3.0m), ("25", 0.8m, 3.3m, 3.0m, 2.0m), ("32", 1.1m, 3.0m, 1.9m, 3.1m), ("51", 5.4m, 6.1m, 0.8m, 3.6m),
        ("53", 1.6m, 4.4m, 2.6m, 3.9m), ("61", 24.0m, 1.9m, -1.2m, 2.9m), ("71", 6.8m, 5.0m, 0.9m, 2.8m), ("72", 3.1m, 4.6m, -0.4m, 2.7m), ("83", 4.2m, 4.5m, 0.3m, 2.9m), ("91", 5.1m, 4.8m, 0.5m, 3.8m), ("93", 7.4m, 3.7m, -0.6m, 3.5m),
    ];

    private static readonly (string Id, string Name, decimal Tilt)[] Scenarios =
    [
        ("baseline-2025", "Baseline (demonstration): each occupation grows as it did", 0), ("high-demand-2025", "High demand (demonstration): half a point more a year", 0.5m), ("automation-2025", "Automation (demonstration): routine work shrinks faster", -0.8m),
    ];

    public static IReadOnlyList<string> Codes { get; } = [.. Occupations.Select(one => one.Code)];

    public static IEnumerable<DemonstrationFile> Files(DemonstrationSeeds seeds, DemonstrationPopulation people) =>
    [
        DemonstrationFile.Of(Employment, "area,area_type,sex,age,education,occupation,industry,period,measure,unit,value,status,survey", Employed(seeds, people)),
        DemonstrationFile.Of(Unemployment, "area,area_type,sex,age,education,period,measure,unit,value,status,survey", Jobless(seeds, people)),
        DemonstrationFile.Of(Vacancies, "area,area_type,occupation,industry,period,measure,unit,value,status,survey", Vacant(seeds, people)),
        DemonstrationFile.Of(Wages, "area,area_type,sex,occupation,industry,period,measure,unit,currency,value,status,survey", Paid(seeds)),
        DemonstrationFile.Of(LabourDemand, "country,occupation,industry,period,scenario,scenario_name,base_year,method,measure,unit,value,status", Needed(seeds, people)),
    ];

    public static decimal Share(DemonstrationCountry country, int occupation) => (country.Settled ? Occupations[occupation].Away : Occupations[occupation].Home) * Ripple(country.Code[0], occupation, 15);

    /// <summary>Of fifteen and more: the young work less and are without work more often.</summary>
    public static long Working(DemonstrationCountry country, DemonstrationPopulation people, int year, char sex, int from = 15, int? to = null) =>
        sex == 'T' ? Working(country, people, year, 'F', from, to) + Working(country, people, year, 'M', from, to)
        : to is null && from == 15 ? Working(country, people, year, sex, 15, 24) + Working(country, people, year, sex, 25)
        : (long)(people.Of(country.Code, year, sex, from, to) * (sex == 'F' ? country.WorkWomen : country.WorkMen) / 100 * (to == 24 ? 0.7m : 1.05m) * Ripple(country.Code[1], year, 3));

    private static IEnumerable<(DemonstrationCountry Country, int Year)> Surveyed(DemonstrationSeeds seeds) =>
        seeds.Countries.SelectMany(country => Years.Where(year => country.Code != SurveyNotHeld || year != NotHeldIn).Select(year => (country, year)));

    private static IEnumerable<(string Age, int From, int? To)> Ages => [("Y_GE15", 15, null), ("Y15-24", 15, 24), ("Y_GE25", 25, null)];

    private static IEnumerable<FormattableString> Employed(DemonstrationSeeds seeds, DemonstrationPopulation people)
    {
        foreach (var (country, year) in Surveyed(seeds))
        {
            foreach (char sex in "TFM")
                foreach (var (age, from, to) in Ages)
                    yield return $"{country.Code},country,{sex},{age},T,T,T,{year},employed,persons,{Working(country, people, year, sex, from, to)},E,{Survey}";
            for (int at = 0; at < Occupations.Length; at++)
                yield return $"{country.Code},country,T,Y_GE15,T,{Occupations[at].Code},T,{year},employed,persons,{Posts(country, people, year, at)},E,{Survey}";
        }
    }

    private static long Posts(DemonstrationCountry country, DemonstrationPopulation people, int year, int at) =>
        (long)(Working(country, people, year, 'T') * Grown(Share(country, at), Occupations[at].Trend, year) / 100);

    private static IEnumerable<FormattableString> Jobless(DemonstrationSeeds seeds, DemonstrationPopulation people) =>
        from held in Surveyed(seeds)
        from sex in "TFM"
        from age in Ages
        select (FormattableString)$"{held.Country.Code},country,{sex},{age.Age},T,{held.Year},unemployed,persons,{Looking(held.Country, people, held.Year, sex, age.From, age.To)},E,{Survey}";

    private static long Looking(DemonstrationCountry country, DemonstrationPopulation people, int year, char sex, int from, int? to)
    {
        if (sex == 'T') return Looking(country, people, year, 'F', from, to) + Looking(country, people, year, 'M', from, to);
        if (to is null && from == 15) return Looking(country, people, year, sex, 15, 24) + Looking(country, people, year, sex, 25, null);
        decimal rate = country.Jobless / 100 * (to == 24 ? 2.1m : 0.85m) * (sex == 'F' ? 1.15m : 0.95m) * (year == 2020 ? 1.12m : 1) * Ripple(country.Code[2], year, 12);
        return (long)(Working(country, people, year, sex, from, to) * rate / (1 - rate));
    }

    private static IEnumerable<FormattableString> Vacant(DemonstrationSeeds seeds, DemonstrationPopulation people)
    {
        foreach (var (country, year) in Surveyed(seeds).Where(held => held.Country.Code != CountsNoVacancies))
        {
            decimal rate = country.Vacant / 100 * (1 + (0.04m * (year - Base))) * Ripple(country.Code[0], year, 10);
            yield return $"{country.Code},country,T,T,{year},vacancies,posts,{(long)(Working(country, people, year, 'T') * rate)},E,Demonstration vacancy survey";
            for (int at = 0; at < Occupations.Length; at++)
                yield return $"{country.Code},country,{Occupations[at].Code},T,{year},vacancies,posts,{(long)(Posts(country, people, year, at) * rate * (1 + (Occupations[at].Trend / 4)))},E,Demonstration vacancy survey";
        }
    }

    private static IEnumerable<FormattableString> Paid(DemonstrationSeeds seeds) =>
        from held in Surveyed(seeds)
        from sex in "TFM"
        let mean = Grown(held.Country.Wage, 3, held.Year) * (sex == 'F' ? 0.86m : sex == 'M' ? 1.08m : 1)
        select (FormattableString)$"{held.Country.Code},country,{sex},T,T,{held.Year},mean-monthly,currency-per-month,USD,{decimal.Round(mean)},E,{Survey}";

    private static IEnumerable<FormattableString> Needed(DemonstrationSeeds seeds, DemonstrationPopulation people) =>
        from country in seeds.Countries
        from at in Enumerable.Range(0, Occupations.Length)
        from row in Needed(country, people, at)
        select row;

    private static IEnumerable<FormattableString> Needed(DemonstrationCountry country, DemonstrationPopulation people, int at)
    {
        string code = Occupations[at].Code;
        foreach (int year in Years)
            yield return $"{country.Code},{code},T,{year},observed,Observed (demonstration),{First},Invented: posts filled,jobs,persons,{Posts(country, people, year, at)},E";
        foreach (var (id, name, tilt) in Scenarios)
        {
            decimal jobs = Posts(country, people, Last, at), growth = Occupations[at].Trend + (tilt < 0 && code[0] < '5' ? 0 : tilt);
            for (int year = Last; year <= Horizon; year++, jobs *= 1 + (growth / 100))
            {
                yield return $"{country.Code},{code},T,{year},{id},{name},{Last},Invented: a fixed rate a year,jobs,persons,{(long)jobs},F";
                yield return $"{country.Code},{code},T,{year},{id},{name},{Last},Invented: a fixed rate a year,replacement,persons,{(long)(jobs * Occupations[at].Replaced / 100)},F";
            }
        }
    }
}
