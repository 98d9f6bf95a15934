using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>
/// In table <c>datasets</c>, partition <c>~refresh</c> (no kind is called so): a row a source, how it stands, and the log, newest first.
/// A run's end is one transaction: its row in the log, and what it makes of the source's state.
/// </summary>
public sealed class RefreshStore(StorageClients storage)
{
    // '~' comes after every character that a source's id may have: states first, the log after them.
    private const string Partition = "~refresh", Log = "~", LogEnd = "~~";

    private TableClient Table => storage.Table(StorageNames.Datasets);

    public async Task<RefreshState> FindAsync(string source, CancellationToken cancellation) =>
        await Table.FindAsync(Partition, source, cancellation) is { } row ? ToState(row) : new RefreshState(source);

    /// <summary>How each source stands that was ever run, by its id.</summary>
    public async Task<IReadOnlyDictionary<string, RefreshState>> StatesAsync(CancellationToken cancellation)
    {
        Dictionary<string, RefreshState> states = [];
        await foreach (var row in Table.RangeAsync(Partition, "", Log, cancellation)) states[row.RowKey] = ToState(row);
        return states;
    }

    /// <summary>Notes that a run has begun; a refusal when another has changed the state meanwhile.</summary>
    public async Task<Outcome<RefreshState>> BeginAsync(RefreshState state, CancellationToken cancellation)
    {
        var written = state.Tag is null
            ? await Table.InsertAsync(ToRow(state), Rows.ChangedMeanwhile, cancellation)
            : await Table.ReplaceAsync(ToRow(state), cancellation);
        return written.Then<RefreshState>(tag => state with { Tag = tag.ToString() });
    }

    /// <summary>A run's end and the state after it, both or neither.</summary>
    public Task<Refusal?> EndAsync(RefreshState state, RefreshRun run, CancellationToken cancellation) => Table.TransactAsync(
    [
        new(TableTransactionActionType.UpdateReplace, ToRow(state), new ETag(state.Tag!)),
        new(TableTransactionActionType.Add, ToRow(run)),
    ], cancellation);

    /// <summary>The log, newest first.</summary>
    public IAsyncEnumerable<RefreshRun> RunsAsync(CancellationToken cancellation) => Table.RangeAsync(Partition, Log, LogEnd, cancellation).Select(ToRun);

    /// <summary>Removes what is older than the newest <paramref name="kept"/> rows of the log.</summary>
    public async Task PruneAsync(int kept, CancellationToken cancellation)
    {
        List<TableEntity> old = await Table.RangeAsync(Partition, Log, LogEnd, cancellation).Skip(kept).ToListAsync(cancellation);
        foreach (var batch in old.Chunk(RowBatches.Operations))
            await Table.TransactAsync([.. batch.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All))], cancellation);
    }

    /// <summary>A run's key, later ones first.</summary>
    public static string KeyOf(RefreshRun run) =>
        string.Create(CultureInfo.InvariantCulture, $"{Log}{DateTimeOffset.MaxValue.Ticks - run.Started.UtcTicks:D19}{Log}{run.Source}");

    private static TableEntity ToRow(RefreshState state) => new(Partition, state.Source)
    {
        ETag = state.Tag is { } tag ? new ETag(tag) : default,
        ["For"] = state.Known?.For,
        ["ETagOfSource"] = state.Known?.ETag,
        ["LastModified"] = state.Known?.LastModified,
        ["RunningSince"] = state.RunningSince,
        ["CheckedAt"] = state.CheckedAt,
        ["SucceededAt"] = state.SucceededAt,
        ["NotBefore"] = state.NotBefore,
        ["Failures"] = state.Failures,
    };

    private static RefreshState ToState(TableEntity row) => new(row.RowKey)
    {
        Known = row.GetString("For") is { } about ? new Validators(about, row.GetString("ETagOfSource"), row.GetString("LastModified")) : null,
        RunningSince = row.GetDateTimeOffset("RunningSince"),
        CheckedAt = row.GetDateTimeOffset("CheckedAt"),
        SucceededAt = row.GetDateTimeOffset("SucceededAt"),
        NotBefore = row.GetDateTimeOffset("NotBefore"),
        Failures = row.GetInt32("Failures") ?? 0,
        Tag = row.ETag.ToString(),
    };

    private static TableEntity ToRow(RefreshRun run) => new(Partition, KeyOf(run))
    {
        ["Source"] = run.Source,
        ["Kind"] = run.Kind,
        ["Who"] = run.Who,
        ["Started"] = run.Started,
        ["Finished"] = run.Finished,
        ["Outcome"] = run.Outcome.ToString(),
        ["Status"] = run.Status,
        ["Bytes"] = run.Bytes,
        ["Rows"] = run.Rows,
        ["Version"] = run.Version,
        ["Reason"] = run.Reason,
        ["Detail"] = run.Detail,
    };

    private static RefreshRun ToRun(TableEntity row) => new(
        row.GetString("Source"), row.GetString("Kind"), row.GetString("Who"), row.GetDateTimeOffset("Started")!.Value, row.GetDateTimeOffset("Finished")!.Value,
        Enum.Parse<RefreshOutcome>(row.GetString("Outcome")))
    {
        Status = row.GetInt32("Status"),
        Bytes = row.GetInt64("Bytes") ?? 0,
        Rows = row.GetInt64("Rows"),
        Version = row.GetString("Version"),
        Reason = row.GetString("Reason"),
        Detail = row.GetString("Detail"),
    };
}
