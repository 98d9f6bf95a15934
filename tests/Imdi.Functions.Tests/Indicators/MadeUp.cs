using System.Globalization;
using System.Text;
using Imdi.Functions.Datasets;
using Imdi.Functions.Tests.Datasets;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>A small made-up world: three countries that have most things, missing values, zeros, an aggregate, two sources that agree here and differ there, several periods.</summary>
internal static class MadeUp
{
    private static readonly string[] Countries = ["NPL", "QAT", "DEU", "PHL"];

    /// <param name="withRegions">With countries that make whole regions known, and with what sources say of their figures.</param>
    public static async Task<Ingest> LoadAsync(Ingest? into = null, bool withRegions = true)
    {
        var ingest = into ?? await Ingest.FreshAsync();
        foreach (var (kind, source, content) in withRegions ? Files().Concat(Wider()) : Files())
        {
            var report = (await ingest.LoadAsync(kind, content, source)).Value;
            Assert.True(report.Manifest.RefusedRows == 0, $"{kind}: {string.Join("; ", report.First.Select(finding => $"{finding.Code.Code} {finding.Column} {finding.Value}"))}");
        }

        return ingest;
    }

    private static IEnumerable<(string Kind, string Source, string Content)> Files()
    {
        yield return (CountryIndicators, "one", Table("area,area_type,indicator,period,value,status",
            ["NPL,country,BX.TRF.PWKR.CD.DT,2020,8000000000,A", "NPL,country,NY.GDP.MKTP.CD,2020,33000000000,A", "PHL,country,BX.TRF.PWKR.CD.DT,2020,35000000000,A", "PHL,country,NY.GDP.MKTP.CD,2020,0,A",
             "DEU,country,BX.TRF.PWKR.CD.DT,2020,20000000000,A", "DEU,country,NY.GDP.MKTP.CD,2020,,missing", "DEU,country,BX.TRF.PWKR.DT.GD.ZS,2020,0.51,A", "QAT,country,BX.TRF.PWKR.DT.GD.ZS,2020,0.4,A",
             "QAT,country,BX.TRF.PWKR.CD.DT,2021,1000000,A", "SAS,aggregate,BX.TRF.PWKR.CD.DT,2020,150000000000,A"]));
        yield return (CountryIndicators, "two", Table("area,area_type,indicator,period,value,status",
            ["NPL,country,BX.TRF.PWKR.CD.DT,2020,8100000000,A", "PHL,country,BX.TRF.PWKR.CD.DT,2020,5000000000,A", "DEU,country,NY.GDP.MKTP.CD,2019,4000000000000,A", "DEU,country,BX.TRF.PWKR.CD.DT,2019,20500000000,A"]));
        yield return (RemittanceFlows, "matrix", Table("from,to,year,million_usd", ["QAT,NPL,2017,2000.5", "DEU,NPL,2017,100", "DEU,PHL,2017,900", "QAT,PHL,2019,1500", "QAT,NPL,2019,2500", "QAT,NPL,2020,2600", "DEU,NPL,2020,120", "DEU,PHL,2020,950"]));
        yield return (CorridorAverages, "prices", Table("from,to,period,cost_percent", ["QAT,NPL,2019Q4,4", "DEU,NPL,2019Q4,8.5", "DEU,PHL,2019Q4,2.5", "QAT,PHL,2019Q4,5", "DEU,PHL,2016Q1,9", "DEU,NPL,2018Q1,7"]));
        yield return (CorridorAverages, "others", Table("from,to,period,cost_percent", ["QAT,PHL,2019Q4,9", "DEU,NPL,2019Q4,8.4"]));
        yield return (RemittanceQuotes, "survey", Table(MadeUpQuotes.Header, MadeUpQuotes.Survey()));
        yield return (RemittanceQuotes, "other-survey", Table(MadeUpQuotes.Header, MadeUpQuotes.Other()));
        yield return (Population, "census", Table("area,area_type,sex,age,period,variant,value,status", People("NPL", 2015, 90).Concat(People("NPL", 2020, 100)).Concat(People("DEU", 2020, 300)).Concat(People("QAT", 2020, 10))
            .Append("PHL,country,T,T,2020,estimate,0,A").Append("QAT,country,T,Y_GE15,2020,estimate,8000,A").Append("SAS,aggregate,T,T,2020,estimate,1900000000,A").Append("PHL,country,T,T,2019,estimate,,missing")
            .Append("QAT,country,T,Y15-64,2015,medium,7700,F").Append("QAT,country,T,Y15-64,2010,estimate,7000,A")));
        yield return (MigrantStock, "stocks", Table("origin,origin_type,destination,destination_type,sex,education,legal_status,duration,basis,period,value,status", Stocks()));
        yield return (MigrantStock, "stocks-too", Table("origin,origin_type,destination,destination_type,sex,education,legal_status,duration,basis,period,value,status", ["QAT,country,PHL,country,T,T,all,all,birth,2020,1,A"]));
        yield return (MigrationFlow, "flows", Table("origin,origin_type,destination,destination_type,measure,unit,sex,education,legal_status,duration,basis,period,value,status",
            ["NPL,country,DEU,country,inflow,persons,T,T,all,permanent,citizenship,2020,1200,A", "OTHER,residual,DEU,country,inflow,persons,T,T,all,permanent,citizenship,2020,30,A", "WLD,aggregate,DEU,country,inflow,persons,T,T,all,permanent,citizenship,2020,9999,A",
             "NPL,country,QAT,country,inflow,persons,T,T,all,permanent,citizenship,2020,,missing", "NPL,country,DEU,country,inflow,persons,T,T,all,all,citizenship,2020,5000,A"]));
        yield return (Unemployment, "ilo", Table("area,area_type,sex,age,education,period,measure,unit,value,status,survey,grouping", Work("unemployed", "unemployment-rate", "")));
        yield return (Employment, "ilo", Table("area,area_type,sex,age,education,occupation,industry,period,measure,unit,value,status,survey,grouping", Work("employed", "employment-rate", ",T,T")
            .Append("DEU,country,T,Y_GE15,T,25,T,2020,employed,persons,500,A,LFS,").Append("DEU,country,T,Y_GE15,T,T,T,2020,participation-rate,percent,61.2,A,Census,").Append("NPL,country,F,Y_GE15,T,T,T,2021,employment-rate,percent,22.5,A,,")));
        yield return (Vacancies, "jvs", Table("area,area_type,occupation,industry,period,measure,unit,value,status,survey",
            ["DEU,country,T,T,2020,vacancies,posts,40,A,JVS", "DEU,country,T,T,2020,vacancies,posts,90,A,Register", "DEU,country,25,T,2020,vacancies,posts,30,A,JVS", "DEU,country,22,T,2020,vacancies,posts,10,A,JVS", "QAT,country,T,T,2020,vacancy-rate,percent,1.2,A,",
             "QAT,country,71,T,2020,vacancies,posts,7,A,", "QAT,country,52,T,2020,vacancies,posts,3,A,", "PHL,country,52,T,2020,vacancies,posts,0,A,", "EU27_2020,aggregate,T,T,2020,vacancies,posts,4000,A,JVS"]));
        yield return (SkillsSupply, "schools", Table("country,measure,unit,sex,age,education,occupation,period,value,status", Schools()));
        yield return (HealthWorkforce, "who", Table("area,area_type,occupation,sex,measure,unit,period,value,status",
            ["NPL,country,221,T,practising,persons,2020,900,A", "NPL,country,221,T,working-abroad,persons,2020,300,A", "NPL,country,222,T,working-abroad,persons,2020,50,A", "DEU,country,221,T,practising,persons,2020,0,A",
             "DEU,country,221,T,working-abroad,persons,2020,0,A", "PHL,country,222,F,practising,persons,2020,,missing", "PHL,country,222,F,working-abroad,persons,2020,7,A"]));
    }

    /// <summary>Everybody of South Asia and of North America, of which one country's figures stand for the most of all and others' for little; Réunion, which is in the world alone; shares above their whole.</summary>
    private static IEnumerable<(string Kind, string Source, string Content)> Wider()
    {
        (string, int)[] thousands = [("AFG", 38900), ("BGD", 167400), ("BTN", 770), ("IND", 1396000), ("LKA", 21900), ("MDV", 510), ("PAK", 227100), ("BMU", 60), ("CAN", 38000), ("USA", 331500), ("REU", 860)];
        yield return (Population, "prospects", Table("area,area_type,sex,age,period,variant,value,status",
            [.. thousands.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Item1},country,T,T,2020,estimate,{one.Item2}000,A")), "NPL,country,T,Y15-64,2050,medium,9000,A", "NPL,country,T,Y_GE65,2050,medium,3000,A"]));
        yield return (Unemployment, "oecd", Table("area,area_type,sex,age,education,period,measure,unit,value,status,survey,grouping", WiderWork("unemployed", "")));
        yield return (Employment, "oecd", Table("area,area_type,sex,age,education,occupation,industry,period,measure,unit,value,status,survey,grouping", [.. WiderWork("employed", ",T,T"),
            "NPL,country,M,Y_GE15,T,T,T,2021,employment-rate,percent,122.5,A,,", "QAT,country,T,Y_GE15,T,T,T,2020,employed,persons,9000,A,Register,"]));
        yield return (Vacancies, "register", Table("area,area_type,occupation,industry,period,measure,unit,value,status,survey",
            ["FRA,country,2,T,2019,vacancies,posts,50,A,Register", "FRA,country,2,T,2020,vacancies,posts,60,A,Register", "FRA,country,2,T,2020,vacancies,posts,20,A,JVS", "FRA,country,22,T,2020,vacancies,posts,20,A,JVS",
             "FRA,country,22,T,2019,vacancies,posts,20,A,Register", "FRA,country,22,T,2020,vacancies,posts,30,A,Register", "FRA,country,25,T,2020,vacancies,posts,30,A,Register", "FRA,country,25,T,2021,vacancies,posts,,missing,Register",
             "FRA,country,2,T,2018,vacancy-rate,percent,2.5,A,JVS", "FRA,country,2,T,2019,vacancy-rate,percent,2.75,A,JVS", "FRA,country,2,T,2018,vacancy-rate,percent,9,A,Census"]));
        yield return (Employment, "oecd-posts", Table("area,area_type,sex,age,education,occupation,industry,period,measure,unit,value,status,survey,grouping",
            ["FRA,country,T,Y_GE15,T,2,T,2019,employed,persons,950,A,LFS,", "FRA,country,T,Y_GE15,T,2,T,2020,employed,persons,940,A,LFS,", "FRA,country,T,Y_GE15,T,2,T,2020,employed,persons,1940,A,Census,"]));
        yield return (SkillsSupply, "uis", Table("country,measure,unit,sex,age,education,occupation,period,value,status",
            ["NPL,attainment,persons,T,Y_GE25,5T8,T,2015,700,A", "USA,attainment,persons,T,Y_GE25,5T8,T,2020,900,A", "USA,attainment,persons,T,Y_GE25,T,T,2020,800,A", "CAN,attainment,persons,T,Y_GE25,5T8,T,2020,700,A", "CAN,attainment,persons,T,Y_GE25,T,T,2020,3500,A"]));
    }

    // The survey with most periods in which both are known is not the first by name, and one year is known of the other alone.
    private static IEnumerable<string> WiderWork(string count, string detail)
    {
        int people = count == "employed" ? 1000 : 70;
        foreach (var (area, year, times, status, survey) in (IEnumerable<(string, int, int, string, string)>)
            [("USA", 2017, 80, "B", "CPS"), ("USA", 2018, 80, "A", "CPS"), ("USA", 2020, 90, "A", "CPS"), ("USA", 2018, 70, "A", "ACS"), ("USA", 2019, 75, "A", "ACS"), ("REU", 2020, 1, "A", "LFS"), ("CAN", 2019, 9, count == "employed" ? "E" : "U", "LFS")])
            yield return string.Create(CultureInfo.InvariantCulture, $"{area},country,T,Y_GE15,T{detail},{year},{count},persons,{people * times},{status},{survey},");
    }

    private static string Table(string header, IEnumerable<string> rows) => header + "\n" + string.Join('\n', rows) + "\n";

    private static IEnumerable<string> People(string area, int year, int size)
    {
        foreach (string sex in (string[])["F", "M", "T"])
        {
            int people = size * (sex == "T" ? 2 : 1);
            yield return string.Create(CultureInfo.InvariantCulture, $"{area},country,{sex},T,{year},estimate,{people * 1000},A");
            for (int age = 0; age < 80; age += 5) yield return string.Create(CultureInfo.InvariantCulture, $"{area},country,{sex},Y{age}-{age + 4},{year},estimate,{people * (70 - (age / 2))},A");
            yield return string.Create(CultureInfo.InvariantCulture, $"{area},country,{sex},Y_GE80,{year},estimate,{people * 5},A");
        }
    }

    private static IEnumerable<string> Stocks()
    {
        var random = new Random(7);
        foreach (string origin in Countries.Append("OTHER"))
        {
            foreach (string destination in Countries.Where(country => country != origin))
            {
                foreach (string education in (string[])["T", "5", "6", "7", "8"])
                {
                    int women = random.Next(0, 40) * 100, men = random.Next(0, 40) * 100;
                    string start = $"{origin},{(origin == "OTHER" ? "residual" : "country")},{destination},country", end = $",{education},all,all,birth,2020,";
                    yield return string.Create(CultureInfo.InvariantCulture, $"{start},F{end}{women},A");
                    yield return string.Create(CultureInfo.InvariantCulture, $"{start},M{end}{men},A");
                    yield return string.Create(CultureInfo.InvariantCulture, $"{start},T{end}{women + men},A");
                }
            }
        }

        yield return "NPL,country,DEU,country,T,T,all,all,citizenship,2020,77777,A";
        yield return "NPL,country,DEU,country,T,T,all,all,citizenship,2019,77,A";
        yield return "NPL,country,QAT,country,T,T,all,all,birth,2019,,missing";
        yield return "WLD,aggregate,DEU,country,T,T,all,all,birth,2020,1000000,A";
        yield return "QAT,country,PHL,country,T,T,all,all,birth,2018,0,A";

        // Years in which one destination alone has figures of Nepalis, and of those with a degree.
        yield return "NPL,country,PHL,country,T,T,all,all,birth,2015,40,A";
        yield return "NPL,country,PHL,country,T,5T8,all,all,birth,2015,30,A";
    }

    private static IEnumerable<string> Work(string count, string rate, string detail)
    {
        int people = count == "employed" ? 1000 : 70;
        foreach (string sex in (string[])["F", "M", "T"])
        {
            string start = $",country,{sex},Y_GE15,T{detail},2020,";
            yield return string.Create(CultureInfo.InvariantCulture, $"NPL{start}{count},persons,{people},A,LFS,");
            yield return string.Create(CultureInfo.InvariantCulture, $"NPL{start}{count},persons,{people * 2},A,LFS,YTHADULT");
            yield return string.Create(CultureInfo.InvariantCulture, $"DEU{start}{count},persons,{people * 3},A,{(count == "employed" ? "Census" : "LFS")},");
        }

        // Ages and levels of Nepal: groups that five-year ones make up, one that they do not, all ages, who is of no known age.
        foreach (var (age, level, tenths) in (IEnumerable<(string, string, int)>)[("Y15-24", "T", 3), ("Y25-54", "T", 5), ("Y_GE65", "T", 1), ("Y16-24", "T", 2), ("T", "T", 10), ("UNK", "T", 1), ("Y_GE15", "5T8", 2), ("Y15-24", "0", 1), ("Y_GE15", "UNK", 1)])
            yield return string.Create(CultureInfo.InvariantCulture, $"NPL,country,T,{age},{level}{detail},2020,{count},persons,{people * tenths / 10},A,LFS,");
        yield return string.Create(CultureInfo.InvariantCulture, $"DEU,country,T,Y_GE15,T{detail},2020,{count},persons,{people * 4},A,Zensus,");
        yield return $"QAT,country,T,Y_GE15,5T8{detail},2020,{rate},percent,2.5,A,LFS,";
        yield return $"QAT,country,T,Y25-54,T{detail},2020,{rate},percent,1.5,A,LFS,";
        yield return $"QAT,country,T,T,T{detail},2020,{rate},percent,5.5,A,LFS,";
        yield return $"PHL,country,T,Y_GE15,T{detail},2020,{count},persons,0,A,,";
        yield return $"QAT,country,T,Y_GE15,T{detail},2020,{rate},percent,3.25,A,LFS,";
        yield return $"QAT,country,T,Y_GE15,T{detail},2020,{rate},percent,4.5,A,Census,";
        yield return $"QAT,country,T,Y15-24,T{detail},2020,{rate},percent,,missing,LFS,";
    }

    private static IEnumerable<string> Schools()
    {
        foreach (var (country, tertiary) in (IEnumerable<(string, int)>)[("NPL", 800), ("DEU", 90000), ("PHL", 0)])
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{country},attainment,persons,T,Y_GE25,5T8,T,2020,{tertiary},A");
            yield return string.Create(CultureInfo.InvariantCulture, $"{country},attainment,persons,T,Y_GE25,T,T,2020,{tertiary * 5},A");
        }

        foreach (string level in (string[])["5", "6", "7", "8"]) yield return $"QAT,attainment,persons,F,Y_GE25,{level},T,2020,12,A";
        foreach (var (country, occupation, graduates) in (IEnumerable<(string, string, int)>)[("NPL", "25", 10), ("NPL", "22", 40), ("NPL", "71", 50), ("PHL", "22", 30), ("PHL", "52", 60), ("DEU", "25", 5)])
            yield return string.Create(CultureInfo.InvariantCulture, $"{country},graduates,persons,T,T,T,{occupation},2020,{graduates},A");
        yield return "QAT,graduates,persons,T,T,T,25,2020,,missing";
    }
}
