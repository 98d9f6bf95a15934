using System.Globalization;
using System.Runtime.CompilerServices;
using Imdi.Functions.Datasets;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Remittances;

internal static class FlowRows
{
    private static readonly string[] Columns = [KindNames.Flow.From, KindNames.Flow.To, KindNames.Flow.Year, KindNames.Flow.MillionUsd];

    public static async IAsyncEnumerable<(Corridor, Flow)> ReadAsync(IPublishedData data, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var version in await Sources.CurrentAsync(data, RemittanceFlows, cancellation))
        {
            if (version.Source.IsDemonstration) continue;
            await foreach (var batch in data.ReadAsync(version, Columns, cancellation))
            {
                var from = batch.Text(KindNames.Flow.From);
                var to = batch.Text(KindNames.Flow.To);
                var year = batch.Text(KindNames.Flow.Year);
                var million = batch.Number(KindNames.Flow.MillionUsd);
                for (int row = 0; row < batch.Count; row++)
                {
                    if (million[row] is not { } flow) continue;
                    yield return (Corridors.Of(from[row], to[row]), new Flow(int.Parse(year[row]!, CultureInfo.InvariantCulture), PackedNumbers.WithoutZeros(flow)));
                }
            }
        }
    }
}
