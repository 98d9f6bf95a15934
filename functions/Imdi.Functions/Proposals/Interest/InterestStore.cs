using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>Expressions of interest by their submission, so that one sent twice is kept once; and the references that lead to them.</summary>
public sealed class InterestStore(StorageClients storage)
{
    private const string Partition = "interest", ReferencePartition = "interest-reference";

    private static readonly Refusal Exists = Refusal.Conflict("interest-exists", "This expression of interest has been received already.");

    private TableClient Table => storage.Table(StorageNames.Proposals);

    /// <summary>False when the submission was kept before: the first one stands.</summary>
    public async Task<bool> AddAsync(Interest interest, CancellationToken cancellation)
    {
        // First, and again by whoever repeats the submission: a reference that leads nowhere harms nobody.
        await Table.UpsertAsync(new(ReferencePartition, interest.Reference) { ["Id"] = interest.Id }, cancellation);
        return (await Table.InsertAsync(ToRow(interest), Exists, cancellation)).IsOk;
    }

    public async Task<Interest?> FindAsync(string id, CancellationToken cancellation) => await Table.FindAsync(Partition, id, cancellation) is { } row ? FromRow(row) : null;

    public async Task<Interest?> FindByReferenceAsync(string reference, CancellationToken cancellation) =>
        Directory.Reference.TryNormalise(reference, out string normal) && await Table.FindAsync(ReferencePartition, normal, cancellation) is { } row ? await FindAsync(row.GetString("Id"), cancellation) : null;

    public async Task<Outcome<Interest>> SaveAsync(Interest was, Interest next, CancellationToken cancellation)
    {
        var row = ToRow(next);
        row.ETag = new ETag(was.RowTag!);
        var saved = await Table.ReplaceAsync(row, cancellation);
        return saved.IsOk ? next with { RowTag = saved.Value.ToString() } : saved.Refusal;
    }

    public async Task<IReadOnlyList<Interest>> AllAsync(CancellationToken cancellation) => await Table.PartitionAsync(Partition, cancellation).Select(FromRow).ToListAsync(cancellation);

    private static TableEntity ToRow(Interest interest) => new(Partition, interest.Id) { ["Interest"] = JsonSerializer.Serialize(interest) };

    private static Interest FromRow(TableEntity row) => JsonSerializer.Deserialize<Interest>(row.GetString("Interest"))! with { RowTag = row.ETag.ToString() };
}
