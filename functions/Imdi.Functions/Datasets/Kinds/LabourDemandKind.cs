using Imdi.Shared;
using static Imdi.Functions.Datasets.KindNames;
using static Imdi.Functions.Datasets.ObservationColumns;

namespace Imdi.Functions.Datasets;

/// <summary>The future job market (concept paper, component I): what each occupation and industry will need under a stated scenario.</summary>
public static class LabourDemandKind
{
    private static readonly Dictionary<string, string> Units = new() { ["jobs"] = "persons", ["expansion"] = "persons", ["replacement"] = "persons", ["openings"] = "persons" };

    public static DatasetKind Declared { get; } = new(LabourDemand, "Labour demand by occupation, industry and scenario",
        "How many workers a country's employers need or will need, by ISCO-08 occupation and ISIC industry, observed or projected under a scenario that is described with it.")
    {
        Frequency = Frequency.Year,
        Key = [Dimension.Country, Dimension.Occupation, Dimension.Industry, Dimension.Period, Dimension.Scenario, Dimension.Measure],
        Units = Units,
        Rules = [ObservationRules.UnitOf(Units), ObservationRules.ValueOrMissing, ObservationRules.OneFrequency, ObservationRules.OneDescription, ObservationRules.AfterBaseYear],
        CrossChecks = [FindingCodes.UnitDiffers, FindingCodes.ValueMissing, FindingCodes.StatusDiffers, FindingCodes.FrequencyDiffers, FindingCodes.ScenarioDiffers, FindingCodes.BeforeBaseYear],
        Columns =
        [
            Country, Occupation, Industry, Time with { Example = "2030" },
            new(Dimension.Scenario, ColumnType.Text, "Id of the scenario; observed figures are a scenario too, such as observed") { Required = true, MaximumLength = 60, Example = "baseline-2025" },
            new(Dimension.ScenarioName, ColumnType.Text, "The scenario in words") { Required = true, Example = "Baseline: growth and migration as in 2015 to 2024" },
            new(Dimension.BaseYear, ColumnType.Year, "The last observed year that the scenario starts from") { Required = true, Example = "2024" },
            new(Dimension.Method, ColumnType.Text, "How the figures were made, or the address of the method") { Required = true, MaximumLength = 500, Example = "Occupation by industry shares held at their trend" },
            .. Measures(Units, "Jobs (posts filled and vacant), or openings and their two parts, expansion and replacement"),
            ValueIn("persons", -10_000_000_000, 10_000_000_000, "152000"), Status with { Example = "F" }, Note,
        ],
    };
}
