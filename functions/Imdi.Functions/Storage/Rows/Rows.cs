using Azure;
using Azure.Data.Tables;
using Imdi.Shared;

namespace Imdi.Functions.Storage;

/// <summary>What stores do with rows: find or null, and changes whose conflicts are refusals, not exceptions.</summary>
public static class Rows
{
    public static readonly Refusal ChangedMeanwhile =
        new(RefusalKind.Stale, "changed-meanwhile", "Somebody else changed this meanwhile. Read it again and repeat the change on what it is now.");

    public static async Task<TableEntity?> FindAsync(this TableClient table, string partition, string row, CancellationToken cancellation)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancellation);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>Adds a row that must not exist yet; else <paramref name="exists"/>.</summary>
    public static async Task<Outcome<ETag>> InsertAsync(this TableClient table, TableEntity row, Refusal exists, CancellationToken cancellation)
    {
        try
        {
            return Tag(await table.AddEntityAsync(RowLimits.Checked(row), cancellation));
        }
        catch (RequestFailedException conflict) when (conflict.Status == 409)
        {
            return exists;
        }
    }

    /// <summary>Replaces a row that still is as it was read (by its ETag); else <see cref="ChangedMeanwhile"/>.</summary>
    public static async Task<Outcome<ETag>> ReplaceAsync(this TableClient table, TableEntity row, CancellationToken cancellation)
    {
        if (row.ETag == default || row.ETag == ETag.All)
        {
            throw new ArgumentException("A change carries the ETag of what was read.");
        }

        try
        {
            return Tag(await table.UpdateEntityAsync(RowLimits.Checked(row), row.ETag, TableUpdateMode.Replace, cancellation));
        }
        catch (RequestFailedException changed) when (changed.Status is 412 or 404)
        {
            return ChangedMeanwhile;
        }
    }

    /// <summary>Writes a row whatever was there: for what is derived and may be written again.</summary>
    public static async Task<ETag> UpsertAsync(this TableClient table, TableEntity row, CancellationToken cancellation) =>
        Tag(await table.UpsertEntityAsync(RowLimits.Checked(row), TableUpdateMode.Replace, cancellation));

    /// <summary>Writes any number of rows, in as few batches as the limits allow. Not atomic, but harmless to repeat.</summary>
    public static async Task UpsertManyAsync(this TableClient table, IEnumerable<TableEntity> rows, CancellationToken cancellation)
    {
        foreach (var batch in RowBatches.Of(rows))
        {
            await table.SubmitTransactionAsync(batch.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), cancellation);
        }
    }

    /// <summary>All or nothing in one partition. An existing row or a changed one makes it <see cref="ChangedMeanwhile"/>.</summary>
    public static async Task<Refusal?> TransactAsync(this TableClient table, IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellation) =>
        (await table.TransactTaggedAsync(actions, cancellation)).Refusal;

    /// <summary>The same, and what the last row's ETag is then: whoever changes that row next need not read it before.</summary>
    public static async Task<Outcome<ETag>> TransactTaggedAsync(this TableClient table, IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellation)
    {
        RowBatches.CheckOne(actions);
        try
        {
            return Tag((await table.SubmitTransactionAsync(actions, cancellation)).Value[^1]);
        }
        catch (RequestFailedException conflict) when (conflict.Status is 409 or 412 or 404)
        {
            return ChangedMeanwhile;
        }
    }

    private static ETag Tag(Response response) => response.Headers.ETag ?? default;
}
