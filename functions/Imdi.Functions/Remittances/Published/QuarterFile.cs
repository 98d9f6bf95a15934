using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>Every corridor, target and average of a quarter; <c>/data/quarters/2020Q3.json</c>.</summary>
public sealed record QuarterFile(Period Period, IReadOnlyList<TargetRow> Targets, IReadOnlyList<CorridorRow> Corridors, IReadOnlyList<AverageRow> Averages)
{
    public static string AddressOf(Period period) => $"/data/quarters/{period}.json";

    public static QuarterFile Of(RemittanceBook book, Period period)
    {
        var rows = book.Quarter(period);
        var sources = Enum.GetValues<Basis>().ToDictionary(basis => basis, basis => CostSource.InOrder(rows.SelectMany(row => row.SourcesOn(basis))));
        return new QuarterFile(
            period,
            [.. Enum.GetValues<Basis>().Select(basis => TargetState.Of(period, basis, rows, book.Flows, book.Options)).OfType<TargetState>().Select(TargetRow.Of)],
            [.. rows.Where(row => row.Mean is not null).Select(row => CorridorRow.Of(row, book.Flows, false))],
            [.. book.Averages(period).Select(average => AverageRow.Of(period, average, sources[average.Basis]))]);
    }
}
