using System.Text;
using CsCheck;
using Imdi.Functions.Datasets;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>A good file of every layout and of every kind's template, with cells, columns and rows changed at random: whatever comes of it, it is findings or a refusal.</summary>
public sealed class LayoutFuzzTests
{
    private const int ForEach = 30;

    private static readonly Gen<string> Cell = Gen.OneOf(
        Gen.OneOf("", " ", "\"", "\"\"", "\"a\nb\"", "..", ":", "NaN", "-", "1e999", "-1", "0", "1,5", "1;5", "99999999999999999999999999999", "2020", "2020Q5", "2020-13", "2020Q3/2021Q3", "0000", "\0", "\uFEFF", "\u202E", "=1+1", "@x", "XKX", "EU27_2020",
            "WLD", "SEX_F", "SEX_", "AGE_YTHADULT_Y15-24", "AGE_", "Y_LT5", "Y15-24", "_T", "T", "TIME_PERIOD", "OBS_VALUE", "Country Code", "ref_area", "D", "R", "p", "83166711 bep", ": z", "I:A:1", "EC_ISIC4_A", "OCU_ISCO08_1"),
        Gen.String[0, 12],
        Gen.Int.Select(number => number.ToString(null, null)));

    public static TheoryData<string> Files => [.. Seeds.Keys];

    private static Dictionary<string, (DatasetKind Kind, char Between, string Text)> Seeds { get; } = DatasetKinds.All
        .ToDictionary(kind => $"template of {kind.Id}", kind => (kind, ',', WriteTemplate.For(kind) + A.Row(kind) + A.Row(kind)))
        .Concat(new Dictionary<string, (DatasetKind, char, string)>
        {
            ["ILOSTAT"] = (UnemploymentKind.Declared, ',', Ilostat.Header + Ilostat.Row(2020) + Ilostat.Row(2021)),
            ["SDMX-CSV 1"] = (UnemploymentKind.Declared, ',', "DATAFLOW,FREQ,REF_AREA,SEX,AGE,UNIT_MEASURE,TIME_PERIOD,OBS_VALUE,OBS_STATUS\nX:Y(1.0),A,NPL,F,Y15T24,PT,2020,2.5,A\nX:Y(1.0),A,NPL,M,_T,PT,2021,3,A\n"),
            ["SDMX-CSV 2"] = (PopulationKinds.PopulationDeclared, ',', "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,SEX,AGE,TIME_PERIOD,OBS_VALUE,OBS_STATUS\ndataflow,X:Y(1.0),I,A,NPL,F,_T,2020,2,A\ndataflow,X:Y(1.0),R,A,NPL,M,_T,2020,3,A\n"),
            ["WDI"] = (CountryIndicatorsKind.Declared, ',', "\"Data Source\",\"World Development Indicators\",\n\n\"Last Updated Date\",\"2023-05-10\",\n\nCountry Name,Country Code,Indicator Name,Indicator Code,2020,2021\nNepal,NPL,A,IND.A,1,1.2\nKosovo,XKX,B,IND.B,5,\n"),
            ["DataBank"] = (CountryIndicatorsKind.Declared, ',', "Country Name,Country Code,Series Name,Series Code,2020 [YR2020],2021 [YR2021]\nNepal,NPL,Remittances,BX.TRF,..,9.5\n,,,,,\nData from database: World Development Indicators\n"),
            ["Eurostat"] = (PopulationKinds.PopulationDeclared, '\t', "freq,unit,age,sex,geo\\TIME_PERIOD\t2019 \t2020 \nA,NR,TOTAL,T,DE\t83019213 \t83166711 bep\nA,NR,Y_LT5,F,EL\t: z\t1.5 p\n"),
            ["RPW"] = (RemittanceQuotesKind.Declared, ',', Rpw.Csv(Rpw.Header(Rpw.Post), Rpw.Row(Rpw.Post), Rpw.Row(Rpw.Post, ("id", 2)))),
        }).ToDictionary(one => one.Key, one => one.Value);

    [Theory]
    [MemberData(nameof(Files))]
    public void A_changed_file_is_refused_or_found(string file)
    {
        var (kind, between, text) = Seeds[file];
        string[][] rows = [.. text.Split('\n').Select(line => line.Split(between))];
        Gen.Select(Gen.Int[0, 500], Gen.Int[0, 200], Cell, Gen.Int[0, 9]).Array[1, 6]
            .Sample(changes => _ = Checking.Of(kind, Encoding.UTF8.GetBytes(Joined(changes.Aggregate(rows, (all, change) => Change(all, change.Item1, change.Item2, change.Item3, change.Item4)), between))), iter: ForEach);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_good_file_is_read(string file) => Assert.True(Checking.Of(Seeds[file].Kind, Seeds[file].Text).IsOk);

    private static string[][] Change(string[][] rows, int row, int column, string value, int how)
    {
        if (rows.Length == 0) return [[value]];
        int at = row % rows.Length;
        string[] line = rows[at];
        int cell = line.Length == 0 ? 0 : column % line.Length;
        return how switch
        {
            0 => [.. rows[..at], .. rows[(at + 1)..]],
            1 => [.. rows[..at], line, .. rows[at..]],
            2 => [.. rows[..at], [.. line[..cell], .. line[Math.Min(cell + 1, line.Length)..]], .. rows[(at + 1)..]],
            3 => [.. rows[..at], [.. line[..cell], value, .. line[cell..]], .. rows[(at + 1)..]],
            4 => [.. rows.Select(one => cell < one.Length ? [.. one[..cell], .. one[(cell + 1)..]] : one)],
            _ => [.. rows[..at], [.. line[..cell], value, .. line[Math.Min(cell + 1, line.Length)..]], .. rows[(at + 1)..]],
        };
    }

    private static string Joined(string[][] rows, char between) => string.Join('\n', rows.Select(row => string.Join(between, row)));
}
