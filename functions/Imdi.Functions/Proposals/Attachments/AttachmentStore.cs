using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>The files of drafts and proposals: a row each with the list, by the draft's id, and the contents in <c>documents/attachments/{id}</c>.</summary>
public sealed class AttachmentStore(StorageClients storage)
{
    private const string Partition = "attachments";

    // Whose rows these are: DraftStore's and ProposalStore's, of the same id.
    private const string DraftPartition = "draft", ProposalPartition = "proposal";

    private static readonly Refusal Exists = Rows.ChangedMeanwhile;

    private TableClient Table => storage.Table(StorageNames.Proposals);

    public async Task<AttachmentSet> ReadAsync(string draft, CancellationToken cancellation) =>
        await Table.FindAsync(Partition, draft, cancellation) is { } row ? FromRow(row) : new AttachmentSet(draft, []);

    public async Task<Outcome<AttachmentSet>> SaveAsync(AttachmentSet was, AttachmentSet next, CancellationToken cancellation)
    {
        var row = new TableEntity(Partition, next.Draft) { ["Files"] = JsonSerializer.Serialize(next.Files) };
        if (was.RowTag is { } tag) row.ETag = new ETag(tag);
        var saved = was.RowTag is null ? await Table.InsertAsync(row, Exists, cancellation) : await Table.ReplaceAsync(row, cancellation);
        return saved.IsOk ? next with { RowTag = saved.Value.ToString() } : saved.Refusal;
    }

    public IAsyncEnumerable<AttachmentSet> AllAsync(CancellationToken cancellation) => Table.PartitionAsync(Partition, cancellation).Select(FromRow);

    public Task ForgetAsync(string draft, CancellationToken cancellation) => Table.DeleteEntityAsync(Partition, draft, cancellationToken: cancellation);

    /// <summary>Whether somebody still writes the draft; else its files are the proposal's, or nobody's.</summary>
    public async Task<bool> IsDraftAsync(string draft, CancellationToken cancellation) => await Table.FindAsync(DraftPartition, draft, cancellation) is not null;

    public async Task<bool> IsProposalAsync(string draft, CancellationToken cancellation) => await Table.FindAsync(ProposalPartition, draft, cancellation) is not null;

    public Task PutAsync(string id, Stream content, CancellationToken cancellation) =>
        Blob(id).UploadAsync(content, new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "application/octet-stream", ContentDisposition = "attachment" } }, cancellation);

    public Task<Stream?> OpenAsync(string id, CancellationToken cancellation) => storage.Container(StorageNames.Documents).FindStreamAsync(Name(id), cancellation);

    public Task RemoveAsync(string id, CancellationToken cancellation) => Blob(id).DeleteIfExistsAsync(cancellationToken: cancellation);

    public Task<Uri> SignAsync(string id, string fileName, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellation) =>
        storage.Signer.SignForReadingAsync(Blob(id), fileName, now, until, cancellation);

    private BlobClient Blob(string id) => storage.Container(StorageNames.Documents).GetBlobClient(Name(id));

    private static string Name(string id) => $"attachments/{id}";

    private static AttachmentSet FromRow(TableEntity row) =>
        new(row.RowKey, JsonSerializer.Deserialize<IReadOnlyList<AttachedFile>>(row.GetString("Files"))!) { RowTag = row.ETag.ToString() };
}
