using Imdi.Shared;
using static Imdi.Functions.Datasets.KindNames.Flow;

namespace Imdi.Functions.Datasets;

public static class RemittanceFlowsKind
{
    public static DatasetKind Declared { get; } = new(KindNames.RemittanceFlows, "Remittance flows between countries",
        "Money that migrants send from one country to another in a year. A pair without a flow has no row.")
    {
        Frequency = Frequency.Year,
        Key = [From, To, Year],
        Columns =
        [
            new(From, ColumnType.Country, "Sending country, ISO 3166-1 alpha-3") { Required = true, Example = "QAT" },
            new(To, ColumnType.Country, "Receiving country, ISO 3166-1 alpha-3") { Required = true, Example = "NPL" },
            new(Year, ColumnType.Year, "Calendar year") { Required = true, Example = "2017" },
            new(MillionUsd, ColumnType.Decimal, "Flow in the year") { Required = true, Unit = "million USD", Minimum = 0, AboveMinimum = true, Maximum = 10_000_000, Example = "1967.8702" },
        ],
    };
}
