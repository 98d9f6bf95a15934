using Azure;
using Azure.Data.Tables;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>Organisations of the stakeholder register, by id.</summary>
public sealed class OrganisationStore(StorageClients storage)
{
    private const string Partition = "organisation";

    private static readonly Refusal Exists = Refusal.Conflict("organisation-exists", "An organisation with this id is in the Directory already.");

    private TableClient Table => storage.Table(StorageNames.Directory);

    public async Task<Organisation?> FindAsync(string id, CancellationToken cancellation) =>
        await Table.FindAsync(Partition, id, cancellation) is { } row ? FromRow(row) : null;

    /// <summary>With the ETag that a change carries.</summary>
    public async Task<(Organisation Organisation, ETag Tag)?> ReadAsync(string id, CancellationToken cancellation) =>
        await Table.FindAsync(Partition, id, cancellation) is { } row ? (FromRow(row), row.ETag) : null;

    public IAsyncEnumerable<Organisation> ListAsync(CancellationToken cancellation) => Table.PartitionAsync(Partition, cancellation).Select(FromRow);

    public async Task<Refusal?> AddAsync(Organisation organisation, CancellationToken cancellation) => (await Table.InsertAsync(ToRow(organisation), Exists, cancellation)).Refusal;

    public async Task<Refusal?> SaveAsync(Organisation organisation, ETag tag, CancellationToken cancellation)
    {
        var row = ToRow(organisation);
        row.ETag = tag;
        return (await Table.ReplaceAsync(row, cancellation)).Refusal;
    }

    public Task RemoveAsync(string id, CancellationToken cancellation) => Table.DeleteEntityAsync(Partition, id, cancellationToken: cancellation);

    private static TableEntity ToRow(Organisation organisation) => new TableEntity(Partition, organisation.Id).WithJson(organisation);

    private static Organisation FromRow(TableEntity row) => row.Json<Organisation>();
}
