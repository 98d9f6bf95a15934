using Azure.Data.Tables;

namespace Imdi.Functions.Storage;

/// <summary>Cuts rows into what one entity-group transaction takes: one partition, at most 100 operations and 4 MiB, no row twice.</summary>
internal static class RowBatches
{
    public const int Operations = 100;
    public const int Bytes = 4 * 1024 * 1024;

    public static IEnumerable<IReadOnlyList<TableEntity>> Of(IEnumerable<TableEntity> rows)
    {
        foreach (var partition in rows.GroupBy(row => row.PartitionKey))
        {
            List<TableEntity> batch = [];
            HashSet<string> keys = [];
            int bytes = 0;
            foreach (var row in partition)
            {
                int size = RowSize.OnTheWire(RowLimits.Checked(row));
                if (batch.Count == Operations || (batch.Count > 0 && bytes + size > Bytes))
                {
                    yield return batch;
                    (batch, bytes) = ([], 0);
                }

                batch.Add(keys.Add(row.RowKey) ? row : throw new ArgumentException("A row is written twice in one go."));
                bytes += size;
            }

            yield return batch;
        }
    }

    /// <summary>For what must happen whole or not at all: throws when it does not fit one transaction.</summary>
    public static void CheckOne(IReadOnlyList<TableTransactionAction> actions)
    {
        var rows = actions.Select(action => (TableEntity)action.Entity).ToList();
        if (Of(rows).Count() != 1)
        {
            throw new ArgumentException("A transaction takes one partition, at most 100 operations and 4 MiB.");
        }
    }
}
