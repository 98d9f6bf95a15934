using System.Globalization;
using System.Text;
using Imdi.Functions.Datasets;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>A made-up world that is long enough to project: unemployment of ten countries that swings about a mean, a population whose ratios never change, and nurses of the worked example.</summary>
internal static class ProjectedWorld
{
    private static readonly string[] Countries = ["KEN", "NPL", "PHL", "IND", "DEU", "FRA", "GBR", "USA", "MEX", "QAT"];

    public static IEnumerable<(string Kind, string Content)> Files()
    {
        yield return (Unemployment, Table("area,area_type,sex,age,education,period,measure,unit,value,status,survey,grouping", Countries.Index().SelectMany(country =>
            Enumerable.Range(0, 14).Select(year => string.Create(CultureInfo.InvariantCulture, $"{country.Item},country,T,Y_GE15,T,{2011 + year},unemployment-rate,percent,{5 + country.Index + Swing(country.Index, year)},A,LFS,")))));
        yield return (Population, Table("area,area_type,sex,age,period,variant,value,status", People()));
        yield return (LabourDemand, Table("country,occupation,industry,period,scenario,scenario_name,base_year,method,measure,unit,value,status",
            ["DEU,22,T,2025,observed,As observed,2025,survey,jobs,persons,10000,A", "DEU,22,T,2030,baseline-2025,Baseline,2025,trend,jobs,persons,11040.808032,F", "DEU,71,T,2025,observed,As observed,2025,survey,jobs,persons,500,A", "DEU,71,T,2030,baseline-2025,Baseline,2025,trend,jobs,persons,400,F"]));
        yield return (SkillsSupply, Table("country,measure,unit,sex,age,education,occupation,period,value,status", ["DEU,graduates,persons,T,T,T,22,2023,390,A", "DEU,graduates,persons,T,T,T,22,2024,400,A"]));
    }

    public static async Task LoadAsync(LoadDataset load)
    {
        foreach (var (kind, content) in Files())
        {
            using var file = new MemoryStream(Encoding.UTF8.GetBytes(content));
            var report = await load.RunAsync(new LoadRequest(kind, null, "file.csv", file, "tester"), null, CancellationToken.None);
            Assert.True(report.IsOk && report.Value.Manifest.RefusedRows == 0, $"{kind}: {report.Refusal?.Detail}");
        }
    }

    /// <summary>Each group keeps 98 % to the next, women and men alike, and births are steady.</summary>
    private static IEnumerable<string> People()
    {
        for (int year = 2005; year <= 2020; year += 5)
        {
            foreach (string sex in (string[])["F", "M"])
            {
                decimal group = 1_000_000;
                for (int age = 0; age < 80; age += 5, group *= 0.98m) yield return string.Create(CultureInfo.InvariantCulture, $"KEN,country,{sex},Y{age}-{age + 4},{year},estimate,{decimal.Round(group)},A");
                yield return string.Create(CultureInfo.InvariantCulture, $"KEN,country,{sex},Y_GE80,{year},estimate,{decimal.Round(group)},A");
            }
        }
    }

    private static decimal Swing(int country, int year) => (((country * 7) + (year * 13)) % 11) / 10m;

    private static string Table(string header, IEnumerable<string> rows) => header + "\n" + string.Join('\n', rows) + "\n";
}
