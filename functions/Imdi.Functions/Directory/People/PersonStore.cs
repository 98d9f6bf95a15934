using Azure;
using Azure.Data.Tables;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>People with roles, by id. The row holds personal data: it is read where it is needed and never published.</summary>
public sealed class PersonStore(StorageClients storage)
{
    private const string Partition = "person";

    private static readonly Refusal Exists = Refusal.Conflict("person-exists", "Somebody with this id is in the Directory already.");

    private TableClient Table => storage.Table(StorageNames.Directory);

    public async Task<Person?> FindAsync(string id, CancellationToken cancellation) =>
        await Table.FindAsync(Partition, KeyOf(id), cancellation) is { } row ? FromRow(row) : null;

    /// <summary>With the ETag that a change carries.</summary>
    public async Task<(Person Person, ETag Tag)?> ReadAsync(string id, CancellationToken cancellation) =>
        await Table.FindAsync(Partition, KeyOf(id), cancellation) is { } row ? (FromRow(row), row.ETag) : null;

    public IAsyncEnumerable<Person> ListAsync(CancellationToken cancellation) => Table.PartitionAsync(Partition, cancellation).Select(FromRow);

    public async Task<Refusal?> AddAsync(Person person, CancellationToken cancellation) => (await Table.InsertAsync(ToRow(person), Exists, cancellation)).Refusal;

    public async Task<Refusal?> SaveAsync(Person person, ETag tag, CancellationToken cancellation)
    {
        var row = ToRow(person);
        row.ETag = tag;
        return (await Table.ReplaceAsync(row, cancellation)).Refusal;
    }

    /// <summary>Gives somebody the id that their first sign-in proves, unless another record has it or theirs has changed.</summary>
    public Task<Refusal?> RenameAsync(string was, ETag tag, Person person, CancellationToken cancellation) => Table.TransactAsync(
        [new(TableTransactionActionType.Add, ToRow(person)), new(TableTransactionActionType.Delete, new TableEntity(Partition, KeyOf(was)), tag)], cancellation);

    public Task RemoveAsync(string id, CancellationToken cancellation) => Table.DeleteEntityAsync(Partition, KeyOf(id), cancellationToken: cancellation);

    // A subject of a sign-in may hold characters that a key may not.
    private static string KeyOf(string id) => Uri.EscapeDataString(id).Replace('%', '=');

    private static TableEntity ToRow(Person person) => new TableEntity(Partition, KeyOf(person.Id)).WithJson(person);

    private static Person FromRow(TableEntity row) => row.Json<Person>();
}
