using System.Text.Json;

namespace Imdi.Functions.Storage;

/// <summary>What a backup holds.</summary>
public sealed record BackupReport(int Rows, int Blobs, long Bytes);

/// <summary>A blob of a backup; its content lies in a file of its own.</summary>
internal sealed record SavedBlob(string Name, string ETag, long Length, string? ContentType, string? ContentEncoding, DateTimeOffset Written);

/// <summary>
/// A backup as files: <c>tables/{table}.jsonl</c>, a row a line; <c>blobs/{container}.jsonl</c>, a blob a line; the blobs' bytes under
/// <c>blobs/{container}/</c>; and <c>backup.json</c>, written last, without which a backup is not whole.
/// </summary>
internal sealed class BackupFolder(DirectoryInfo folder)
{
    public const int Version = 1;

    /// <summary>What is left out: leases, the keys of sessions, and the secret that forms and links of the moment are sealed with. The next start makes new ones.</summary>
    public static IReadOnlyList<string> LeftOut { get; } = [StorageNames.Leases, StorageNames.Keys];

    public const string SecretPartition = "signing-key";

    public static IEnumerable<string> Containers => StorageNames.Containers.Except(LeftOut);

    public static bool IsSecret(string table, string partition) => table == StorageNames.Directory && partition == SecretPartition;

    public string Place => folder.FullName;

    public bool IsWhole => File.Exists(Marker);

    private string Marker => Path.Combine(folder.FullName, "backup.json");

    public string TableFile(string table) => Path.Combine(folder.FullName, "tables", $"{table}.jsonl");

    public string ListOf(string container) => Path.Combine(folder.FullName, "blobs", $"{container}.jsonl");

    /// <summary>Letters that a file's name may not have on some system are written as a percent sign and two digits.</summary>
    public string FileOf(string container, string blob) =>
        Path.Combine([folder.FullName, "blobs", container, .. blob.Split('/').Select(part => Uri.EscapeDataString(part) is var name && name.Trim('.').Length == 0 ? name.Replace(".", "%2E", StringComparison.Ordinal) : name)]);

    public void Begin()
    {
        foreach (string below in new[] { "tables", "blobs" }) folder.CreateSubdirectory(below);
        if (IsWhole) File.Delete(Marker);
    }

    public Task EndAsync(BackupReport report, DateTimeOffset now, CancellationToken cancellation) => File.WriteAllTextAsync(
        Marker, JsonSerializer.Serialize(new { version = Version, taken = now, rows = report.Rows, blobs = report.Blobs, bytes = report.Bytes }), cancellation);

    public string Identity() => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Marker)));

    /// <summary>The blobs that were written down; a line that was cut off by a kill is passed over.</summary>
    public IReadOnlyList<SavedBlob> BlobsOf(string container)
    {
        if (!File.Exists(ListOf(container))) return [];
        return [.. File.ReadLines(ListOf(container)).Select(Read).OfType<SavedBlob>()];

        static SavedBlob? Read(string line)
        {
            try
            {
                return JsonSerializer.Deserialize<SavedBlob>(line);
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}
