using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>Drafts by id, as JSON cut into pieces that a property holds; and which draft a caller's key began.</summary>
internal sealed class DraftStore(StorageClients storage)
{
    private const string Partition = "draft", KeyPartition = "draft-key";

    private static readonly Refusal Exists = Refusal.Conflict("draft-exists", "This draft was begun before.");

    private TableClient Table => storage.Table(StorageNames.Proposals);

    /// <summary>A new id; for a key that came before, the id that it got then. An id is never taken from outside: ids become public, and a key leads to a link.</summary>
    public async Task<string> IdOfAsync(string? key, DateTimeOffset now, CancellationToken cancellation)
    {
        if (key is null) return SubmissionId.Of(now, RandomNumberGenerator.GetBytes(SubmissionId.EntropyBytes)).ToString();
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        string made = SubmissionId.Of(now, hash.AsSpan(0, SubmissionId.EntropyBytes)).ToString(), row = Convert.ToHexStringLower(hash);
        var inserted = await Table.InsertAsync(new(KeyPartition, row) { ["Id"] = made }, Exists, cancellation);
        return inserted.IsOk ? made : (await Table.FindAsync(KeyPartition, row, cancellation))!.GetString("Id");
    }

    /// <summary>False when it was begun before: the first one stands.</summary>
    public async Task<bool> AddAsync(Draft draft, CancellationToken cancellation) => (await Table.InsertAsync(ToRow(draft), Exists, cancellation)).IsOk;

    public async Task<Draft?> FindAsync(string id, CancellationToken cancellation) => await Table.FindAsync(Partition, id, cancellation) is { } row ? FromRow(row) : null;

    public async Task<Outcome<Draft>> SaveAsync(Draft was, Draft next, CancellationToken cancellation)
    {
        var row = ToRow(next);
        row.ETag = new ETag(was.RowTag ?? throw new ArgumentException("A change carries the ETag of what was read.", nameof(was)));
        var saved = await Table.ReplaceAsync(row, cancellation);
        return saved.IsOk ? next with { RowTag = saved.Value.ToString() } : saved.Refusal;
    }

    public IAsyncEnumerable<Draft> AllAsync(CancellationToken cancellation) => Table.PartitionAsync(Partition, cancellation).Select(FromRow);

    public Task RemoveAsync(string id, CancellationToken cancellation) => Table.DeleteEntityAsync(Partition, id, cancellationToken: cancellation);

    /// <summary>Removes drafts that nobody has touched since before a moment, unless somebody touches one meanwhile; answers their ids.</summary>
    public async Task<IReadOnlyList<string>> RemoveUntouchedAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        List<string> removed = [];
        await foreach (var row in Table.QueryAsync<TableEntity>(row => row.PartitionKey == Partition, select: ["PartitionKey", "RowKey", "TouchedAt"], cancellationToken: cancellation))
        {
            if (row.GetDateTimeOffset("TouchedAt") >= before) continue;
            if (await Table.TransactAsync([new(TableTransactionActionType.Delete, row, row.ETag)], cancellation) is null) removed.Add(row.RowKey);
        }

        return removed;
    }

    private static TableEntity ToRow(Draft draft) => new TableEntity(Partition, draft.Id) { ["TouchedAt"] = draft.TouchedAt }.WithJson(draft);

    private static Draft FromRow(TableEntity row) => row.Json<Draft>() with { RowTag = row.ETag.ToString() };
}
