using Frequency = Imdi.Shared.Frequency;
using static Imdi.Functions.Datasets.KindNames.Unemployed;

namespace Imdi.Functions.Datasets;

/// <summary>Unemployment as the International Labour Organization publishes it: one figure a row, told apart by up to two classifications.</summary>
public static class UnemploymentKind
{
    public static readonly string[] Sexes = ["total", "male", "female", "other"];

    public static DatasetKind Declared { get; } = new(KindNames.Unemployment, "Unemployment",
        "People without work who look for it and could start: in thousands, or as a rate, as the indicator says, by sex and up to two classifications.")
    {
        MayPublishItself = true,
        Frequency = Frequency.Year,
        Key = [Country, Source, Indicator, Sex, Class1, Class2, Period],
        Columns =
        [
            new(Country, ColumnType.Country, "Country, ISO 3166-1 alpha-3") { Required = true, Example = "NPL" },
            new(Source, ColumnType.Text, "Survey, or model, that the figure comes from, by the publisher's code (BA: labour force survey, XA: modelled)") { Required = true, MaximumLength = 40, Example = "BA:2519" },
            new(Indicator, ColumnType.Text, "Indicator by the publisher's code; _NB counts thousands of people, _RT is a rate in %") { Required = true, MaximumLength = 80, Example = "UNE_TUNE_SEX_AGE_NB" },
            new(Sex, ColumnType.Code, "Sex") { Codes = Sexes, Example = "female" },
            new(Class1, ColumnType.Text, "First classification, such as an age group, by the publisher's code") { MaximumLength = 80, Example = "AGE_YTHADULT_Y15-24" },
            new(Class2, ColumnType.Text, "Second classification, where the indicator has one") { MaximumLength = 80, Example = "EDU_AGGREGATE_BAS" },
            new(Period, ColumnType.Period, "Year, quarter or month") { Required = true, Example = "2023" },
            new(Value, ColumnType.Decimal, "The figure; empty where none is known, which is not zero") { Unit = "thousand people or %, as the indicator says", Example = "41.276" },
            new(Status, ColumnType.Code, "Status: A adjusted, B break in the series, I imputed, M modelled, R real value, U unreliable") { Codes = ["A", "B", "I", "M", "R", "U"], Example = "U" },
            new(NoteClass, ColumnType.Text, "Notes on the classification, by the publisher's codes") { MaximumLength = 500, Example = "C3:1060" },
            new(NoteIndicator, ColumnType.Text, "Notes on the indicator, by the publisher's codes") { MaximumLength = 500, Example = "T2:85" },
            new(NoteSource, ColumnType.Text, "Notes on the source, by the publisher's codes") { MaximumLength = 500, Example = "R1:3513" },
        ],
    };
}
