using Imdi.Shared;
using static Imdi.Functions.Datasets.KindNames;
using static Imdi.Functions.Datasets.ObservationColumns;

namespace Imdi.Functions.Datasets;

/// <summary>The two workforces whose loss hurts most: health and education.</summary>
public static class WorkforceKinds
{
    private static readonly Dictionary<string, string> HealthUnits = new()
    {
        ["practising"] = "persons", ["trained-abroad"] = "persons", ["working-abroad"] = "persons", ["graduates"] = "persons", ["density"] = "per-10000-people",
    };

    private static readonly Dictionary<string, string> EducationUnits = new()
    {
        ["teachers"] = "persons", ["trained-abroad"] = "persons", ["working-abroad"] = "persons", ["qualified-share"] = "percent", ["pupils-per-teacher"] = "pupils-per-teacher",
    };

    public static DatasetKind HealthDeclared { get; } = new(HealthWorkforce, "Health workforce", "Doctors, nurses and other health workers of a country: who practises, who was trained elsewhere, who left.")
    {
        Frequency = Frequency.Year,
        Key = [Dimension.Area, Dimension.Occupation, Dimension.Sex, Dimension.Measure, Dimension.Period],
        Units = HealthUnits,
        Rules = ObservationRules.Of(HealthUnits),
        SeriesRules = [TotalCheck.Of(Dimension.Sex)],
        CrossChecks = [FindingCodes.AreaTypeDiffers, FindingCodes.UnitDiffers, FindingCodes.ValueMissing, FindingCodes.StatusDiffers, FindingCodes.FrequencyDiffers, FindingCodes.TotalNotParts],
        Columns =
        [
            AreaCode with { Example = "GHA" }, AreaType, Occupation with { Description = "ISCO-08 code of the health occupation: 221 doctors, 222 nurses and midwives, 32 associates", Example = "222" },
            Sex, .. Measures(HealthUnits, "Who is counted: practising in the area, of them trained abroad, trained in the area and working abroad, graduates of the year, or practising by 10,000 people"), Time,
            ValueIn("persons, or by 10,000 people", 0, 1_000_000_000, "31200"), Status, Note,
        ],
    };

    public static DatasetKind EducationDeclared { get; } = new(EducationWorkforce, "Education workforce", "Teachers of a country by the level that they teach: how many, how well qualified, trained elsewhere, gone abroad.")
    {
        Frequency = Frequency.Year,
        Key = [Dimension.Area, Dimension.Education, Dimension.Sex, Dimension.Measure, Dimension.Period],
        Units = EducationUnits,
        Rules = ObservationRules.Of(EducationUnits),
        SeriesRules = [TotalCheck.Of(Dimension.Sex)],
        CrossChecks = [FindingCodes.AreaTypeDiffers, FindingCodes.UnitDiffers, FindingCodes.ValueMissing, FindingCodes.StatusDiffers, FindingCodes.FrequencyDiffers, FindingCodes.TotalNotParts],
        Columns =
        [
            AreaCode with { Example = "JAM" }, AreaType, Education with { Description = "ISCED 2011 level taught, a range, or T", Example = "1" }, Sex,
            .. Measures(EducationUnits, "Teachers, of them trained abroad, trained in the area and teaching abroad, the share with the required qualification, or pupils by teacher"), Time,
            ValueIn("persons, percent or pupils", 0, 1_000_000_000, "14800"), Status, Note,
        ],
    };
}
