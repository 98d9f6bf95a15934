using Imdi.Shared;
using static Imdi.Functions.Datasets.KindNames;
using static Imdi.Functions.Datasets.ObservationColumns;

namespace Imdi.Functions.Datasets;

/// <summary>The labour market as it is observed: vacancies, employment and wages.</summary>
public static class LabourMarketKinds
{
    private static readonly Dictionary<string, string> VacancyUnits = new() { ["vacancies"] = "posts", ["vacancy-rate"] = "percent" };
    private static readonly Dictionary<string, string> EmploymentUnits = new() { ["employed"] = "persons", ["employment-rate"] = "percent", ["participation-rate"] = "percent" };
    private static readonly Dictionary<string, string> WageUnits = new()
    {
        ["mean-monthly"] = "currency-per-month", ["median-monthly"] = "currency-per-month", ["mean-hourly"] = "currency-per-hour", ["median-hourly"] = "currency-per-hour",
    };

    public static DatasetKind VacanciesDeclared { get; } = new(Vacancies, "Job vacancies", "Posts that employers seek to fill, by occupation and industry; the rate is vacancies / (vacancies + occupied posts) · 100.")
    {
        MayPublishItself = true,
        Frequency = Frequency.Quarter,
        Key = [Dimension.Area, Dimension.Occupation, Dimension.Industry, Dimension.Period, Dimension.Measure, Dimension.Survey],
        Units = VacancyUnits,
        Rules = ObservationRules.Of(VacancyUnits),
        CrossChecks = [FindingCodes.AreaTypeDiffers, FindingCodes.UnitDiffers, FindingCodes.ValueMissing, FindingCodes.StatusDiffers, FindingCodes.FrequencyDiffers],
        Columns =
        [
            AreaCode with { Example = "DEU" }, AreaType, Occupation with { Example = "T" }, Industry, Time with { Example = "2024Q3" }, .. Measures(VacancyUnits, "Vacancies at the end of the period, or their rate"),
            ValueIn("posts or percent", 0, 10_000_000_000, "41200"), Status, Survey with { Example = "Job vacancy survey" }, Note,
        ],
    };

    public static DatasetKind EmploymentDeclared { get; } = new(Employment, "Employment", "Employed persons and their share of the population, by sex, age, education, occupation and industry.")
    {
        MayPublishItself = true,
        Frequency = Frequency.Year,
        Key = [Dimension.Area, Dimension.Sex, Dimension.Age, Dimension.Education, Dimension.Occupation, Dimension.Industry, Dimension.Period, Dimension.Measure, Dimension.Survey, Dimension.Grouping],
        Units = EmploymentUnits,
        Rules = ObservationRules.Of(EmploymentUnits),
        SeriesRules = [TotalCheck.Of(Dimension.Sex), JumpCheck.Above(1_000)],
        CrossChecks = [FindingCodes.AreaTypeDiffers, FindingCodes.UnitDiffers, FindingCodes.ValueMissing, FindingCodes.StatusDiffers, FindingCodes.FrequencyDiffers, FindingCodes.TotalNotParts, FindingCodes.Jump],
        Columns =
        [
            AreaCode, AreaType, Sex, Age with { Example = "Y_GE15" }, Education with { Example = "T" }, Occupation with { Example = "T" }, Industry with { Example = "F" }, Time,
            .. Measures(EmploymentUnits, "Employed persons, employed / population · 100, or labour force / population · 100"), ValueIn("persons or percent", 0, 10_000_000_000, "978000"), Status, Survey, Grouping, Note,
        ],
    };

    public static DatasetKind WagesDeclared { get; } = new(Wages, "Wages", "What workers earn before tax, by sex, occupation and industry, in the currency that is named.")
    {
        MayPublishItself = true,
        Frequency = Frequency.Year,
        Key = [Dimension.Area, Dimension.Sex, Dimension.Occupation, Dimension.Industry, Dimension.Period, Dimension.Measure, Dimension.Currency, Dimension.Survey],
        Units = WageUnits,
        Rules = ObservationRules.Of(WageUnits),
        SeriesRules = [JumpCheck.Above()],
        CrossChecks = [FindingCodes.AreaTypeDiffers, FindingCodes.UnitDiffers, FindingCodes.ValueMissing, FindingCodes.StatusDiffers, FindingCodes.FrequencyDiffers, FindingCodes.Jump],
        Columns =
        [
            AreaCode with { Example = "QAT" }, AreaType, Sex, Occupation with { Example = "7" }, Industry with { Example = "F" }, Time, .. Measures(WageUnits, "Mean or median earnings a month or an hour"),
            new(Dimension.Currency, ColumnType.Currency, "ISO 4217 code of the currency of the value") { Required = true, Example = "QAR" },
            ValueIn("units of the currency", 0, 10_000_000_000, "3410.5"), Status, Survey with { Example = "Structure of earnings survey" }, Note,
        ],
    };
}
