using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using Imdi.Shared;

namespace Imdi.Functions.Storage;

/// <summary>
/// Brings a backup into storage that holds nothing yet: blobs first, then rows, the pointer to the published run last, so that nothing shows before
/// all is there. Stopped, it goes on where it was when it is run again with the same backup; any other content is refused, never mixed.
/// </summary>
public sealed class RestoreStore(StorageClients storage)
{
    private const string Pointer = "current.json", Progress = "restore";

    public async Task<Outcome<BackupReport>> RunAsync(DirectoryInfo from, IProgress<BackupReport>? progress, CancellationToken cancellation)
    {
        var folder = new BackupFolder(from);
        if (!folder.IsWhole) return Refusal.Conflict("backup-not-whole", $"{folder.Place} holds no backup, or one that was stopped before its end: run `./imdi backup` again.");
        if (await RefusedAsync(folder.Identity(), cancellation) is { } refusal) return refusal;

        var report = new BackupReport(0, 0, 0);
        foreach (string container in BackupFolder.Containers)
        {
            foreach (var blob in folder.BlobsOf(container).Where(blob => !IsPointer(container, blob)).OrderBy(blob => blob.Written))
            {
                await BringAsync(folder, container, blob, cancellation);
                report = report with { Blobs = report.Blobs + 1, Bytes = report.Bytes + blob.Length };
                progress?.Report(report);
            }
        }

        foreach (string table in StorageNames.Tables)
        {
            report = report with { Rows = report.Rows + await BringTableAsync(folder, table, cancellation) };
            progress?.Report(report);
        }

        return await EndAsync(folder, report, cancellation);
    }

    private async Task<BackupReport> EndAsync(BackupFolder folder, BackupReport report, CancellationToken cancellation)
    {
        foreach (var pointer in folder.BlobsOf(StorageNames.Published).Where(blob => IsPointer(StorageNames.Published, blob)))
        {
            await BringAsync(folder, StorageNames.Published, pointer, cancellation);
            report = report with { Blobs = report.Blobs + 1, Bytes = report.Bytes + pointer.Length };
        }

        await Marks.DeleteBlobIfExistsAsync(Progress, cancellationToken: cancellation);
        return report;
    }

    // A blob beside the leases says that this very backup is being brought in; it is there before anything else is.
    private Azure.Storage.Blobs.BlobContainerClient Marks => storage.Container(StorageNames.Leases);

    private async Task<Refusal?> RefusedAsync(string identity, CancellationToken cancellation)
    {
        if (await Marks.FindAsync(Progress, cancellation) is { } mark)
        {
            return mark.Content.ToString() == identity ? null : Refusal.Conflict("restore-of-another", "Another backup was being restored here and was stopped. Restore that one, or delete the storage and begin anew.");
        }

        if (await FoundAsync(cancellation) is { } found) return Refusal.Conflict("storage-not-empty", $"Storage is not empty: {found}. A backup is restored into storage that nothing has been written to; create a new one, and do not start the site before.");
        await Marks.PutIfAbsentAsync(Progress, BinaryData.FromString(identity), "text/plain", cancellation);
        return null;
    }

    private async Task<string?> FoundAsync(CancellationToken cancellation)
    {
        foreach (string container in BackupFolder.Containers)
        {
            await foreach (var blob in storage.Container(container).GetBlobsAsync(BlobTraits.None, BlobStates.None, null, cancellation)) return $"the container {container} has blobs";
        }

        foreach (string table in StorageNames.Tables)
        {
            await foreach (var row in storage.Table(table).QueryAsync<TableEntity>(select: ["PartitionKey"], cancellationToken: cancellation))
            {
                if (!BackupFolder.IsSecret(table, row.PartitionKey)) return $"the table {table} has rows";
            }
        }

        return null;
    }

    private async Task BringAsync(BackupFolder folder, string container, SavedBlob blob, CancellationToken cancellation)
    {
        var options = new BlobUploadOptions
        {
            HttpHeaders = new() { ContentType = blob.ContentType, ContentEncoding = blob.ContentEncoding },
            Metadata = new Dictionary<string, string> { [BlobFiles.WrittenMetadata] = blob.Written.ToString("O", CultureInfo.InvariantCulture) },
            Conditions = new() { IfNoneMatch = ETag.All },
        };
        try
        {
            await using var content = File.OpenRead(folder.FileOf(container, blob.Name));
            await storage.Container(container).GetBlobClient(blob.Name).UploadAsync(content, options, cancellation);
        }
        catch (RequestFailedException there) when (there.Status is 409 or 412)
        {
            // An earlier attempt brought it.
        }
    }

    private async Task<int> BringTableAsync(BackupFolder folder, string table, CancellationToken cancellation)
    {
        int rows = 0;
        foreach (var some in File.ReadLines(folder.TableFile(table)).Select(RowText.Parse).Chunk(1000))
        {
            await storage.Table(table).UpsertManyAsync(some, cancellation);
            rows += some.Length;
        }

        return rows;
    }

    private static bool IsPointer(string container, SavedBlob blob) => container == StorageNames.Published && blob.Name == Pointer;
}
