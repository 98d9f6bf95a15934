using Imdi.Shared;
using static Imdi.Functions.Datasets.KindNames;
using static Imdi.Functions.Datasets.ObservationColumns;

namespace Imdi.Functions.Datasets;

/// <summary>Who lives in a country and what they are trained to do.</summary>
public static class PopulationKinds
{
    private static readonly Dictionary<string, string> SkillUnits = new() { ["attainment"] = "persons", ["graduates"] = "persons", ["speakers"] = "persons" };

    public static DatasetKind PopulationDeclared { get; } = new(Population, "Population by age and sex", "People who live in a country, by age group and sex, counted, estimated or projected.")
    {
        Frequency = Frequency.Year,
        Key = [Dimension.Area, Dimension.Sex, Dimension.Age, Dimension.Period, Dimension.Variant],
        Rules = [ObservationRules.TypeOf(Dimension.Area, Dimension.AreaType), ObservationRules.ValueOrMissing, ObservationRules.OneFrequency],
        SeriesRules = [TotalCheck.Of(Dimension.Sex), JumpCheck.Above(1_000)],
        CrossChecks = [FindingCodes.AreaTypeDiffers, FindingCodes.ValueMissing, FindingCodes.StatusDiffers, FindingCodes.FrequencyDiffers, FindingCodes.TotalNotParts, FindingCodes.Jump],
        Columns =
        [
            AreaCode, AreaType, Sex, Age, Time,
            new(Dimension.Variant, ColumnType.Code, "Whether the figure is an estimate of the past or of which projection") { Required = true, Codes = ["estimate", "medium", "high", "low", "zero-migration"], Example = "estimate" },
            Persons with { Example = "5930000" }, Status, Note,
        ],
    };

    public static DatasetKind SkillsSupplyDeclared { get; } = new(SkillsSupply, "Supply of skills", "The education, training and languages of a country's people: attainment by ISCED level, what training puts out each year, and speakers by CEFR level.")
    {
        Frequency = Frequency.Year,
        Key = [Dimension.Country, Dimension.Measure, Dimension.Sex, Dimension.Age, Dimension.Education, Dimension.Occupation, Dimension.Language, Dimension.Cefr, Dimension.Period],
        Units = SkillUnits,
        Rules =
        [
            ObservationRules.UnitOf(SkillUnits), ObservationRules.ValueOrMissing, ObservationRules.OneFrequency, ObservationRules.Needs(Dimension.Measure, ["speakers"], Dimension.Language, Dimension.Cefr),
        ],
        SeriesRules = [TotalCheck.Of(Dimension.Sex), TotalCheck.Of(Dimension.Education)],
        CrossChecks = [FindingCodes.UnitDiffers, FindingCodes.ValueMissing, FindingCodes.StatusDiffers, FindingCodes.FrequencyDiffers, FindingCodes.NeededWith, FindingCodes.TotalNotParts],
        Columns =
        [
            Country with { Example = "PHL" }, .. Measures(SkillUnits, "People by the level they attained, graduates of the year (training output), or speakers of a language"),
            Sex, Age with { Example = "Y25-34" }, Education with { Example = "6" },
            Occupation with { Description = "ISCO-08 code of the occupation that the training leads to, T for all", Example = "2221" },
            Spoken with { Description = "The language spoken, BCP 47; needed for speakers", Example = "" }, Cefr with { Description = "Level of the language, CEFR; needed for speakers", Example = "" },
            Time, Persons with { Example = "84000" }, Status, Note,
        ],
    };
}
