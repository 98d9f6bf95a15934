using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>
/// Versions as blobs under <c>kind=…/source=…/version=…/</c>, and in table <c>datasets</c> one pointer a source (partition kind, row
/// source) with each change of it kept as a row of its own, written in the same transaction.
/// </summary>
public sealed class DatasetStore(StorageClients storage)
{
    public const string Data = "data.parquet", FindingsFile = "findings.csv", ManifestName = "manifest.json";

    // Every failed attempt means that another writer's succeeded.
    private const int Attempts = 50;

    // '~' comes after every character that a source's id may have: pointers first, history after them.
    private const string History = "~";

    // What must happen once, written in the transaction that does it. No source's id is empty, so no history lies there.
    private const string Done = "~~";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private BlobContainerClient Files => storage.Container(StorageNames.DatasetFiles);

    private TableClient Table => storage.Table(StorageNames.Datasets);

    public async Task<VersionManifest?> FindManifestAsync(string kind, string source, string version, CancellationToken cancellation) =>
        await Files.FindAsync(Folder(kind, source, version) + ManifestName, cancellation) is { } found
            ? JsonSerializer.Deserialize<VersionManifest>(found.Content, Json)
            : null;

    /// <summary>Stores a version's files, its manifest last. What an attempt before left of it is written anew.</summary>
    public async Task PutVersionAsync(VersionManifest manifest, string dataPath, string findingsPath, CancellationToken cancellation)
    {
        string folder = Folder(manifest.Version);
        await PutAsync(folder + Data, dataPath, "application/vnd.apache.parquet", cancellation);
        await PutAsync(folder + FindingsFile, findingsPath, "text/csv; charset=utf-8", cancellation);
        await Files.PutIfAbsentAsync(folder + ManifestName, BinaryData.FromObjectAsJson(manifest, Json), "application/json", cancellation);
    }

    /// <summary>
    /// Makes a version its source's current one. Nothing changes when it is that already, or when what it is done for, <paramref name="once"/>,
    /// was done before.
    /// </summary>
    public Task<bool> PublishAsync(DatasetVersion version, string who, DateTimeOffset at, CancellationToken cancellation, string? once = null) =>
        ChangeAsync(version.Kind, version.Source.Id, was => was?.Version == version.Version ? null : version, "published", who, at, cancellation, once);

    public async Task<bool> IsDoneAsync(string kind, string once, CancellationToken cancellation) => await Table.FindAsync(kind, Done + once, cancellation) is not null;

    /// <summary>Takes a source's figures back: it has no current version any more, its versions and history stay. False when it had none.</summary>
    public Task<bool> WithdrawAsync(string kind, string source, string who, DateTimeOffset at, CancellationToken cancellation) =>
        ChangeAsync(kind, source, was => was is null ? null : was with { Version = "" }, "withdrawn", who, at, cancellation);

    /// <summary>The current version of each source, by the source's id.</summary>
    public async Task<IReadOnlyList<DatasetVersion>> CurrentAsync(string kind, CancellationToken cancellation)
    {
        List<DatasetVersion> current = [];
        await foreach (var row in Table.RangeAsync(kind, "", History, cancellation))
        {
            if (FromRow(row) is { Version.Length: > 0 } version) current.Add(version);
        }

        return current;
    }

    /// <summary>Every change of a source's pointer, oldest first.</summary>
    public async Task<IReadOnlyList<PointerChange>> HistoryAsync(string kind, string source, CancellationToken cancellation)
    {
        List<PointerChange> changes = [];
        await foreach (var row in Table.RangeAsync(kind, $"{History}{source}{History}", $"{History}{source}{History}{History}", cancellation))
            changes.Add(new PointerChange(row.GetString("Act"), FromRow(row), row.GetString("Who"), row.GetDateTimeOffset("At")!.Value));
        return changes;
    }

    public Task<Stream?> FindDataAsync(DatasetVersion version, CancellationToken cancellation) => Files.FindStreamAsync(Folder(version) + Data, cancellation);

    public Task<Stream?> FindFindingsAsync(DatasetVersion version, CancellationToken cancellation) => Files.FindStreamAsync(Folder(version) + FindingsFile, cancellation);

    /// <summary>A version that is or once was current, whatever its source; null when there is none.</summary>
    public async Task<DatasetVersion?> FindVersionAsync(string kind, string version, CancellationToken cancellation)
    {
        await foreach (var row in Table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {kind} and Version eq {version}"), 1, cancellationToken: cancellation))
            return FromRow(row);
        return null;
    }

    private async Task<bool> ChangeAsync(
        string kind, string source, Func<DatasetVersion?, DatasetVersion?> change, string act, string who, DateTimeOffset at, CancellationToken cancellation, string? once = null)
    {
        for (int attempt = 1; ; attempt++)
        {
            var was = await Table.FindAsync(kind, source, cancellation);
            var current = was is null ? null : FromRow(was);
            if (change(current is { Version.Length: > 0 } ? current : null) is not { } next) return false;
            if (attempt > 1 && once is not null && await IsDoneAsync(kind, once, cancellation)) return false;
            long sequence = (was?.GetInt64("Sequence") ?? 0) + 1;
            var pointer = ToRow(kind, source, next, act, who, at, sequence);
            var history = ToRow(kind, HistoryKey(source, sequence), next.Version.Length > 0 ? next : current!, act, who, at, sequence);
            var refusal = await Table.TransactAsync(
            [
                was is null ? new(TableTransactionActionType.Add, pointer) : new(TableTransactionActionType.UpdateReplace, pointer, was.ETag),
                new(TableTransactionActionType.Add, history),
                .. once is null ? (TableTransactionAction[])[] : [new(TableTransactionActionType.Add, new TableEntity(kind, Done + once) { ["At"] = at })],
            ], cancellation);
            if (refusal is null) return true;
            if (attempt == Attempts) throw new RequestFailedException(412, $"The pointer of {kind}/{source} kept changing.");
        }
    }

    private async Task PutAsync(string name, string path, string contentType, CancellationToken cancellation)
    {
        await using var content = File.OpenRead(path);
        await Files.GetBlobClient(name).UploadAsync(content, new BlobUploadOptions { HttpHeaders = new() { ContentType = contentType } }, cancellation);
    }

    private static string HistoryKey(string source, long sequence) => string.Create(CultureInfo.InvariantCulture, $"{History}{source}{History}{sequence:D10}");

    private static string Folder(DatasetVersion version) => Folder(version.Kind, version.Source.Id, version.Version);

    private static string Folder(string kind, string source, string version) => $"kind={kind}/source={source}/version={version}/";

    private static TableEntity ToRow(string kind, string row, DatasetVersion version, string act, string who, DateTimeOffset at, long sequence) => new(kind, row)
    {
        ["Version"] = version.Version,
        ["Source"] = version.Source.Id,
        ["SourceName"] = version.Source.Name,
        ["SourceAddress"] = version.Source.Address,
        ["Licence"] = version.Source.Licence,
        ["IsDemonstration"] = version.Source.IsDemonstration,
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
        row.GetString("FileName"));
}

/// <summary>One change of what is current: published or withdrawn, by whom and when.</summary>
public sealed record PointerChange(string Act, DatasetVersion Version, string Who, DateTimeOffset At);
