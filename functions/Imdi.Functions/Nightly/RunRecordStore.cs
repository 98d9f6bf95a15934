using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Nightly;

/// <summary>The nights' records, newest first: RowKey counts down from the end of time.</summary>
public sealed class RunRecordStore(StorageClients storage)
{
    private const string Partition = "rebuild";

    private TableClient Table => storage.Table(StorageNames.Nightly);

    public async Task<RunRecord> StartAsync(RunInfo run, DateTimeOffset now, CancellationToken cancellation)
    {
        await CloseInterruptedAsync(now, cancellation);
        string id = (DateTimeOffset.MaxValue.Ticks - now.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);
        var record = new RunRecord(id, run.Id, run.AsOf, now, null, RebuildOutcome.Running, "start", 0, 0);
        await Table.UpsertEntityAsync(ToRow(record), TableUpdateMode.Replace, cancellation);
        return record;
    }

    public Task EndAsync(RunRecord record, CancellationToken cancellation) =>
        Table.UpsertEntityAsync(ToRow(record), TableUpdateMode.Replace, cancellation);

    /// <summary>False when storage does not take it; the next night then closes the record as interrupted.</summary>
    public async Task<bool> TryEndAsync(RunRecord record)
    {
        try
        {
            await EndAsync(record, CancellationToken.None);
            return true;
        }
        catch (Exception down) when (down is RequestFailedException or AggregateException)
        {
            return false;
        }
    }

    public async Task<RunRecord?> LastAsync(CancellationToken cancellation)
    {
        await foreach (var row in Table.QueryAsync<TableEntity>(row => row.PartitionKey == Partition, 1, null, cancellation)) return FromRow(row);
        return null;
    }

    /// <summary>Called under the lease: a record still "running" then belongs to a process that died.</summary>
    private async Task CloseInterruptedAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        if (await LastAsync(cancellation) is { Outcome: RebuildOutcome.Running } dead)
        {
            await EndAsync(dead with { Outcome = RebuildOutcome.Interrupted, Finished = now }, cancellation);
        }
    }

    private static TableEntity ToRow(RunRecord record) => new(Partition, record.Id)
    {
        ["run"] = record.Run,
        ["asOf"] = record.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["started"] = record.Started,
        ["finished"] = record.Finished,
        ["outcome"] = record.Outcome.ToString(),
        ["step"] = record.Step,
        ["files"] = record.Files,
        ["packsWritten"] = record.PacksWritten,
    };

    private static RunRecord FromRow(TableEntity row) => new(
        row.RowKey,
        row.GetString("run"),
        DateOnly.ParseExact(row.GetString("asOf"), "yyyy-MM-dd", CultureInfo.InvariantCulture),
        row.GetDateTimeOffset("started") ?? default,
        row.GetDateTimeOffset("finished"),
        Enum.Parse<RebuildOutcome>(row.GetString("outcome")),
        row.GetString("step"),
        row.GetInt32("files") ?? 0,
        row.GetInt32("packsWritten") ?? 0);
}
