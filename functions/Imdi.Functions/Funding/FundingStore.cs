using Azure;
using Azure.Data.Tables;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>Windows, pledges, contributions, receipts and projects: a partition each, by id, as JSON.</summary>
public sealed class FundingStore(StorageClients storage, SiteNews? news = null)
{
    private static readonly Refusal Exists = Refusal.Conflict("id-exists", "There is one with this id already.");

    private static readonly Dictionary<Type, string> Partitions = new()
    {
        [typeof(MoneyWindow)] = "window", [typeof(Pledge)] = "pledge", [typeof(Contribution)] = "contribution", [typeof(Receipt)] = "receipt", [typeof(FundedProject)] = "project",
    };

    private TableClient Table => storage.Table(StorageNames.Funding);

    /// <summary>Null also for what cannot be an id.</summary>
    public async Task<T?> FindAsync<T>(string id, CancellationToken cancellation) where T : FundingDocument =>
        RowLimits.IsKey(id) && await Table.FindAsync(Partitions[typeof(T)], id, cancellation) is { } row ? FromRow<T>(row) : null;

    /// <summary>In the order of their ids; those made of ULIDs are oldest first.</summary>
    public IAsyncEnumerable<T> ListAsync<T>(CancellationToken cancellation) where T : FundingDocument => Table.PartitionAsync(Partitions[typeof(T)], cancellation).Select(FromRow<T>);

    /// <summary>Some of them in that order, and the token that asks for those after them; null at the end.</summary>
    public async Task<Outcome<(IReadOnlyList<T> Items, string? Next)>> PageAsync<T>(int limit, string? next, CancellationToken cancellation) where T : FundingDocument =>
        (await Table.PageAsync(Partitions[typeof(T)], limit, next, cancellation)).Then<(IReadOnlyList<T>, string?)>(page => ([.. page.Rows.Select(FromRow<T>)], page.Next));

    public async Task<Outcome<T>> AddAsync<T>(T document, CancellationToken cancellation) where T : FundingDocument
    {
        var added = await Table.InsertAsync(ToRow(document), Exists, cancellation);
        if (added.IsOk) news?.Tell();
        return added.IsOk ? document with { RowTag = added.Value.ToString() } : added.Refusal;
    }

    /// <summary>Saves a change on what it was made from; else <see cref="Rows.ChangedMeanwhile"/>.</summary>
    public async Task<Outcome<T>> SaveAsync<T>(T document, CancellationToken cancellation) where T : FundingDocument
    {
        var row = ToRow(document);
        row.ETag = new ETag(document.RowTag ?? throw new ArgumentException("A change carries the ETag of what was read.", nameof(document)));
        var saved = await Table.ReplaceAsync(row, cancellation);
        if (saved.IsOk) news?.Tell();
        return saved.IsOk ? document with { RowTag = saved.Value.ToString() } : saved.Refusal;
    }

    private static TableEntity ToRow<T>(T document) where T : FundingDocument => new TableEntity(Partitions[typeof(T)], document.Id).WithJson(document);

    private static T FromRow<T>(TableEntity row) where T : FundingDocument => row.Json<T>() with { RowTag = row.ETag.ToString() };
}
