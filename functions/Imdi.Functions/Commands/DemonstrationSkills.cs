using static Imdi.Functions.Datasets.KindNames;
using static Imdi.Functions.Commands.DemonstrationSeeds;

namespace Imdi.Functions.Commands;

/// <summary>What the demonstration's people have learnt, and who heals and teaches them.</summary>
internal static class DemonstrationSkills
{
    private const decimal PeopleByDensity = 10_000;

    public static IEnumerable<DemonstrationFile> Files(DemonstrationSeeds seeds, DemonstrationPopulation people) =>
    [
        DemonstrationFile.Of(SkillsSupply, "country,measure,unit,sex,age,education,occupation,period,value,status", Supplied(seeds, people)),
        DemonstrationFile.Of(HealthWorkforce, "area,area_type,occupation,sex,measure,unit,period,value,status", Healing(seeds, people)),
        DemonstrationFile.Of(EducationWorkforce, "area,area_type,education,sex,measure,unit,period,value,status", Teaching(seeds, people)),
    ];

    private static IEnumerable<FormattableString> Supplied(DemonstrationSeeds seeds, DemonstrationPopulation people)
    {
        foreach (var country in seeds.Countries)
        {
            foreach (int year in Years)
            {
                foreach (char sex in "TFM")
                {
                    yield return $"{country.Code},attainment,persons,{sex},Y_GE25,T,T,{year},{people.Of(country.Code, year, sex, 25)},E";
                    yield return $"{country.Code},attainment,persons,{sex},Y_GE25,3T4,T,{year},{Attained(country, people, year, sex, 1.4m)},E";
                    yield return $"{country.Code},attainment,persons,{sex},Y_GE25,5T8,T,{year},{Attained(country, people, year, sex, 1)},E";
                }

                for (int at = 0; at < DemonstrationWork.Codes.Count; at++)
                    yield return $"{country.Code},graduates,persons,T,T,T,{DemonstrationWork.Codes[at]},{year},{Trained(country, people, year, at)},E";
            }
        }
    }

    private static long Attained(DemonstrationCountry country, DemonstrationPopulation people, int year, char sex, decimal times) =>
        sex == 'T' ? Attained(country, people, year, 'F', times) + Attained(country, people, year, 'M', times)
        : (long)(people.Of(country.Code, year, sex, 25) * Math.Min(45, Grown(country.Tertiary, 1.5m, year) * times) / 100 * (sex == 'F' ? 1.03m : 0.97m));

    /// <summary>Of those who are twenty to twenty-four, one in twelve ends a training a year; where people leave from more are trained to care and to build.</summary>
    private static long Trained(DemonstrationCountry country, DemonstrationPopulation people, int year, int at) =>
        (long)(people.Of(country.Code, year, 'T', 20, 24) * DemonstrationWork.Share(country, at) / 1_200 * (!country.Settled && DemonstrationWork.Codes[at] is "22" or "32" or "53" or "71" ? 1.6m : 1) * Ripple(at, year, 6));

    private static IEnumerable<FormattableString> Healing(DemonstrationSeeds seeds, DemonstrationPopulation people)
    {
        foreach (var country in seeds.Countries)
        {
            var away = seeds.Pairs.Where(pair => pair.Origin == country.Code).ToList();
            foreach (int year in Years)
            {
                foreach (var (code, density, part) in new[] { ("221", country.Doctors, 0.3m), ("222", country.Nurses, 1) })
                {
                    yield return $"{country.Code},country,{code},T,practising,persons,{year},{(long)(people.Of(country.Code, year, 'T') * Grown(density, 1, year) / PeopleByDensity)},E";
                    yield return $"{country.Code},country,{code},T,working-abroad,persons,{year},{(long)away.Sum(pair => pair.In(year) * pair.Health * part / 1_000)},E";
                    yield return $"{country.Code},country,{code},T,graduates,persons,{year},{(long)(people.Of(country.Code, year, 'T') * density / PeopleByDensity * 0.05m)},E";
                }
            }
        }
    }

    private static IEnumerable<FormattableString> Teaching(DemonstrationSeeds seeds, DemonstrationPopulation people) =>
        from country in seeds.Countries
        from year in Years
        select (FormattableString)$"{country.Code},country,T,T,teachers,persons,{year},{(long)(people.Of(country.Code, year, 'T', 5, 19) * (country.Settled ? 0.065m : 0.036m))},E";
}
