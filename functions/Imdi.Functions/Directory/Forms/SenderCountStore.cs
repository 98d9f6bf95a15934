using System.Globalization;
using Azure.Data.Tables;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>How many forms a sender sent on a day. No address is stored.</summary>
public sealed class SenderCountStore(StorageClients storage)
{
    private static readonly Refusal Exists = Refusal.Conflict("count-exists", "Counted meanwhile.");

    private TableClient Table => storage.Table(StorageNames.Directory);

    /// <summary>Counts one more and answers the new number; at <paramref name="most"/> it stops counting.</summary>
    public async Task<int> AddAsync(DateOnly day, string sender, int most, CancellationToken cancellation)
    {
        string partition = $"sent-{day.ToString("O", CultureInfo.InvariantCulture)}";
        while (true)
        {
            var row = await Table.FindAsync(partition, sender, cancellation);
            int count = (row?.GetInt32("Count") ?? 0) + 1;
            if (count > most) return count;

            var next = new TableEntity(partition, sender) { ["Count"] = count, ETag = row?.ETag ?? default };
            var written = row is null ? await Table.InsertAsync(next, Exists, cancellation) : await Table.ReplaceAsync(next, cancellation);
            if (written.IsOk) return count;
        }
    }

    /// <summary>Counts of earlier days say nothing any more.</summary>
    public async Task RemoveBeforeAsync(DateOnly day, CancellationToken cancellation)
    {
        string before = $"sent-{day.ToString("O", CultureInfo.InvariantCulture)}";
        await foreach (var row in Table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey ge {"sent-"} and PartitionKey lt {before}"), select: ["PartitionKey", "RowKey"], cancellationToken: cancellation))
            await Table.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellation);
    }
}
