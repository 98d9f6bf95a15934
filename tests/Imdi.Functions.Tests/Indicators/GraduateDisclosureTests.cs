using Imdi.Functions.Indicators;
using Imdi.Functions.Remittances;
using Imdi.Functions.Tests.Datasets;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>That a count of 1 to 4 graduates is told neither by a match of skills, nor by a gap of an occupation, nor by a profile, nor by all of them together.</summary>
public sealed class GraduateDisclosureTests
{
    [Fact]
    public async Task Few_graduates_are_hidden_wherever_graduates_are_counted()
    {
        var book = await BookAsync("NPL,graduates,persons,T,T,T,T,2024,100,A\nNPL,graduates,persons,T,T,T,22,2024,3,A\nNPL,graduates,persons,T,T,T,25,2024,40,A\nNPL,graduates,persons,T,T,T,71,2024,57,A\n");

        Assert.All(["SK.MATCH", "SK.COS"], id => Assert.Equal(Withheld.Suppressed, Assert.Single(book.Of(ReadDefinitions.Find(id)!)).Reason));
        Assert.Equal([("22", null, Withheld.Suppressed), ("25", null, Withheld.Suppressed), ("71", 57m, null)], EntrantsOf(book));
        var graduates = BuildProfiles.Of(book).Single(profile => profile.Country.Alpha3 == "NPL").Find("skills.graduates")!;
        Assert.Equal([("22", null), ("25", null), ("71", 57m), ("T", 100m)], graduates.Rows.Select(row => (row.Item, row.Cells[0].Value)).Order());
    }

    [Fact]
    public async Task Many_graduates_are_counted()
    {
        var book = await BookAsync("NPL,graduates,persons,T,T,T,22,2024,30,A\nNPL,graduates,persons,T,T,T,25,2024,40,A\nNPL,graduates,persons,T,T,T,71,2024,57,A\n");

        Assert.NotNull(Assert.Single(book.Of(ReadDefinitions.Find("SK.MATCH")!)).Value);
        Assert.Equal([("22", 30m, null), ("25", 40m, null), ("71", 57m, null)], EntrantsOf(book));
    }

    private static IEnumerable<(string Occupation, decimal? Entrants, string? Reason)> EntrantsOf(IndicatorBook book) =>
        ProjectionBook.Of(book).Gaps.Single(file => file.Country == "NPL").Rows.Where(row => row.Variant == "central").OrderBy(row => row.Occupation, StringComparer.Ordinal).Select(row => (row.Occupation, row.EntrantsAYear, row.Reason));

    private static async Task<IndicatorBook> BookAsync(string graduates)
    {
        var ingest = await Ingest.FreshAsync();
        await LoadAsync(SkillsSupply, "country,measure,unit,sex,age,education,occupation,period,value,status\n" + graduates);
        await LoadAsync(Vacancies, "area,area_type,occupation,industry,period,measure,unit,value,status,survey\nDEU,country,22,T,2024,vacancies,posts,10,A,JVS\nDEU,country,71,T,2024,vacancies,posts,30,A,JVS\n");
        await LoadAsync(LabourDemand, "country,occupation,industry,period,scenario,scenario_name,base_year,method,measure,unit,value,status\n" + string.Concat(((string[])["22", "25", "71"]).Select(code =>
            $"NPL,{code},T,2025,observed,As observed,2025,survey,jobs,persons,500,A\nNPL,{code},T,2030,baseline-2025,Baseline,2025,trend,jobs,persons,600,F\n")));
        return await new BuildIndicatorBook(new WorkOutStatistics(new SmartRule())).RunAsync(ingest.Published, new DateOnly(2025, 6, 1), CancellationToken.None);

        async Task LoadAsync(string kind, string content) => Assert.Equal(0, (await ingest.LoadAsync(kind, content)).Value.Manifest.RefusedRows);
    }
}
