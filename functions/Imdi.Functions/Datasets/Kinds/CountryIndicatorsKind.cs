using Imdi.Shared;
using static Imdi.Functions.Datasets.KindNames;
using static Imdi.Functions.Datasets.ObservationColumns;

namespace Imdi.Functions.Datasets;

/// <summary>One figure a country and period, by the publisher's indicator: remittances received and paid, their share of GDP, and whatever else World Development Indicators hold.</summary>
public static class CountryIndicatorsKind
{
    public static DatasetKind Declared { get; } = new(CountryIndicators, "Indicators by country",
        "A publisher's indicators by country and period under the publisher's own codes, such as personal remittances received (BX.TRF.PWKR.CD.DT). A figure that is not known has no row.")
    {
        Frequency = Frequency.Year,
        Key = [Dimension.Area, Dimension.Indicator, Dimension.Period],
        Rules = [ObservationRules.TypeOf(Dimension.Area, Dimension.AreaType), ObservationRules.ValueOrMissing, ObservationRules.OneFrequency],
        SeriesRules = [JumpCheck.Above()],
        CrossChecks = [FindingCodes.AreaTypeDiffers, FindingCodes.ValueMissing, FindingCodes.StatusDiffers, FindingCodes.FrequencyDiffers, FindingCodes.Jump],
        Columns =
        [
            AreaCode, AreaType,
            new(Dimension.Indicator, ColumnType.Text, "The publisher's code of the indicator") { Required = true, MaximumLength = 80, Example = "BX.TRF.PWKR.CD.DT" },
            new(Dimension.IndicatorName, ColumnType.Text, "The publisher's name of the indicator, with its unit") { MaximumLength = 300, Example = "Personal remittances, received (current US$)" },
            Time with { Example = "2018" }, ValueIn("the indicator's unit", -Column.Largest, Column.Largest, "8286629516"), Status, Note,
        ],
    };
}
