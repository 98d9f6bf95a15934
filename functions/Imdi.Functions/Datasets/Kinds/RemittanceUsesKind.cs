using Imdi.Shared;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Datasets;

/// <summary>What remittances are used for where they arrive; the shares of a flow add up to 100.</summary>
public static class RemittanceUsesKind
{
    public static readonly string[] Uses = ["consumption", "education", "health", "housing", "land", "business", "savings", "debt", "ceremonies", "other"];

    public static DatasetKind Declared { get; } = new(RemittanceUses, "Uses of remittances",
        "The share of the remittances of a year that households spend on each use, over all senders or for those of one country; the flows themselves are remittance-flows.")
    {
        Frequency = Frequency.Year,
        Key = [Dimension.From, Dimension.To, Dimension.Year, Dimension.Survey, Dimension.Use],
        Rules = [ObservationRules.TypeOf(Dimension.From, Dimension.OriginType)],
        SeriesRules = [SharesCheck.By(Dimension.Use)],
        CrossChecks = [FindingCodes.AreaTypeDiffers, FindingCodes.SharesNot100],
        Columns =
        [
            new(Dimension.From, ColumnType.Area, "Where the money comes from: a country, or WLD for all") { Required = true, MaximumLength = 20, Example = "QAT" },
            new(Dimension.OriginType, ColumnType.Code, "Whether that is a country, an aggregate or a residual") { Required = true, Codes = Area.Types, Example = Area.Country },
            new(Dimension.To, ColumnType.Country, "Receiving country, ISO 3166-1 alpha-3") { Required = true, Example = "NPL" },
            new(Dimension.Year, ColumnType.Year, "Calendar year") { Required = true, Example = "2023" },
            new(Dimension.Use, ColumnType.Code, "What the money is spent on") { Required = true, Codes = Uses, Example = "consumption" },
            new(Dimension.SharePercent, ColumnType.Decimal, "Share of the money received") { Required = true, Unit = "% of remittances", Minimum = 0, Maximum = 100, Example = "100" },
            ObservationColumns.Survey with { Description = "The survey that asked households", Example = "Living standards survey" }, ObservationColumns.Note,
        ],
    };
}
