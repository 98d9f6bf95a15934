using System.Globalization;
using System.Text;
using Imdi.Functions.Datasets;
using static Imdi.Functions.Datasets.FindingCodes;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>Where a seeded error is found, and what the file says there.</summary>
public sealed record Seeded(long Row, string Column, string Value);

/// <summary>A file of a kind with as many errors of one code as are asked for, and where each is.</summary>
public sealed record Seed(FindingCode Code, DatasetKind Kind, Func<int, byte[]> Content, Func<int, Seeded> Place)
{
    /// <summary>Rows that reach the checks and are refused there; those that a layout leaves out by itself do not.</summary>
    public Func<int, long> Refused { get; init; } = n => n;

    /// <summary>What is published when the file comes.</summary>
    public Func<int, byte[]>? Published { get; init; }
}

internal static class SeededErrors
{
    private static readonly DatasetKind Averages = Kind(CorridorAverages), Quotes = Kind(RemittanceQuotes), People = Kind(Population), Demand = Kind(LabourDemand), Skills = Kind(SkillsSupply);

    private static readonly string[] Senders = ["USA", "NLD", "ESP", "FRA", "DEU", "GBR", "ITA"];

    private const string Header = "from,to,period,cost_percent";

    public static IReadOnlyList<Seed> All { get; } =
    [
        Text(UnknownColumn, Averages, n => Header + Join(n, at => $",extra{at}") + "\n" + Good(0) + Join(n, _ => ","), at => new(1, $"extra{at}", $"extra{at}"), trim: true),
        Text(RepeatedColumn, Averages, n => Header + Join(n, _ => ",period") + "\n" + Good(0) + Join(n, _ => ","), at => new(1, "period", "period"), trim: true),
        Text(UnnamedColumn, Averages, n => Header + Join(n, _ => ",") + "\n" + Good(0).TrimEnd() + Join(n, at => $",v{at}") + "\n", at => new(2, $"column {N - at + 4}", $"v{N - at - 1}")),
        Text(RaggedRow, Averages, n => Header + "\n" + Join(n, at => Good(at).TrimEnd() + ",9\n"), at => new(at + 2, "", "USA")),
        Text(BlankRow, Averages, n => Header + "\n" + Good(0) + Join(n, at => ",,,\n" + Good(at + 1)), at => new((2 * at) + 3, "", "")),
        Text(FooterRow, Averages, n => Header + "\n" + Good(0) + Join(n, _ => "Source: labour force survey\n"), at => new(at + 3, "from", "Source: labour force survey")),
        Text(MalformedQuotes, Quotes, n => WriteTemplate.For(Quotes) + Join(n, at => A.Row(Quotes, (Quote.Id, $"q{at}"), (Quote.Provider, "PLACE")).Replace("PLACE", "\"Bank\" One", StringComparison.Ordinal)), at => new(at + 2, "", $"q{at}")),
        new(NotUtf8, Quotes, n => Encoding.Latin1.GetBytes(WriteTemplate.For(Quotes) + A.Row(Quotes) + Join(n, at => A.Row(Quotes, (Quote.Id, $"q{at}"), (Quote.Provider, "\u00E9")))), at => new(at + 3, Quote.Provider, "\uFFFD")),
        Cell(ControlCharacter, Averages, "from", "U\u0007SA", "U\uFFFDSA"),
        Cell(FormulaText, Quotes, Quote.Provider, "=A1"),
        Cell(TextTooLong, Quotes, Quote.Provider, new string('x', 201), new string('x', 79) + "…"),
        Cell(Missing, Averages, "to", ""),
        Cell(NeededWith, Skills, Dimension.Language, "", null, (Dimension.Measure, "speakers"), (Dimension.Cefr, "B1")),
        Cell(NotANumber, Averages, "cost_percent", "4,5"),
        Text(DecimalComma, People, n => Sdmx + "X:Y(1.0);NPL;T;2020;1.5;\n" + Join(n, at => $"X:Y(1.0);NPL;T;{1950 + at};2,5;\n"), at => new(at + 3, "OBS_VALUE", "2,5"), refused: 0),
        Cell(OutOfRange, Averages, "cost_percent", "450"),
        Cell(NotADate, Quotes, Quote.Date, "14/08/2025"),
        Cell(NotAQuarter, Averages, "period", "2020"),
        Cell(NotAYear, Kind(RemittanceFlows), "year", "25"),
        Cell(NotAPeriod, People, Dimension.Period, "2025H1"),
        Text(FrequencyDiffers, People, n => WriteTemplate.For(People) + A.Row(People) + Join(n, at => A.Row(People, (Dimension.Period, $"{1950 + at}Q1"))), at => new(at + 3, Dimension.Period, $"{1950 + at}Q1")),
        Cell(NotAFlag, Quotes, Quote.Transparent, "maybe"),
        Cell(UnknownCountry, Averages, "to", "ZZZ"),
        Cell(UnknownArea, People, Dimension.Area, "Middle Earth"),
        Cell(AreaTypeDiffers, People, Dimension.AreaType, "country", null, (Dimension.Area, "WLD")),
        Cell(SameCountry, Kind(MigrantStock), Dimension.Destination, "NPL"),
        Cell(UnknownCurrency, Kind(Wages), Dimension.Currency, "Euro"),
        Cell(UnknownLanguage, Skills, Dimension.Language, "the german tongue", null, (Dimension.Measure, "speakers"), (Dimension.Cefr, "B1")),
        Cell(UnknownSex, People, Dimension.Sex, "W"),
        Cell(UnknownAge, People, Dimension.Age, "adults"),
        Cell(UnknownEducation, Skills, Dimension.Education, "bachelor"),
        Cell(UnknownOccupation, Demand, Dimension.Occupation, "9999"),
        Cell(UnknownIndustry, Demand, Dimension.Industry, "B-E"),
        Cell(UnknownCode, Quotes, Quote.Coverage, "everywhere"),
        RpwRows(UnknownLabel, at => [("pickup method", $"Pigeon post {at}")], "pickup method", at => $"Pigeon post {at}"),
        Cell(ValueMissing, People, Dimension.Value, ""),
        Cell(StatusDiffers, People, Dimension.Status, "missing"),
        Cell(UnitDiffers, Kind(Employment), Dimension.Unit, "persons", null, (Dimension.Measure, "employment-rate")),
        Text(UnknownUnit, People, n => Sdmx + "X:Y(1.0);NPL;T;2020;1;PS\n" + Join(n, at => $"X:Y(1.0);NPL;T;{1950 + at};2;KG\n"), at => new(at + 3, "UNIT_MEASURE", "KG"), refused: 0),
        Cell(ScenarioDiffers, Demand, Dimension.BaseYear, "2023"),
        Text(BeforeBaseYear, Demand, n => WriteTemplate.For(Demand) + A.Row(Demand) + Join(n, at => A.Row(Demand, (Dimension.Period, $"{1950 + at}"))), at => new(at + 3, Dimension.Period, $"{1950 + at}"), refused: N),
        Text(TotalNotParts, People, n => WriteTemplate.For(People) + Join(n, at => Sexes(1950 + (at * 2), "1000", "480", "460")), at => new((at * 3) + 2, Dimension.Value, "1000")),
        Text(SharesNot100, Kind(RemittanceUses), n => WriteTemplate.For(Kind(RemittanceUses)) + A.Row(Kind(RemittanceUses)) + Join(n, at => A.Row(Kind(RemittanceUses), ("year", $"{1950 + at}"), (Dimension.SharePercent, "95"))), at => new(at + 3, Dimension.SharePercent, "95")),
        Text(Jump, Kind(CountryIndicators), n => WriteTemplate.For(Kind(CountryIndicators)) + Join(n, at => Series(at, "2021", "36685313168") + Series(at, "2022", "9066861663")), at => new((at * 2) + 3, Dimension.Value, "9066861663")),
        Text(Vanished, Averages, _ => Header + "\n" + Join(80, Good), at => new(1, "from", Senders.Order(StringComparer.Ordinal).ElementAt(at))) with
        {
            Published = n => Encoding.UTF8.GetBytes(Header + "\n" + Join(80, Good) + Join(n, at => $"{Senders[at]},IND,2020Q1,4.5\n")),
        },
        Cell(RateMissing, Quotes, Quote.Rate1, ""),
        Cell(MarginNotDisclosed, Quotes, Quote.Margin1, "2.1", null, (Quote.Transparent, "no")),
        Cell(TotalDiffers, Quotes, Quote.Total1, "9"),
        RpwRows(SecondAmountZero, _ => [("cc2 lcu amount", 0)], "cc2 lcu amount", _ => "0"),
        RpwRows(SecondCurrencyDiffers, _ => [("cc2 lcu code", "EUR")], "cc2 lcu code", _ => "EUR"),
        Cell(DateOutsidePeriod, Quotes, Quote.Date, "2020-01-01"),
        RpwRows(CorridorDiffers, _ => [("corridor", "FRAIND")], "corridor", _ => "FRAIND"),
        Text(OtherSeries, Averages, n => DataBank + "x,USA,x,MEX,s,ATCR.CORR,4\n" + Join(n, _ => "x,USA,x,PHL,s,ATCR.MTO,4\n"), at => new(at + 3, "Series Code", "ATCR.MTO")),
        new(UnknownEconomy, Kind(RemittanceFlows), n => new Workbook().Sheet("m", [["Remittances for 2017"], ["receiving (across) / sending (down)", "Nepal", "India"], ["Qatar", 5, 6], .. Enumerable.Range(0, n).Select(at => (object?[])[$"Atlantis {at}", 1, 1])]).ToBytes(),
            at => new(at + 4, "sending", $"Atlantis {at}")) { Refused = _ => 0 },
        Text(CountedAsPart, Averages, n => DataBank + Join(n, at => $"x,{Senders[at]},x,ANT,s,ATCR.CORR,4\n"), at => new(at + 2, "Receiving Countries Code", "ANT")),
        Text(DuplicateKey, Averages, n => Header + "\n" + Good(0) + Join(n, _ => Good(0)), at => new(at + 3, "period", "1950Q1"), refused: N),
    ];

    private const int N = 7;
    private const string Sdmx = "DATAFLOW;REF_AREA;SEX;TIME_PERIOD;OBS_VALUE;UNIT_MEASURE\n";
    private const string DataBank = "Sending Countries Name,Sending Countries Code,Receiving Countries Name,Receiving Countries Code,Series Name,Series Code,2020Q3 [YR2020Q3]\n";

    private static Seed Text(FindingCode code, DatasetKind kind, Func<int, string> content, Func<int, Seeded> place, bool trim = false, long refused = 0) =>
        new(code, kind, n => Encoding.UTF8.GetBytes(trim ? content(n).Replace("\n,", ",", StringComparison.Ordinal) + "\n" : content(n)), place) { Refused = _ => refused };

    /// <summary>A good row of the template, and n in which a cell is wrong; keys differ where the kind has a key to vary.</summary>
    private static Seed Cell(FindingCode code, DatasetKind kind, string column, string value, string? shown = null, params (string Column, string Value)[] others) => new(code, kind,
        n => Encoding.UTF8.GetBytes(WriteTemplate.For(kind) + A.Row(kind) + Join(n, at => A.Row(kind, [(column, value), .. others, Varied(kind, at)]))), at => new(at + 3, column, shown ?? value));

    private static (string, string) Varied(DatasetKind kind, int at) => kind.Declares(Quote.Id) ? (Quote.Id, $"q{at}")
        : kind.Declares(Dimension.Year) ? (Dimension.Year, Text(1950 + at))
        : kind == Averages ? (Average.Period, $"{1950 + at}Q1")
        : (Dimension.Period, Text(kind == Demand ? 2031 + at : 1950 + at));

    private static Seed RpwRows(FindingCode code, Func<int, (string, object?)[]> cells, string column, Func<int, string> value) => new(code, Quotes,
        n => Encoding.UTF8.GetBytes(Rpw.Csv([Rpw.Header(Rpw.Post), Rpw.Row(Rpw.Post), .. Enumerable.Range(0, n).Select(at => Rpw.Row(Rpw.Post, [("id", at + 2), .. cells(at)]))])), at => new(at + 3, column, value(at)));

    private static string Good(int at) => $"USA,MEX,{1950 + at}Q1,4.5\n";

    private static string Sexes(int year, string total, string women, string men) =>
        A.Row(People, (Dimension.Period, Text(year)), (Dimension.Value, total)) + A.Row(People, (Dimension.Period, Text(year)), (Dimension.Sex, "F"), (Dimension.Value, women))
        + A.Row(People, (Dimension.Period, Text(year)), (Dimension.Sex, "M"), (Dimension.Value, men));

    private static string Series(int at, string period, string value) => A.Row(Kind(CountryIndicators), (Dimension.Indicator, $"I.{at}"), (Dimension.Period, period), (Dimension.Value, value));

    private static string Join(int n, Func<int, string> part) => string.Concat(Enumerable.Range(0, n).Select(part));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static DatasetKind Kind(string id) => DatasetKinds.Find(id)!;
}
