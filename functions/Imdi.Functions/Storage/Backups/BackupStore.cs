using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;

namespace Imdi.Functions.Storage;

/// <summary>
/// Writes everything that is kept into a folder: rows first, then blobs, since rows speak of blobs that are there already. A blob that was saved
/// before and has not changed is not fetched again, so a backup that was stopped goes on, and the next one into the same folder is quick.
/// </summary>
public sealed class BackupStore(StorageClients storage, TimeProvider clock)
{
    public async Task<BackupReport> SaveAsync(DirectoryInfo into, IProgress<BackupReport>? progress, CancellationToken cancellation)
    {
        var folder = new BackupFolder(into);
        folder.Begin();
        var report = new BackupReport(0, 0, 0);
        foreach (string table in StorageNames.Tables)
        {
            report = report with { Rows = report.Rows + await SaveTableAsync(folder, table, cancellation) };
            progress?.Report(report);
        }

        foreach (string container in BackupFolder.Containers) report = await SaveContainerAsync(folder, container, report, progress, cancellation);
        await folder.EndAsync(report, clock.GetUtcNow(), cancellation);
        return report;
    }

    private async Task<int> SaveTableAsync(BackupFolder folder, string table, CancellationToken cancellation)
    {
        int rows = 0;
        string file = folder.TableFile(table), arriving = file + ".new";
        await using (var writer = new StreamWriter(arriving, append: false, new UTF8Encoding(false)) { NewLine = "\n" })
        {
            await foreach (var row in storage.Table(table).QueryAsync<TableEntity>(cancellationToken: cancellation))
            {
                if (BackupFolder.IsSecret(table, row.PartitionKey)) continue;
                await writer.WriteLineAsync(RowText.Of(row).AsMemory(), cancellation);
                rows++;
            }
        }

        File.Move(arriving, file, overwrite: true);
        return rows;
    }

    private async Task<BackupReport> SaveContainerAsync(BackupFolder folder, string container, BackupReport report, IProgress<BackupReport>? progress, CancellationToken cancellation)
    {
        // Of a blob that was saved twice the last line counts.
        var before = folder.BlobsOf(container).GroupBy(blob => blob.Name).ToDictionary(lines => lines.Key, lines => lines.Last());
        List<SavedBlob> saved = [];
        await using (var list = new StreamWriter(folder.ListOf(container), append: true, new UTF8Encoding(false)) { NewLine = "\n", AutoFlush = true })
        {
            // In the order of their names, by which the pointer to the published run comes before the runs: whatever it names is there when they are copied.
            await foreach (var blob in storage.Container(container).GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, null, cancellation))
            {
                var found = Of(blob);
                string file = folder.FileOf(container, blob.Name);
                bool isThere = before.GetValueOrDefault(blob.Name) is { } known && known.ETag == found.ETag && new FileInfo(file) is { Exists: true } kept && kept.Length == found.Length;
                if (!isThere) await FetchAsync(container, found, file, list, cancellation);
                saved.Add(found);
                report = report with { Blobs = report.Blobs + 1, Bytes = report.Bytes + found.Length };
                progress?.Report(report);
            }
        }

        await WriteListAsync(folder, container, saved, before.Keys, cancellation);
        return report;
    }

    private async Task FetchAsync(string container, SavedBlob blob, string file, StreamWriter list, CancellationToken cancellation)
    {
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(file)!);

        // The very version that was listed: one that changes meanwhile would not be what its line says.
        var only = new BlobDownloadToOptions { Conditions = new() { IfMatch = new(blob.ETag) } };
        await storage.Container(container).GetBlobClient(blob.Name).DownloadToAsync(file, only, cancellation);
        await list.WriteLineAsync(JsonSerializer.Serialize(blob).AsMemory(), cancellation);
    }

    // What has gone since the backup before goes from this one too.
    private static async Task WriteListAsync(BackupFolder folder, string container, List<SavedBlob> saved, IEnumerable<string> before, CancellationToken cancellation)
    {
        await File.WriteAllLinesAsync(folder.ListOf(container) + ".new", saved.Select(blob => JsonSerializer.Serialize(blob)), cancellation);
        File.Move(folder.ListOf(container) + ".new", folder.ListOf(container), overwrite: true);
        foreach (string gone in before.Except(saved.Select(blob => blob.Name))) File.Delete(folder.FileOf(container, gone));
    }

    private static SavedBlob Of(BlobItem blob) => new(
        blob.Name, blob.Properties.ETag?.ToString() ?? "", blob.Properties.ContentLength ?? 0, Filled(blob.Properties.ContentType), Filled(blob.Properties.ContentEncoding), blob.Written() ?? default);

    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
