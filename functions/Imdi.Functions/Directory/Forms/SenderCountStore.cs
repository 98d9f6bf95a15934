using System.Collections.Concurrent;
using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>How many forms a sender sent on a day. No address is stored.</summary>
public sealed class SenderCountStore(StorageClients storage)
{
    private static readonly Refusal Exists = Refusal.Conflict("count-exists", "Counted meanwhile.");

    // More are read from storage again.
    private const int MostRemembered = 10_000;

    // As this process left the counts of the day: read again only where another instance has counted since.
    private readonly ConcurrentDictionary<(string Partition, string Sender), (int Count, ETag Tag)> _left = new();

    private DateOnly _day;

    private TableClient Table => storage.Table(StorageNames.Directory);

    /// <summary>Counts one more and answers the new number; at <paramref name="most"/> it stops counting.</summary>
    public async Task<int> AddAsync(DateOnly day, string sender, int most, CancellationToken cancellation)
    {
        string partition = $"sent-{day.ToString("O", CultureInfo.InvariantCulture)}";
        while (true)
        {
            var was = _left.TryRemove((partition, sender), out var left) ? left : await ReadAsync(partition, sender, cancellation);
            int count = (was?.Count ?? 0) + 1;
            if (count > most) return count;

            var next = new TableEntity(partition, sender) { ["Count"] = count, ETag = was?.Tag ?? default };
            var written = was is null ? await Table.InsertAsync(next, Exists, cancellation) : await Table.ReplaceAsync(next, cancellation);
            if (!written.IsOk) continue;
            if (_day != day || _left.Count >= MostRemembered) _left.Clear();
            _day = day;
            _left[(partition, sender)] = (count, written.Value);
            return count;
        }
    }

    private async Task<(int Count, ETag Tag)?> ReadAsync(string partition, string sender, CancellationToken cancellation) =>
        await Table.FindAsync(partition, sender, cancellation) is { } row ? (row.GetInt32("Count") ?? 0, row.ETag) : null;

    /// <summary>Counts of earlier days say nothing any more.</summary>
    public async Task RemoveBeforeAsync(DateOnly day, CancellationToken cancellation)
    {
        string before = $"sent-{day.ToString("O", CultureInfo.InvariantCulture)}";
        await foreach (var row in Table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey ge {"sent-"} and PartitionKey lt {before}"), select: ["PartitionKey", "RowKey"], cancellationToken: cancellation))
            await Table.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellation);
    }
}
