using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Datasets;

/// <summary>The columns that kinds of observations share, declared once so that they mean the same everywhere.</summary>
internal static class ObservationColumns
{
    private const decimal MostPersons = 10_000_000_000;

    public static readonly string[] CefrLevels = ["A1", "A2", "B1", "B2", "C1", "C2"];
    public static readonly string[] Bases = ["birth", "citizenship"];

    public static Column Country { get; } = new(Dimension.Country, ColumnType.Country, "Country, ISO 3166-1 alpha-3") { Required = true, Example = "DEU" };

    public static Column AreaCode { get; } = new(Dimension.Area, ColumnType.Area, "Country by ISO 3166-1 alpha-3 (UN M49 codes are read too), or an aggregate by its source's code") { Required = true, MaximumLength = 20, Example = "NPL" };

    public static Column AreaType { get; } = TypeOf(Dimension.AreaType, "the area");

    public static Column Origin { get; } = AreaCode with { Name = Dimension.Origin, Description = "Where people come from, coded as an area" };

    public static Column OriginType { get; } = TypeOf(Dimension.OriginType, "the origin");

    public static Column Destination { get; } = AreaCode with { Name = Dimension.Destination, Description = "Where people are or go to, coded as an area", Example = "QAT" };

    public static Column DestinationType { get; } = TypeOf(Dimension.DestinationType, "the destination");

    public static Column Time { get; } = new(Dimension.Period, ColumnType.Period, "Year, quarter or month") { Required = true, MaximumLength = 30, Example = "2024" };

    public static Column Sex { get; } = new(Dimension.Sex, ColumnType.Sex, "F, M, T for both, UNK not known") { Required = true, Example = "T" };

    public static Column Age { get; } = new(Dimension.Age, ColumnType.AgeGroup, "Age group: T, Y15, Y15-24, Y_LT15, Y_GE65") { Required = true, Example = "Y15-24" };

    public static Column Education { get; } = new(Dimension.Education, ColumnType.Education, "ISCED 2011 level 0 to 8, a range such as 5T8, T for all, UNK not known") { Required = true, Example = "5T8" };

    public static Column Occupation { get; } = new(Dimension.Occupation, ColumnType.Occupation, "ISCO-08 code of one to four digits, T for all") { Required = true, Example = "2221" };

    public static Column Industry { get; } = new(Dimension.Industry, ColumnType.Industry, "ISIC Rev. 4 section, division, group or class, T for all") { Required = true, Example = "Q" };

    public static Column Spoken { get; } = new(Dimension.Language, ColumnType.Language, "Language, BCP 47") { Example = "de" };

    public static Column Cefr { get; } = new(Dimension.Cefr, ColumnType.Code, "Level of the Common European Framework of Reference for Languages") { Codes = CefrLevels, Example = "B1" };

    public static Column Status { get; } = new(Dimension.Status, ColumnType.Status,
        "A normal, B break in the series, E estimated, F forecast, I imputed, M modelled, P provisional, U unreliable, missing for an observation without a value") { Codes = ObservationRules.Statuses, Example = "A" };

    public static Column Survey { get; } = new(Dimension.Survey, ColumnType.Text, "The survey or model within the source that the figure is from; figures of two are two series") { MaximumLength = 300, Example = "Labour force survey" };

    public static Column Grouping { get; } = new(Dimension.Grouping, ColumnType.Text,
        "The publisher's grouping of ages or levels of education, where it gives the same figures in several that overlap (ILOSTAT: AGE_YTHADULT beside AGE_10YRBANDS); sum within one only") { MaximumLength = 80, Example = "" };

    public static Column Note { get; } = new(Dimension.Note, ColumnType.Text, "The source's own flags and notes") { MaximumLength = 1_000, Example = "" };

    public static Column Basis { get; } = new(Dimension.Basis, ColumnType.Code, "What makes a migrant here: the country of birth or the citizenship") { Required = true, Codes = Bases, Example = "birth" };

    public static Column Persons { get; } = new(Dimension.Value, ColumnType.Decimal, "Persons") { Unit = "persons", Minimum = 0, Maximum = MostPersons, Example = "1250" };

    public static Column ValueIn(string unit, decimal minimum, decimal maximum, string example) =>
        new(Dimension.Value, ColumnType.Decimal, "The value, in the unit that stands beside it") { Unit = unit, Minimum = minimum, Maximum = maximum, Example = example };

    /// <summary>Measure and unit of a kind that holds several, each measure in its own unit.</summary>
    public static Column[] Measures(IReadOnlyDictionary<string, string> units, string description)
    {
        var (measure, unit) = units.First();
        return
        [
            new(Dimension.Measure, ColumnType.Code, description) { Required = true, Codes = [.. units.Keys], Example = measure },
            new(Dimension.Unit, ColumnType.Code, $"The measure's unit: {string.Join(", ", units.Select(pair => $"{pair.Key} in {pair.Value}"))}") { Required = true, Codes = [.. units.Values.Distinct()], Example = unit },
        ];
    }

    private static Column TypeOf(string name, string of) =>
        new(name, ColumnType.Code, $"Whether {of} is a country, an aggregate of several or a residual (never summed together)") { Required = true, Codes = Datasets.Area.Types, Example = Datasets.Area.Country };
}
