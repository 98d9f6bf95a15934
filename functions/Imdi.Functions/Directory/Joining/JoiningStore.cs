using Azure;
using Azure.Data.Tables;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>Requests to join, by id.</summary>
public sealed class JoiningStore(StorageClients storage)
{
    private const string Partition = "joining";

    private static readonly Refusal Exists = Refusal.Conflict("joining-exists", "This request was sent today already.");

    private TableClient Table => storage.Table(StorageNames.Directory);

    /// <summary>Null also for what cannot be an id.</summary>
    public async Task<Joining?> FindAsync(string id, CancellationToken cancellation) => RowLimits.IsKey(id) && await Table.FindAsync(Partition, id, cancellation) is { } row ? FromRow(row) : null;

    public IAsyncEnumerable<Joining> ListAsync(CancellationToken cancellation) => Table.PartitionAsync(Partition, cancellation).Select(FromRow);

    /// <summary>False when it is there already.</summary>
    public async Task<bool> AddAsync(Joining joining, CancellationToken cancellation) => (await Table.InsertAsync(ToRow(joining), Exists, cancellation)).IsOk;

    public async Task<Outcome<Joining>> SaveAsync(Joining was, Joining next, CancellationToken cancellation)
    {
        var row = ToRow(next);
        row.ETag = new ETag(was.RowTag!);
        var saved = await Table.ReplaceAsync(row, cancellation);
        return saved.IsOk ? next with { RowTag = saved.Value.ToString() } : saved.Refusal;
    }

    public Task RemoveAsync(string id, CancellationToken cancellation) => Table.DeleteEntityAsync(Partition, id, cancellationToken: cancellation);

    private static TableEntity ToRow(Joining joining) => new TableEntity(Partition, joining.Id).WithJson(joining);

    private static Joining FromRow(TableEntity row) => row.Json<Joining>() with { RowTag = row.ETag.ToString() };
}
