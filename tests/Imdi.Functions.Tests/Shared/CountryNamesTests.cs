using System.Text.RegularExpressions;
using ExcelDataReader;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Shared;

public sealed partial class CountryNamesTests
{
    [Theory]
    [InlineData("USA", "United States", "États-Unis", "Estados Unidos", "الولايات المتحدة")]
    [InlineData("GBR", "United Kingdom", "Royaume-Uni", "Reino Unido", "المملكة المتحدة")]
    [InlineData("RUS", "Russia", "Russie", "Rusia", "روسيا")]
    [InlineData("KOR", "South Korea", "Corée du Sud", "Corea del Sur", "كوريا الجنوبية")]
    [InlineData("TUR", "Türkiye", "Turquie", "Turquía", "تركيا")]
    [InlineData("CIV", "Côte d’Ivoire", "Côte d’Ivoire", "Côte d’Ivoire", "ساحل العاج")]
    [InlineData("COD", "DR Congo", "RD Congo", "RD Congo", "الكونغو الديمقراطية")]
    [InlineData("PSE", "Palestine", "Palestine", "Palestina", "فلسطين")]
    [InlineData("XKX", "Kosovo", "Kosovo", "Kosovo", "كوسوفو")]
    public void Names_are_the_short_ones_that_a_reader_expects(string code, string english, string french, string spanish, string arabic)
    {
        var country = CountryCode.Parse(code);
        Assert.Equal([english, french, spanish, arabic], Language.All.Select(country.Name));
    }

    [Fact]
    public void Every_country_has_its_own_name_in_every_language_and_is_found_by_it()
    {
        foreach (var language in Language.All)
        {
            var order = CodeLists.CountriesInOrder(language);
            Assert.Equal(250, order.Select(country => country.Name(language)).Distinct().Count());
            Assert.All(order, country => Assert.Equal(country, Named(country.Name(language))));
        }
    }

    [Fact]
    public void The_order_is_that_of_the_readers_language()
    {
        Assert.Equal(["AFG", "ALA", "ALB"], First(Language.English));
        Assert.Equal(["AFG", "ZAF", "ALB"], First(Language.French));
        Assert.Equal(["AFG", "ALB", "DEU"], First(Language.Spanish));
        var french = CodeLists.CountriesInOrder(Language.French).Select(country => country.Alpha3).ToList();
        Assert.Equal(1, french.IndexOf("ETH") - french.IndexOf("USA"));
    }

    [Theory]
    [InlineData("Egypt, Arab Rep.", "EGY")]
    [InlineData("Arab Republic of Egypt", "EGY")]
    [InlineData("Hong Kong SAR, China", "HKG")]
    [InlineData("Congo, Dem. Rep", "COD")]
    [InlineData("Democratic Republic of the Congo", "COD")]
    [InlineData("Congo, Rep.", "COG")]
    [InlineData("Korea, Dem. Rep.", "PRK")]
    [InlineData("KOREA, REP.", "KOR")]
    [InlineData("Cote d'Ivoire", "CIV")]
    [InlineData("Bolivia (Plurinational State of)", "BOL")]
    [InlineData("United Kingdom of Great Britain and Northern Ireland", "GBR")]
    [InlineData("Iran (Islamic Republic of)", "IRN")]
    [InlineData("Netherlands (Kingdom of the)", "NLD")]
    [InlineData("République tchèque", "CZE")]
    [InlineData("أيرلندا", "IRL")]
    [InlineData("  Viet   Nam ", "VNM")]
    public void Spellings_of_agencies_lead_to_the_country(string name, string alpha3) => Assert.Equal(alpha3, Named(name).Alpha3);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Netherlands-Antilles")]
    [InlineData("World")]
    [InlineData("Atlantis")]
    [InlineData("Last Updated: 12/07/2020")]
    public void What_is_no_country_of_today_is_not_found_by_name(string? name) => Assert.False(CountryCode.TryFromName(name, out _));

    [Fact]
    public void A_withdrawn_country_is_known_by_its_name()
    {
        Assert.True(CodeLists.TryWithdrawnCountry("Netherlands-Antilles", out var antilles));
        Assert.Equal("ANT", antilles.Code);
    }

    [RealFact]
    public void Every_name_of_the_bilateral_matrices_is_a_country_or_an_aggregate()
    {
        string[] aggregates = ["Channel Islands", "WORLD", "World", "Other North", "Other South"];
        foreach (string file in new[] { "knomad-bilateral-remittances-2017.xlsx", "knomad-bilateral-migrant-stocks-2017.xlsx" })
        {
            var (down, across) = MatrixNames(RealFiles.Of(file));
            Assert.Equal(214, down.Count(name => CountryCode.TryFromName(name, out _)) + 1);
            Assert.All(down.Concat(across), name => Assert.NotEqual(CountryCode.TryFromName(name, out _), aggregates.Contains(name)));
            Assert.All(down.Concat(across).Intersect(aggregates), name => Assert.True(CodeLists.IsAggregate(name)));
        }
    }

    [RealFact]
    public void In_the_corridor_file_each_name_and_its_code_are_the_same_country()
    {
        var pairs = File.ReadLines(RealFiles.Of("rpw-corridors-2011q1-2020q3.csv")).Skip(1).Select(CsvCells).Where(cells => cells.Count > 5 && cells[1] != "")
            .SelectMany(cells => new[] { (Name: cells[0], Code: cells[1]), (Name: cells[4], Code: cells[5]) }).Distinct().ToList();

        Assert.Equal(139, pairs.Count);
        Assert.Equal([("Netherlands-Antilles", "ANT")], pairs.Where(pair => !CountryCode.TryParse(pair.Code, out _)));
        Assert.All(pairs.Where(pair => pair.Code != "ANT"), pair => Assert.Equal(CountryCode.Parse(pair.Code), Named(pair.Name)));
    }

    [RealFact]
    public void In_the_indicator_files_each_name_and_its_code_are_one_country_or_one_aggregate()
    {
        var rows = File.ReadLines(RealFiles.Of("wdi-remittances-paid-1960-2020.csv")).Skip(5).Select(CsvCells).Where(cells => cells.Count > 3)
            .Select(cells => (Name: cells[0], Code: cells[1])).Concat(WorkbookPairs("wdi-remittances-received-1960-2022.xls")).Concat(WorkbookPairs("wdi-remittances-received-percent-gdp.xls"))
            .ToList();

        Assert.Equal(3 * 266, rows.Count);
        Assert.Equal(3 * 216, rows.Count(row => CountryCode.TryParse(row.Code, out _)));
        Assert.All(rows, row => Assert.Equal(CountryCode.TryParse(row.Code, out var byCode), CountryCode.TryFromName(row.Name, out var byName) && byName == byCode));
        Assert.All(rows.Where(row => !CountryCode.TryParse(row.Code, out _)), row => Assert.True(CodeLists.IsAggregate(row.Code) && CodeLists.IsAggregate(row.Name), row.ToString()));
    }

    private static CountryCode Named(string name) => CountryCode.TryFromName(name, out var country) ? country : throw new ArgumentException($"No country is called '{name}'.");

    private static IEnumerable<string> First(Language language) => CodeLists.CountriesInOrder(language).Take(3).Select(country => country.Alpha3);

    private static (List<string> Down, List<string> Across) MatrixNames(string path)
    {
        var rows = Rows(path, sheet: 0).Skip(1).ToList();
        var down = rows.Skip(1).Select(row => row[0]).TakeWhile(name => name is not ("" or "Notes:")).ToList();
        return (down, rows[0].Skip(1).Where(name => name != "").ToList());
    }

    private static IEnumerable<(string Name, string Code)> WorkbookPairs(string file) =>
        Rows(RealFiles.Of(file), sheet: 0).Skip(4).Where(row => row[1] != "").Select(row => (row[0], row[1]));

    private static List<string[]> Rows(string path, int sheet)
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using var file = File.OpenRead(path);
        using var reader = ExcelReaderFactory.CreateReader(file);
        for (int skipped = 0; skipped < sheet; skipped++) reader.NextResult();
        var rows = new List<string[]>();
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column) as string ?? "")]);
        return rows;
    }

    private static List<string> CsvCells(string line) =>
        [.. CsvCell().Matches(line).Select(cell => cell.Value.StartsWith('"') ? cell.Value[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : cell.Value)];

    [GeneratedRegex("(?<=^|,)(\"([^\"]|\"\")*\"|[^,]*)")]
    private static partial Regex CsvCell();
}
