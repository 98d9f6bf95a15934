using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>
/// In table <c>datasets</c> one pointer a source (partition kind, row source) with each change of it kept as a row of its own, written in the same transaction. Rows <c>source!version</c> are embargoes,
/// rows <c>~~version</c> retractions; they too change only together with the pointer.
/// </summary>
public sealed class DatasetStore(StorageClients storage, TimeProvider? clock = null, SiteNews? news = null)
{
    // Every failed attempt means that another writer's succeeded.
    private const int Attempts = 50;

    // '~' comes after every character that a source's id may have: pointers first, history after them.
    private const string History = "~", Retracted = "~~";

    // '!' comes before every character that a source's id may have: a source's embargoes follow its pointer.
    private const char Embargoed = '!';

    // What must happen once, written in the transaction that does it. No source's id is empty, so no history lies there.
    private const string Done = "~!";

    // Of its own, because whoever reads first after a date carries out what was decided before it.
    private readonly AuditTrail _audit = new(new AuditStore(storage));

    public VersionFileStore Files { get; } = new(storage);

    private TableClient Table => storage.Table(StorageNames.Datasets);

    /// <summary>
    /// Makes a version its source's current one. Nothing changes when it is that already, when it waits for its embargo to end or was
    /// retracted, or when what it is done for, <paramref name="once"/>, was done before.
    /// </summary>
    public Task<bool> PublishAsync(DatasetVersion version, string who, DateTimeOffset at, CancellationToken cancellation, string? once = null) => ChangeAsync(
        version.Kind, version.Source.Id, async was => was?.Version == version.Version || await IsHeldAsync(version, cancellation) ? null : version, "published", who, at, cancellation, once);

    /// <summary>As <see cref="PublishAsync"/>, but only while the source's current version is <paramref name="basis"/> (empty: none); false when it is another.</summary>
    public async Task<bool> PublishOnAsync(DatasetVersion version, string basis, string who, DateTimeOffset at, CancellationToken cancellation, string? once = null)
    {
        bool isOnAnother = false;
        await ChangeAsync(version.Kind, version.Source.Id, async was =>
        {
            isOnAnother = was?.Version != version.Version && (was?.Version ?? "") != basis;
            return isOnAnother || was?.Version == version.Version || await IsHeldAsync(version, cancellation) ? null : version;
        }, "published", who, at, cancellation, once);
        return !isOnAnother;
    }

    public async Task<bool> IsDoneAsync(string kind, string once, CancellationToken cancellation) => await Table.FindAsync(kind, Done + once, cancellation) is not null;

    /// <summary>Takes a source's figures back: it has no current version any more, its versions and history stay. False when it had none.</summary>
    public Task<bool> WithdrawAsync(string kind, string source, string who, DateTimeOffset at, CancellationToken cancellation) =>
        ChangeAsync(kind, source, was => Task.FromResult(was is null ? null : was with { Version = "" }), "withdrawn", who, at, cancellation);

    /// <summary>The current version of each source, by the source's id. An embargo that has ended makes its version current first.</summary>
    public async Task<IReadOnlyList<DatasetVersion>> CurrentAsync(string kind, CancellationToken cancellation)
    {
        List<DatasetVersion> current = [];
        List<VersionEmbargo> due = [];
        await foreach (var row in Table.RangeAsync(kind, "", History, cancellation))
        {
            if (row.RowKey.Contains(Embargoed, StringComparison.Ordinal))
            {
                if (EmbargoOf(row) is var embargo && embargo.Until <= Now) due.Add(embargo);
            }
            else if (FromRow(row) is { Version.Length: > 0 } version)
            {
                current.Add(version);
            }
        }

        if (due.Count == 0) return current;
        await ReleaseAsync(due, cancellation);
        return await CurrentAsync(kind, cancellation);
    }

    /// <summary>Everything that ever happened to a kind's pointers: who was current when, what waits, what was taken back.</summary>
    public async Task<KindHistory> ReadHistoryAsync(string kind, CancellationToken cancellation)
    {
        var history = new KindHistory([], [], [], []);
        await foreach (var row in Table.PartitionAsync(kind, cancellation)) Add(history, row);
        var due = history.Embargoes.Where(embargo => embargo.Until <= Now).ToList();
        if (due.Count == 0) return history;
        await ReleaseAsync(due, cancellation);
        return await ReadHistoryAsync(kind, cancellation);
    }

    /// <summary>
    /// Carries out an act on a source's pointer, if the pointer still is as the caller saw it; else <see cref="Rows.ChangedMeanwhile"/>.
    /// Pointer, history, embargo, retraction and what it is done for, <paramref name="once"/>, change together or not at all.
    /// </summary>
    public async Task<Refusal?> ActAsync(VersionAct act, long seen, CancellationToken cancellation, string? once = null)
    {
        var (kind, source) = (act.Version.Kind, act.Version.Source.Id);
        var was = await Table.FindAsync(kind, source, cancellation);
        long sequence = was?.GetInt64("Sequence") ?? 0;
        if (sequence != seen) return Rows.ChangedMeanwhile;
        var current = was is null ? null : FromRow(was);
        var next = act.Makes switch
        {
            Makes.Current => act.Version,
            _ when current is { Version.Length: > 0 } stays && stays.Version != act.Version.Version => stays,
            _ => act.Version with { Version = "" },
        };
        var embargo = await Table.FindAsync(kind, EmbargoKey(source, act.Version.Version), cancellation);
        var refusal = await Table.TransactAsync([.. Changes(act, next, was, embargo, sequence + 1), .. Doing(kind, once, act.At)], cancellation);
        if (refusal is null) news?.Tell();
        return refusal;
    }

    /// <summary>Every change of a source's pointer, oldest first.</summary>
    public async Task<IReadOnlyList<PointerChange>> HistoryAsync(string kind, string source, CancellationToken cancellation)
    {
        List<PointerChange> changes = [];
        await foreach (var row in Table.RangeAsync(kind, $"{History}{source}{History}", $"{History}{source}{History}{History}", cancellation))
            changes.Add(ChangeOf(row));
        return changes;
    }

    /// <summary>A version that is or once was current, whatever its source; null when there is none.</summary>
    public async Task<DatasetVersion?> FindVersionAsync(string kind, string version, CancellationToken cancellation)
    {
        await foreach (var row in Table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {kind} and Version eq {version}"), 1, cancellationToken: cancellation))
            return FromRow(row);
        return null;
    }

    private DateTimeOffset Now => (clock ?? TimeProvider.System).GetUtcNow();

    // Whoever reads first after the date makes the version current; of two at once, one finds it done.
    private async Task ReleaseAsync(IEnumerable<VersionEmbargo> due, CancellationToken cancellation)
    {
        foreach (var embargo in due.OrderBy(one => one.Until))
        {
            var (kind, source) = (embargo.Version.Kind, embargo.Version.Source.Id);
            var pointer = await Table.FindAsync(kind, source, cancellation);
            if (await Table.FindAsync(kind, EmbargoKey(source, embargo.Version.Version), cancellation) is null) continue;
            var before = pointer is null ? null : FromRow(pointer);
            await _audit.AppendOnceAsync(new AuditEntry(embargo.Who, "dataset-embargo-ended", $"{kind}/{source}/{embargo.Version.Version}", embargo.Until, before is { Version.Length: > 0 } ? before.RawSha256 : null), cancellation);
            await ActAsync(new VersionAct("published", embargo.Version, Makes.Current, embargo.Who, embargo.Until), pointer?.GetInt64("Sequence") ?? 0, cancellation);
        }
    }

    private static IEnumerable<TableTransactionAction> Changes(VersionAct act, DatasetVersion next, TableEntity? was, TableEntity? embargo, long sequence)
    {
        var (kind, source, at) = (act.Version.Kind, act.Version.Source.Id, act.At);
        var pointer = ToRow(kind, source, next, act.Name, act.Who, at, sequence);
        yield return was is null ? new(TableTransactionActionType.Add, pointer) : new(TableTransactionActionType.UpdateReplace, pointer, was.ETag);
        yield return new(TableTransactionActionType.Add, Noted(ToRow(kind, HistoryKey(source, sequence), act.Version, act.Name, act.Who, at, sequence), act));
        if (act.Makes == Makes.Embargoed)
            yield return new(TableTransactionActionType.UpsertReplace, Noted(ToRow(kind, EmbargoKey(source, act.Version.Version), act.Version, act.Name, act.Who, at, sequence), act));
        else if (embargo is not null)
            yield return new(TableTransactionActionType.Delete, embargo, embargo.ETag);
        if (act.Makes == Makes.Retracted)
            yield return new(TableTransactionActionType.Add, Noted(ToRow(kind, Retracted + act.Version.Version, act.Version, act.Name, act.Who, at, sequence), act));
    }

    private static TableEntity Noted(TableEntity row, VersionAct act)
    {
        (row["Until"], row["Reason"], row["Key"]) = (act.Until, act.Reason, act.Key);
        return row;
    }

    private static void Add(KindHistory history, TableEntity row)
    {
        if (row.RowKey.StartsWith(Done, StringComparison.Ordinal)) return;
        if (row.RowKey.StartsWith(Retracted, StringComparison.Ordinal)) history.Retractions.Add(new(row.GetString("Version"), row.GetString("Reason"), row.GetDateTimeOffset("At")!.Value));
        else if (row.RowKey.StartsWith(History, StringComparison.Ordinal)) history.Changes.Add(ChangeOf(row));
        else if (row.RowKey.Contains(Embargoed, StringComparison.Ordinal)) history.Embargoes.Add(EmbargoOf(row));
        else history.Pointers.Add(new(row.GetString("Source"), row.GetString("Version"), row.GetInt64("Sequence") ?? 0));
    }

    private static PointerChange ChangeOf(TableEntity row) => new(row.GetString("Act"), FromRow(row), row.GetString("Who"), row.GetDateTimeOffset("At")!.Value)
    {
        Until = row.GetDateTimeOffset("Until"), Reason = row.GetString("Reason"), Key = row.GetString("Key"),
    };

    private static VersionEmbargo EmbargoOf(TableEntity row) => new(FromRow(row), row.GetDateTimeOffset("Until")!.Value, row.GetString("Who"));

    private static string EmbargoKey(string source, string version) => $"{source}{Embargoed}{version}";

    private async Task<bool> ChangeAsync(
        string kind, string source, Func<DatasetVersion?, Task<DatasetVersion?>> change, string act, string who, DateTimeOffset at, CancellationToken cancellation, string? once = null)
    {
        for (int attempt = 1; ; attempt++)
        {
            var was = await Table.FindAsync(kind, source, cancellation);
            var current = was is null ? null : FromRow(was);
            if (await change(current is { Version.Length: > 0 } ? current : null) is not { } next) return false;
            if (attempt > 1 && once is not null && await IsDoneAsync(kind, once, cancellation)) return false;
            long sequence = (was?.GetInt64("Sequence") ?? 0) + 1;
            var pointer = ToRow(kind, source, next, act, who, at, sequence);
            var history = ToRow(kind, HistoryKey(source, sequence), next.Version.Length > 0 ? next : current!, act, who, at, sequence);
            var refusal = await Table.TransactAsync(
            [
                was is null ? new(TableTransactionActionType.Add, pointer) : new(TableTransactionActionType.UpdateReplace, pointer, was.ETag),
                new(TableTransactionActionType.Add, history),
                .. Doing(kind, once, at),
            ], cancellation);
            if (refusal is null)
            {
                news?.Tell();
                return true;
            }

            if (attempt == Attempts) throw new RequestFailedException(412, $"The pointer of {kind}/{source} kept changing.");
        }
    }

    private static TableTransactionAction[] Doing(string kind, string? once, DateTimeOffset at) =>
        once is null ? [] : [new(TableTransactionActionType.Add, new TableEntity(kind, Done + once) { ["At"] = at })];

    // Asked after the pointer was read: an embargo or a retraction changes the pointer too, so one that comes later undoes the transaction.
    private async Task<bool> IsHeldAsync(DatasetVersion version, CancellationToken cancellation) =>
        await Table.FindAsync(version.Kind, EmbargoKey(version.Source.Id, version.Version), cancellation) is not null
        || await Table.FindAsync(version.Kind, Retracted + version.Version, cancellation) is not null;

    private static string HistoryKey(string source, long sequence) => string.Create(CultureInfo.InvariantCulture, $"{History}{source}{History}{sequence:D10}");

    private static TableEntity ToRow(string kind, string row, DatasetVersion version, string act, string who, DateTimeOffset at, long sequence) => new(kind, row)
    {
        ["Version"] = version.Version,
        ["Source"] = version.Source.Id,
        ["SourceName"] = version.Source.Name,
        ["SourceAddress"] = version.Source.Address,
        ["Licence"] = version.Source.Licence,
        ["IsDemonstration"] = version.Source.IsDemonstration,
        ["Newest"] = version.Newest?.ToString(),
        ["Vintage"] = version.Vintage?.ToString("O", CultureInfo.InvariantCulture),
        ["Rows"] = version.Rows,
        ["Findings"] = version.Findings,
        ["RawSha256"] = version.RawSha256,
        ["FileName"] = version.FileName,
        ["Act"] = act,
        ["Who"] = who,
        ["At"] = at,
        ["Sequence"] = sequence,
    };

    private static DatasetVersion FromRow(TableEntity row) => new(
        row.PartitionKey,
        row.GetString("Version"),
        new DatasetSource(row.GetString("Source"), row.GetString("SourceName"), row.GetString("SourceAddress"), row.GetString("Licence"), row.GetBoolean("IsDemonstration") ?? false),
        row.GetString("Vintage") is { } vintage ? DateOnly.ParseExact(vintage, "O", CultureInfo.InvariantCulture) : null,
        row.GetInt64("Rows") ?? 0,
        row.GetInt64("Findings") ?? 0,
        row.GetString("RawSha256"),
        row.GetString("FileName"))
    {
        Newest = Period.TryParse(row.GetString("Newest"), out var newest) ? newest : null,
    };
}
