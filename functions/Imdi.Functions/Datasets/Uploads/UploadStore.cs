using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>
/// Uploads as rows of one partition: the upload by its id, a mark while it has work (written in the transaction that gives it work, removed
/// in the one that ends it), a mark while it is parked, a mark while blocks may come, its place on its agency's desk and on the secretariat's, its progress, and the key that it was opened with.
/// </summary>
public sealed class UploadStore(StorageClients storage)
{
    private const string Partition = "upload", Work = "~work~", Desk = "~desk~", Key = "~key~", Open = "~open~", Parked = "~parked~", ProgressRow = "~progress~", AllDesks = "all";

    private static readonly Refusal Exists = Refusal.Conflict("upload-exists", "This upload exists already.");

    private TableClient Table => storage.Table(StorageNames.Datasets);

    /// <summary>Adds an upload; else the one that was opened with the same key.</summary>
    public async Task<Upload> AddAsync(Upload upload, string? key, CancellationToken cancellation)
    {
        List<TableTransactionAction> actions =
        [
            new(TableTransactionActionType.Add, ToRow(upload)),
            new(TableTransactionActionType.Add, new TableEntity(Partition, OpenKey(upload)) { ["Upload"] = upload.Id }),
            .. Desks(upload).Select(desk => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity(Partition, $"{Desk}{desk}~{Mirrored(upload.Id)}") { ["Upload"] = upload.Id })),
        ];
        if (key is not null) actions.Add(new(TableTransactionActionType.Add, new TableEntity(Partition, Key + key) { ["Upload"] = upload.Id }));
        if (await Table.TransactAsync(actions, cancellation) is not { } refusal) return (await FindAsync(upload.Id, cancellation))!;
        return key is not null && await FindByKeyAsync(key, cancellation) is { } known ? known : throw new InvalidOperationException(refusal.Detail);
    }

    public async Task<Upload?> FindByKeyAsync(string key, CancellationToken cancellation) =>
        await Table.FindAsync(Partition, Key + key, cancellation) is { } row ? await FindAsync(row.GetString("Upload"), cancellation) : null;

    /// <summary>Null also for what cannot be the id of an upload.</summary>
    public async Task<Upload?> FindAsync(string id, CancellationToken cancellation) =>
        SubmissionId.TryParse(id, null, out var known) && await Table.FindAsync(Partition, known.ToString(), cancellation) is { } row ? FromRow(row) : null;

    /// <summary>Saves a change on what it was made from, and with it whether there is work.</summary>
    public async Task<Outcome<Upload>> SaveAsync(Upload was, Upload next, CancellationToken cancellation)
    {
        next = next with { Revision = was.Revision + 1 };
        List<TableTransactionAction> actions = [new(TableTransactionActionType.UpdateReplace, ToRow(next), new ETag(was.RowTag!))];
        if (next.HasWork) actions.Add(new(TableTransactionActionType.UpsertReplace, new TableEntity(Partition, Work + next.Id)));
        else if (was.HasWork) actions.Add(new(TableTransactionActionType.Delete, new TableEntity(Partition, Work + next.Id), ETag.All));
        if (next.State == UploadState.Parked) actions.Add(new(TableTransactionActionType.UpsertReplace, new TableEntity(Partition, Parked + next.Id)));
        else if (was.State == UploadState.Parked) await RemoveAsync(Parked + next.Id);
        if (was.State == UploadState.Receiving && next.State != UploadState.Receiving) await RemoveAsync(OpenKey(was));
        if (await Table.TransactAsync(actions, cancellation) is { } refusal) return refusal;
        return (await FindAsync(next.Id, cancellation))!;

        // Not there with what an earlier version wrote; removing it would then refuse the whole transaction.
        async Task RemoveAsync(string mark)
        {
            if (await Table.FindAsync(Partition, mark, cancellation) is not null) actions.Add(new(TableTransactionActionType.Delete, new TableEntity(Partition, mark), ETag.All));
        }
    }

    /// <summary>Ids of uploads that have work, oldest first.</summary>
    public async Task<IReadOnlyList<string>> WaitingAsync(CancellationToken cancellation) =>
        await Table.RangeAsync(Partition, Work, Work + "~", cancellation).Select(row => row.RowKey[Work.Length..]).ToListAsync(cancellation);

    /// <summary>How many uploads, anybody's, were given up and wait for a person.</summary>
    public async Task<int> CountParkedAsync(CancellationToken cancellation) => await Table.RangeAsync(Partition, Parked, Parked + "~", cancellation).CountAsync(cancellation);

    /// <summary>How many uploads of an agency (of the secretariat, without one) blocks may come to.</summary>
    public async Task<int> CountOpenAsync(string? agency, CancellationToken cancellation) =>
        await Table.RangeAsync(Partition, OpenOf(agency), OpenOf(agency) + "~", cancellation).CountAsync(cancellation);

    /// <summary>Ids of uploads, anybody's, that were opened before a moment and whose blocks may still come.</summary>
    public async Task<IReadOnlyList<string>> OpenedBeforeAsync(DateTimeOffset moment, CancellationToken cancellation) => await Table.RangeAsync(Partition, Open, Open + "~", cancellation)
        .Select(row => row.GetString("Upload")).Where(id => SubmissionId.TryParse(id, null, out var known) && known.At <= moment).ToListAsync(cancellation);

    /// <summary>Newest first; <paramref name="after"/> is the id of the last one on the page before. Without an agency, everybody's.</summary>
    public async Task<IReadOnlyList<Upload>> DeskAsync(string? agency, int limit, string? after, CancellationToken cancellation)
    {
        string desk = $"{Desk}{(agency is null ? AllDesks : AgencySource.Shard(agency))}~";
        string from = SubmissionId.TryParse(after, null, out var last) ? desk + Mirrored(last.ToString()) + "~" : desk;
        var ids = await Table.RangeAsync(Partition, from, desk + "~", cancellation).Take(limit).Select(row => row.GetString("Upload")).ToListAsync(cancellation);
        return [.. (await Task.WhenAll(ids.Select(id => FindAsync(id, cancellation)))).OfType<Upload>()];
    }

    /// <summary>In a row of its own, so that what is told often is no change of the upload.</summary>
    public Task NoteAsync(string id, LoadProgress progress, CancellationToken cancellation) => Table.UpsertAsync(
        new(Partition, ProgressRow + id) { ["Step"] = progress.Step.ToString(), ["Bytes"] = progress.Bytes, ["Rows"] = progress.Rows, ["Findings"] = progress.Findings }, cancellation);

    public async Task<LoadProgress?> ProgressAsync(string id, CancellationToken cancellation) => await Table.FindAsync(Partition, ProgressRow + id, cancellation) is { } row
        ? new LoadProgress(Enum.Parse<LoadStep>(row.GetString("Step")), row.GetInt64("Bytes") ?? 0, row.GetInt64("Rows") ?? 0, row.GetInt64("Findings") ?? 0)
        : null;

    private static string OpenOf(string? agency) => $"{Open}{(agency is null ? AllDesks : AgencySource.Shard(agency))}~";

    private static string OpenKey(Upload upload) => OpenOf(upload.Agency) + upload.Id;

    private static IEnumerable<string> Desks(Upload upload) => upload.Agency is { } agency ? [AgencySource.Shard(agency), AllDesks] : [AllDesks];

    // Ids sort by time; their digits mirrored sort the newest first.
    private static string Mirrored(string id)
    {
        const string digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        return string.Concat(id.Select(digit => digits[^(digits.IndexOf(digit, StringComparison.Ordinal) + 1)]));
    }

    private static TableEntity ToRow(Upload upload) => new(Partition, upload.Id)
    {
        ["Kind"] = upload.Kind,
        ["Agency"] = upload.Agency,
        ["Who"] = upload.Who,
        ["FileName"] = upload.FileName,
        ["Bytes"] = upload.Bytes,
        ["Source"] = upload.Source,
        ["SourceName"] = upload.SourceName,
        ["PublishesWhenClean"] = upload.PublishesWhenClean,
        ["OpenedAt"] = upload.OpenedAt,
        ["ChangedAt"] = upload.ChangedAt,
        ["State"] = upload.State.ToString(),
        ["ExpectedSha256"] = upload.ExpectedSha256,
        ["BlobTag"] = upload.BlobTag,
        ["Sha256"] = upload.Sha256,
        ["Result"] = upload.Result is { } result ? JsonSerializer.Serialize(result) : null,
        ["Attempts"] = upload.Attempts,
        ["ParkedAt"] = upload.ParkedAt?.ToString(),
        ["Reason"] = upload.Reason is { } reason ? JsonSerializer.Serialize(reason) : null,
        ["DecidedBy"] = upload.DecidedBy,
        ["EmbargoUntil"] = upload.EmbargoUntil,
        ["Revision"] = upload.Revision,
    };

    private static Upload FromRow(TableEntity row) => new()
    {
        Id = row.RowKey,
        Kind = row.GetString("Kind"),
        Agency = row.GetString("Agency"),
        Who = row.GetString("Who"),
        FileName = row.GetString("FileName"),
        Bytes = row.GetInt64("Bytes")!.Value,
        Source = row.GetString("Source"),
        SourceName = row.GetString("SourceName"),
        PublishesWhenClean = row.GetBoolean("PublishesWhenClean") ?? false,
        OpenedAt = row.GetDateTimeOffset("OpenedAt")!.Value,
        ChangedAt = row.GetDateTimeOffset("ChangedAt")!.Value,
        State = Enum.Parse<UploadState>(row.GetString("State")),
        ExpectedSha256 = row.GetString("ExpectedSha256"),
        BlobTag = row.GetString("BlobTag"),
        Sha256 = row.GetString("Sha256"),
        Result = row.GetString("Result") is { } result ? JsonSerializer.Deserialize<CheckedUpload>(result) : null,
        Attempts = row.GetInt32("Attempts") ?? 0,
        ParkedAt = row.GetString("ParkedAt") is { } at ? Enum.Parse<UploadState>(at) : null,
        Reason = row.GetString("Reason") is { } reason ? JsonSerializer.Deserialize<UploadReason>(reason) : null,
        DecidedBy = row.GetString("DecidedBy"),
        EmbargoUntil = row.GetDateTimeOffset("EmbargoUntil"),
        Revision = row.GetInt64("Revision") ?? 0,
        RowTag = row.ETag.ToString(),
    };
}
