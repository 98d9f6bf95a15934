using System.Security.Cryptography;
using System.Text.Json;

namespace Imdi.Functions.Datasets;

/// <summary>
/// What differs between two versions of a kind: worked out when first asked for and kept beside the newer one. What the two are decides
/// every byte, so a process killed on the way, or two at once, do no harm; the summary comes last and says that the rows are whole.
/// </summary>
public sealed class CompareVersions(DatasetStore store, OpenVersion open, CanonicalFileStore files) : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    // One at a time: each reads two versions whole and fills the disk with them for a while.
    private readonly SemaphoreSlim _turn = new(1);

    public async Task<ChangeSummary> RunAsync(DatasetKind kind, KnownVersion known, KnownVersion since, CancellationToken cancellation)
    {
        if (await FindAsync(known, since, cancellation) is { } there) return there;
        await _turn.WaitAsync(cancellation);
        try
        {
            return await FindAsync(known, since, cancellation) ?? await WorkOutAsync(kind, known, since, cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The rows that differ, on this disk.</summary>
    public async Task<HeldFile> HoldRowsAsync(KnownVersion known, ChangeSummary summary, CancellationToken cancellation) =>
        await files.HoldAsync(summary.RowsSha256, () => store.Files.FindChangedRowsAsync(known.Version, summary.Since, cancellation), cancellation)
        ?? throw new FileNotFoundException($"The changes of {summary.Version} since {summary.Since} have no rows.");

    public void Dispose() => _turn.Dispose();

    private async Task<ChangeSummary?> FindAsync(KnownVersion known, KnownVersion since, CancellationToken cancellation) =>
        await store.Files.FindChangesAsync(known.Version, since.Version.Version, cancellation) is { } stored ? JsonSerializer.Deserialize<ChangeSummary>(stored, Json) : null;

    private async Task<ChangeSummary> WorkOutAsync(DatasetKind kind, KnownVersion known, KnownVersion since, CancellationToken cancellation)
    {
        using var before = await open.OpenAsync(kind, since, cancellation);
        using var now = await open.OpenAsync(kind, known, cancellation);
        using var rows = TemporaryFile.Create();
        var counts = await Task.Run(() => ReadChanges.Of(kind, before.File.Path, now.File.Path, rows.Path, cancellation), cancellation);
        var (sha256, bytes) = await HashAsync(rows.Path, cancellation);
        var summary = new ChangeSummary(kind.Id, known.Version.Version, since.Version.Version, since.Version.Rows, known.Version.Rows,
            counts.Added, counts.Changed, counts.Removed, counts.Unchanged, counts.BiggestMoves, sha256, bytes);
        await store.Files.PutChangesAsync(known.Version, since.Version.Version, rows.Path, BinaryData.FromObjectAsJson(summary, Json), cancellation);
        return summary;
    }

    private static async Task<(string Sha256, long Bytes)> HashAsync(string path, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(path);
        return (Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation)), file.Length);
    }
}
