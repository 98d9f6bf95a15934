using Azure;
using Azure.Data.Tables;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Directory;

/// <summary>Sessions by whose they are, so that all of one account's are one range.</summary>
public sealed class SessionStore(StorageClients storage)
{
    private const string Partition = "session";

    // After the hash and before any other: '`' follows '_'.
    private const char Separator = '_', Behind = '`';

    private TableClient Table => storage.Table(StorageNames.Directory);

    public Task AddAsync(Session session, CancellationToken cancellation) => Table.UpsertAsync(ToRow(session), cancellation);

    /// <summary>With the ETag that <see cref="SeeAsync"/> carries; null also for what cannot be an id.</summary>
    public async Task<(Session Session, ETag Tag)?> FindAsync(string subject, string id, CancellationToken cancellation) =>
        RowLimits.IsKey(KeyOf(subject, id)) && await Table.FindAsync(Partition, KeyOf(subject, id), cancellation) is { } row ? (FromRow(row), row.ETag) : null;

    public IAsyncEnumerable<Session> ListAsync(string subject, CancellationToken cancellation) =>
        Table.RangeAsync(Partition, $"{AccessLink.HashOf(subject)}{Separator}", $"{AccessLink.HashOf(subject)}{Behind}", cancellation).Select(FromRow);

    /// <summary>Notes that it is in use; one that was ended or noted meanwhile stays as it is.</summary>
    public async Task SeeAsync(Session session, ETag tag, CancellationToken cancellation)
    {
        var row = ToRow(session);
        row.ETag = tag;
        await Table.ReplaceAsync(row, cancellation);
    }

    public Task RemoveAsync(string subject, string id, CancellationToken cancellation) => Table.DeleteEntityAsync(Partition, KeyOf(subject, id), cancellationToken: cancellation);

    /// <summary>Removes those that were not used since; answers how many.</summary>
    public async Task<int> RemoveUnusedAsync(DateTimeOffset since, CancellationToken cancellation)
    {
        int removed = 0;
        await foreach (var session in Table.PartitionAsync(Partition, cancellation).Select(FromRow))
        {
            if (session.SeenAt >= since) continue;
            await RemoveAsync(session.Subject, session.Id, cancellation);
            removed++;
        }

        return removed;
    }

    // By the hash: a subject may hold what a key may not.
    private static string KeyOf(string subject, string id) => $"{AccessLink.HashOf(subject)}{Separator}{id}";

    private static TableEntity ToRow(Session session) => new TableEntity(Partition, KeyOf(session.Subject, session.Id)).WithJson(session);

    private static Session FromRow(TableEntity row) => row.Json<Session>();
}
