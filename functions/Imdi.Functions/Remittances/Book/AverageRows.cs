using System.Runtime.CompilerServices;
using Imdi.Functions.Datasets;
using Imdi.Shared;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Remittances;

internal static class AverageRows
{
    private static readonly string[] Columns = [Average.From, Average.To, Average.Period, Average.CostPercent];

    public static async IAsyncEnumerable<(Corridor, Period, PublishedAverage)> ReadAsync(
        IPublishedData data, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var version in await Sources.CurrentAsync(data, CorridorAverages, cancellation))
        {
            var source = Sources.Of(version);
            await foreach (var batch in data.ReadAsync(version, Columns, cancellation))
            {
                var from = batch.Text(Average.From);
                var to = batch.Text(Average.To);
                var period = batch.Text(Average.Period);
                var cost = batch.Number(Average.CostPercent);
                for (int row = 0; row < batch.Count; row++)
                {
                    if (cost[row] is not { } percent) continue;
                    yield return (Corridors.Of(from[row], to[row]), Period.Parse(period[row]!), new PublishedAverage(PackedNumbers.WithoutZeros(percent), source));
                }
            }
        }
    }
}
