using Imdi.Functions.Storage;
using Imdi.Shared;
using Microsoft.Extensions.Logging;

namespace Imdi.Functions.Datasets;

/// <summary>
/// Takes one upload as far as it goes without its agency, under a lease that ends by itself when its holder dies: another then goes on from
/// the last checkpoint. Each checkpoint is saved on what was read, so of two workers only one gets on.
/// </summary>
public sealed partial class TakeUpUpload(
    UploadStore uploads, IncomingFileStore blobs, RawFileStore raw, DatasetStore store, CheckReceived check, PublishVersion publish, Leases leases, TimeProvider clock, ILogger<TakeUpUpload> log)
{
    /// <summary>True when it was taken as far as it goes; false while another works on it, or when this attempt failed.</summary>
    public async Task<bool> RunAsync(string id, CancellationToken cancellation)
    {
        bool done = await UnderLeaseAsync(id, cancellation);
        if (done) await leases.ForgetAsync(LeaseOf(id), cancellation);
        return done;
    }

    private static string LeaseOf(string id) => $"upload-{id}";

    private async Task<bool> UnderLeaseAsync(string id, CancellationToken cancellation)
    {
        await using var lease = await leases.TryAcquireAsync(LeaseOf(id), cancellation);
        if (lease is null || await uploads.FindAsync(id, cancellation) is not { HasWork: true } waiting) return false;
        using var working = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lease.Lost);
        var upload = await uploads.SaveAsync(waiting, waiting.Attempt(clock.GetUtcNow()), cancellation);
        if (!upload.IsOk) return false;
        try
        {
            return await GoOnAsync(upload.Value, working.Token);
        }
        catch (OperationCanceledException) when (working.IsCancellationRequested)
        {
            LogStopped(id, lease.Lost.IsCancellationRequested);
            if (!lease.Lost.IsCancellationRequested) await UncountAsync(id);
            cancellation.ThrowIfCancellationRequested();
            return false;
        }
        catch (Exception failure)
        {
            // Whatever it was, it was counted when it began; the others still wait to be taken up.
            LogFailed(failure, id, upload.Value.Attempts);
            return false;
        }
    }

    private async Task<bool> GoOnAsync(Upload upload, CancellationToken cancellation)
    {
        using var file = TemporaryFile.Create();
        while (upload.HasWork)
        {
            var next = upload.State switch
            {
                UploadState.Received => await CopyAsync(upload, cancellation),
                UploadState.Copied => await KeepAsync(upload, file, cancellation),
                UploadState.Kept => await CheckAsync(upload, file, cancellation),
                _ => await PublishAsync(upload, cancellation),
            };
            cancellation.ThrowIfCancellationRequested();
            var saved = await uploads.SaveAsync(upload, next, cancellation);
            if (!saved.IsOk) return await GiveUpAsync(upload.Id, cancellation);
            upload = saved.Value;
            LogReached(upload.Id, upload.State);
        }

        if (upload.State is UploadState.Refused) await blobs.ForgetAsync(upload.Id, cancellation);
        return true;
    }

    private async Task<Upload> CopyAsync(Upload upload, CancellationToken cancellation) =>
        await blobs.TakeAsync(upload.Id, upload.BlobTag!, cancellation) is { } refusal ? upload.Refuse(refusal, clock.GetUtcNow()) : upload.Reach(UploadState.Copied, clock.GetUtcNow());

    /// <summary>Reads the copy once: to its hash, and to a file from which the rows are read.</summary>
    private async Task<Upload> KeepAsync(Upload upload, TemporaryFile file, CancellationToken cancellation)
    {
        await using var content = await blobs.OpenAsync(upload.Id, cancellation) ?? throw new IOException("The copy of a received file is gone.");
        using var hashing = new HashingStream(content);
        await using (var local = File.Create(file.Path)) await hashing.CopyToAsync(local, cancellation);
        string sha256 = hashing.Sha256;
        if (upload.ExpectedSha256 is { } expected && expected != sha256) return upload.Refuse(HashDiffers(expected, sha256), clock.GetUtcNow());
        await raw.KeepAsync(IncomingFileStore.Taken(upload.Id), sha256, cancellation);
        return upload.Reach(UploadState.Kept, clock.GetUtcNow()) with { Sha256 = sha256 };
    }

    private async Task<Upload> CheckAsync(Upload upload, TemporaryFile file, CancellationToken cancellation)
    {
        await blobs.ForgetAsync(upload.Id, cancellation);
        if (DatasetKinds.Find(upload.Kind) is not { } kind) return upload.Refuse(LoadDataset.UnknownKind(upload.Kind), clock.GetUtcNow());
        if (!File.Exists(file.Path)) await FetchAsync(upload.Sha256!, file, cancellation);
        var received = new Received(kind, upload.Source, upload.FileName, upload.Who, new RawFile(upload.Sha256!, upload.Bytes), file.Path, KeepsEmpty: true) { SourceName = upload.SourceName };
        var notes = new ProgressNotes(uploads, upload.Id, clock, cancellation);
        var report = await check.RunAsync(received, notes, cancellation);
        await notes.EndAsync(cancellation);
        if (!report.IsOk) return upload.Refuse(report.Refusal, clock.GetUtcNow());

        var (version, manifest) = (report.Value.Version, report.Value.Manifest);
        bool isCurrent = (await store.CurrentAsync(kind.Id, cancellation)).Any(current => current.Source.Id == version.Source.Id && current.Version == version.Version);
        return upload.Check(kind, new CheckedUpload(
            version.Version, version.Source.Id, manifest.SourceRows, version.Rows, manifest.RefusedRows, version.Findings, isCurrent), clock.GetUtcNow());
    }

    private async Task<Upload> PublishAsync(Upload upload, CancellationToken cancellation)
    {
        var result = upload.Result!;
        var manifest = await store.Files.FindManifestAsync(upload.Kind, result.Source, result.Version, cancellation) ?? throw new IOException("A version that was stored is gone.");
        var refusal = await publish.RunAsync(manifest, upload.DecidedBy!, cancellation, once: upload.Id, upload.EmbargoUntil);
        return refusal is null ? upload.Reach(UploadState.Published, clock.GetUtcNow()) : upload.Refuse(refusal, clock.GetUtcNow());
    }

    private async Task FetchAsync(string sha256, TemporaryFile file, CancellationToken cancellation)
    {
        await using var content = await raw.FindAsync(sha256, cancellation) ?? throw new IOException("A file that was kept is gone.");
        await using var local = File.Create(file.Path);
        await content.CopyToAsync(local, cancellation);
    }

    /// <summary>Somebody changed it meanwhile: cancelled, it leaves nothing; else another worker has it.</summary>
    private async Task<bool> GiveUpAsync(string id, CancellationToken cancellation)
    {
        if (await uploads.FindAsync(id, cancellation) is { State: UploadState.Cancelled }) await blobs.ForgetAsync(id, cancellation);
        return false;
    }

    private async Task UncountAsync(string id)
    {
        if (await uploads.FindAsync(id, CancellationToken.None) is { HasWork: true } stopped) await uploads.SaveAsync(stopped, stopped.Untried(), CancellationToken.None);
    }

    private static Refusal HashDiffers(string expected, string found) =>
        Refusal.Unprocessable("sha256-differs", $"The file that arrived has the SHA-256 {found}, not {expected} as was said: it was damaged on its way. Send it again.");

    [LoggerMessage(LogLevel.Information, "An upload reached a checkpoint. Upload: {Upload}. State: {State}.")]
    private partial void LogReached(string upload, UploadState state);

    [LoggerMessage(LogLevel.Information, "Work on an upload stopped before its end. Upload: {Upload}. Lease lost: {Lost}.")]
    private partial void LogStopped(string upload, bool lost);

    [LoggerMessage(LogLevel.Error, "Work on an upload failed. Upload: {Upload}. Attempt: {Attempt}.")]
    private partial void LogFailed(Exception failure, string upload, int attempt);
}
