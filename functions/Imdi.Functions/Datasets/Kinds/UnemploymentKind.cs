using Imdi.Shared;
using static Imdi.Functions.Datasets.KindNames;
using static Imdi.Functions.Datasets.ObservationColumns;

namespace Imdi.Functions.Datasets;

/// <summary>People who look for work and could start: how many, and their share of the labour force.</summary>
public static class UnemploymentKind
{
    private static readonly Dictionary<string, string> Units = new() { ["unemployed"] = "persons", ["unemployment-rate"] = "percent" };

    public static DatasetKind Declared { get; } = new(Unemployment, "Unemployment", "People without work who look for it and could start, and their share of the labour force, by sex, age and education.")
    {
        MayPublishItself = true,
        Frequency = Frequency.Year,
        Key = [Dimension.Area, Dimension.Sex, Dimension.Age, Dimension.Education, Dimension.Period, Dimension.Measure, Dimension.Survey, Dimension.Grouping],
        Units = Units,
        Rules = ObservationRules.Of(Units),
        CrossChecks = [FindingCodes.AreaTypeDiffers, FindingCodes.UnitDiffers, FindingCodes.ValueMissing, FindingCodes.StatusDiffers, FindingCodes.FrequencyDiffers],
        Columns =
        [
            AreaCode, AreaType, Sex, Age, Education with { Example = "T" }, Time, .. Measures(Units, "Unemployed persons, or unemployed / labour force · 100"),
            ValueIn("persons or percent", 0, 10_000_000_000, "41276"), Status, Survey, Grouping, Note,
        ],
    };
}
