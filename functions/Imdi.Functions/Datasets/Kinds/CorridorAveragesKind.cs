using Imdi.Shared;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Datasets;

public static class CorridorAveragesKind
{
    public static DatasetKind Declared { get; } = new(KindNames.CorridorAverages, "Average cost of sending remittances, by corridor",
        "The average total cost of sending the equivalent of USD 200 from one country to another in a quarter, as a publisher states it.")
    {
        Frequency = Frequency.Quarter,
        Key = [Average.From, Average.To, Average.Period],
        Columns =
        [
            new(Average.From, ColumnType.Country, "Sending country, ISO 3166-1 alpha-3") { Required = true, Example = "USA" },
            new(Average.To, ColumnType.Country, "Receiving country, ISO 3166-1 alpha-3") { Required = true, Example = "MEX" },
            new(Average.Period, ColumnType.Quarter, "Quarter of collection") { Required = true, Example = "2020Q3" },
            new(Average.CostPercent, ColumnType.Decimal, "Average total cost over the corridor's services; negative where promotions outweigh fees")
            {
                Required = true, Unit = "% of the equivalent of USD 200", Minimum = -100, Maximum = 400, Example = "4.18037",
            },
        ],
    };
}
