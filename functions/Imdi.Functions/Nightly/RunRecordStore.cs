using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Nightly;

/// <summary>The nights' records, newest first: RowKey counts down from the end of time.</summary>
public sealed class RunRecordStore(StorageClients storage)
{
    private const string Partition = "rebuild";

    private TableClient Table => storage.Table(StorageNames.Nightly);

    /// <summary>Before it is known which run it becomes.</summary>
    public async Task<RunRecord> StartAsync(DateOnly asOf, DateTimeOffset now, CancellationToken cancellation, bool isNight = false)
    {
        await CloseInterruptedAsync(now, cancellation);
        string id = (DateTimeOffset.MaxValue.Ticks - now.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);
        var record = new RunRecord(id, "", asOf, now, null, RebuildOutcome.Running, NightSteps.Read, 0, 0) { IsNight = isNight };
        await SaveAsync(record, cancellation);
        return record;
    }

    public Task SaveAsync(RunRecord record, CancellationToken cancellation) => Table.UpsertAsync(ToRow(record), cancellation);

    /// <summary>False when storage does not take it; the next night then closes the record as interrupted.</summary>
    public async Task<bool> TrySaveAsync(RunRecord record)
    {
        try
        {
            await SaveAsync(record, CancellationToken.None);
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

    public async Task<RunRecord?> FindAsync(string id, CancellationToken cancellation) => await Table.FindAsync(Partition, id, cancellation) is { } row ? FromRow(row) : null;

    /// <summary>Newest first; <paramref name="next"/> is what the page before said.</summary>
    public async Task<Outcome<(IReadOnlyList<RunRecord> Records, string? Next)>> PageAsync(int limit, string? next, CancellationToken cancellation)
    {
        var page = await Table.PageAsync(Partition, limit, next, cancellation);
        return page.Then<(IReadOnlyList<RunRecord>, string?)>(rows => ([.. rows.Rows.Select(FromRow)], rows.Next));
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<RunRecord>> ListAsync(int most, CancellationToken cancellation) =>
        await Table.QueryAsync<TableEntity>(row => row.PartitionKey == Partition, most, null, cancellation).Take(most).Select(FromRow).ToListAsync(cancellation);

    public IAsyncEnumerable<RunRecord> NewestFirstAsync(CancellationToken cancellation) =>
        Table.QueryAsync<TableEntity>(row => row.PartitionKey == Partition, null, null, cancellation).Select(FromRow);

    /// <summary>Called under the lease: a record still "running" then belongs to a process that died.</summary>
    private async Task CloseInterruptedAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        if (await LastAsync(cancellation) is { Outcome: RebuildOutcome.Running } dead)
        {
            await SaveAsync(dead with { Outcome = RebuildOutcome.Interrupted, Finished = now }, cancellation);
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
        ["steps"] = JsonSerializer.Serialize(record.Steps),
        ["withheld"] = JsonSerializer.Serialize(record.Withheld),
        ["vanishedKinds"] = JsonSerializer.Serialize(record.VanishedKinds),
        ["vanished"] = JsonSerializer.Serialize(record.Vanished),
        ["isNight"] = record.IsNight,
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
        row.GetInt32("packsWritten") ?? 0)
    {
        Steps = ListOf<RebuildStep>(row, "steps"), Withheld = ListOf<WithheldValues>(row, "withheld"), VanishedKinds = ListOf<string>(row, "vanishedKinds"),
        Vanished = ListOf<VanishedSource>(row, "vanished"),

        // Records of before it was told apart count as nights: nothing of theirs is made up or removed for want of a name.
        IsNight = row.GetBoolean("isNight") ?? true,
    };

    // Records of before these were kept have none.
    private static IReadOnlyList<T> ListOf<T>(TableEntity row, string column) => row.GetString(column) is { } json ? JsonSerializer.Deserialize<IReadOnlyList<T>>(json)! : [];
}
