using System.Globalization;
using System.Text;
using Imdi.Functions.Datasets;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Commands;

/// <summary>A file of the demonstration, as an agency would send it in: our template of the kind.</summary>
internal sealed record DemonstrationFile(string Kind, string Csv)
{
    public string Name => $"demonstration-{Kind}.csv";

    public static DemonstrationFile Of(string kind, string header, IEnumerable<FormattableString> rows)
    {
        var csv = new StringBuilder(header).Append('\n');
        foreach (var row in rows) csv.Append(row.ToString(CultureInfo.InvariantCulture)).Append('\n');
        return new(kind, csv.ToString());
    }
}

/// <summary>
/// Invented figures of a dozen countries for every kind that indicators, projections and profiles read: the same on every start, since they unfold from two small files by the
/// arithmetic written here. A year is left out of one survey, one country has no vacancies and one pair counts four people, so that gaps and reasons show as well.
/// </summary>
internal static class DemonstrationFigures
{
    public static IEnumerable<DemonstrationFile> All(DemonstrationSeeds seeds)
    {
        var people = new DemonstrationPopulation(seeds);
        return [people.File, .. DemonstrationWork.Files(seeds, people), .. DemonstrationSkills.Files(seeds, people), .. DemonstrationMigrants.Files(seeds), .. DemonstrationMoney.Files(seeds, people)];
    }
}

/// <summary>Who lives where, by sex and age groups of five years.</summary>
internal sealed class DemonstrationPopulation
{
    private const int Groups = 17, Old = 12;

    private readonly Dictionary<(string, int, char, int), long> _people = [];

    public DemonstrationPopulation(DemonstrationSeeds seeds)
    {
        foreach (var country in seeds.Countries)
            foreach (int year in DemonstrationSeeds.Years) Fill(country, year);
        File = DemonstrationFile.Of(Population, "area,area_type,sex,age,period,variant,value,status", Rows(seeds));
    }

    public DemonstrationFile File { get; }

    /// <summary>From one age to another, whole groups of five years; to the oldest without an upper one.</summary>
    public long Of(string country, int year, char sex, int from = 0, int? to = null) =>
        Enumerable.Range(from / 5, (to is { } upper ? (upper + 1) / 5 : Groups) - (from / 5)).Sum(group => sex == 'T' ? _people[(country, year, 'F', group)] + _people[(country, year, 'M', group)] : _people[(country, year, sex, group)]);

    private void Fill(DemonstrationCountry country, int year)
    {
        decimal youth = country.Youth + (0.0015m * (year - DemonstrationSeeds.Base)), total = DemonstrationSeeds.Grown(country.People, country.Growth, year);
        var weights = new decimal[Groups];
        weights[0] = 1;
        for (int group = 1; group < Groups; group++) weights[group] = weights[group - 1] * (group < Old ? youth : 0.78m);
        decimal[] men = [.. Enumerable.Range(0, Groups).Select(group => group is >= 4 and < Old ? country.Men / 100 : group < Old ? 1.04m : 0.85m)];
        decimal all = Enumerable.Range(0, Groups).Sum(group => weights[group] * (1 + men[group]));
        for (int group = 0; group < Groups; group++)
        {
            decimal women = total * weights[group] / all;
            _people[(country.Code, year, 'F', group)] = (long)decimal.Round(women);
            _people[(country.Code, year, 'M', group)] = (long)decimal.Round(women * men[group]);
        }
    }

    private IEnumerable<FormattableString> Rows(DemonstrationSeeds seeds) =>
        from country in seeds.Countries
        from year in DemonstrationSeeds.Years
        from sex in "TFM"
        from age in Enumerable.Range(-1, Groups + 1)
        select (FormattableString)$"{country.Code},country,{sex},{(age < 0 ? "T" : age == Groups - 1 ? "Y_GE80" : string.Create(CultureInfo.InvariantCulture, $"Y{age * 5}-{(age * 5) + 4}"))},{year},estimate,{(age < 0 ? Of(country.Code, year, sex) : age == Groups - 1 ? Of(country.Code, year, sex, 80) : Of(country.Code, year, sex, age * 5, (age * 5) + 4))},E";
}
