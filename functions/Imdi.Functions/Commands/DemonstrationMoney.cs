using static Imdi.Functions.Datasets.KindNames;
using static Imdi.Functions.Commands.DemonstrationSeeds;

namespace Imdi.Functions.Commands;

/// <summary>What the demonstration's countries produce, and what their people abroad send home.</summary>
internal static class DemonstrationMoney
{
    private const decimal Million = 1_000_000;

    public static IEnumerable<DemonstrationFile> Files(DemonstrationSeeds seeds, DemonstrationPopulation people) =>
    [
        DemonstrationFile.Of(RemittanceFlows, "from,to,year,million_usd", Sent(seeds)),
        DemonstrationFile.Of(CountryIndicators, "area,area_type,indicator,indicator_name,period,value,status", Stated(seeds, people)),
    ];

    private static decimal Flow(DemonstrationPair pair, int year) => pair.In(year) * Grown(pair.Sent, 2, year) / Million * Ripple(pair.Origin[1], year, 6);

    private static IEnumerable<FormattableString> Sent(DemonstrationSeeds seeds) =>
        from pair in seeds.Pairs.Where(pair => pair.Sent > 0)
        from year in Years
        select (FormattableString)$"{pair.Destination},{pair.Origin},{year},{decimal.Round(Flow(pair, year), 2)}";

    private static IEnumerable<FormattableString> Stated(DemonstrationSeeds seeds, DemonstrationPopulation people)
    {
        foreach (var country in seeds.Countries)
        {
            foreach (int year in Years)
            {
                decimal made = decimal.Round(people.Of(country.Code, year, 'T') * Grown(country.Gdp, country.Settled ? 1.5m : 3, year));
                decimal received = decimal.Round(seeds.Pairs.Where(pair => pair.Origin == country.Code).Sum(pair => Flow(pair, year)) * Million);
                decimal paid = decimal.Round(seeds.Pairs.Where(pair => pair.Destination == country.Code).Sum(pair => Flow(pair, year)) * Million);
                yield return $"{country.Code},country,NY.GDP.MKTP.CD,GDP (current US$) - invented,{year},{made},E";
                if (received > 0) yield return $"{country.Code},country,BX.TRF.PWKR.CD.DT,Personal remittances received (current US$) - invented,{year},{received},E";
                if (paid > 0) yield return $"{country.Code},country,BM.TRF.PWKR.CD.DT,Personal remittances paid (current US$) - invented,{year},{paid},E";
            }
        }
    }
}
