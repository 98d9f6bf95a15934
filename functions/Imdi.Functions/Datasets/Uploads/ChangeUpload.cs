using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>What a caller does with an upload of its own: complete it, decide on it, cancel it, have its address renewed.</summary>
public sealed class ChangeUpload(UploadStore uploads, IncomingFileStore blobs, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Not yours is not there.</summary>
    public static readonly Refusal NotFound = Refusal.NotFound("no-such-upload", "No upload of yours has that id; GET /api/uploads lists yours.");

    public async Task<Outcome<Upload>> FindAsync(string id, Caller caller, CancellationToken cancellation) =>
        await uploads.FindAsync(id, cancellation) is { } upload && upload.IsFor(caller) ? upload.At(clock.GetUtcNow()) : NotFound;

    /// <summary>A new address for writing, while blocks may still come.</summary>
    public async Task<Outcome<Upload>> RenewAsync(string id, Caller caller, CancellationToken cancellation)
    {
        var found = await FindAsync(id, caller, cancellation);
        if (!found.IsOk) return found;
        if (found.Value.State != UploadState.Receiving) return UploadRules.Closed;
        await NoteAsync("upload-address-renewed", found.Value, caller, cancellation);
        return found;
    }

    public async Task<Outcome<Upload>> CompleteAsync(string id, UploadCompletion completion, Caller caller, CancellationToken cancellation)
    {
        if (completion.Check() is { } wrong) return wrong;
        var found = await FindAsync(id, caller, cancellation);
        if (!found.IsOk) return found;
        var upload = found.Value;
        string tag = "";
        if (upload.State == UploadState.Receiving)
        {
            var committed = completion.Blocks is { Count: > 0 } blocks
                ? await blobs.CommitAsync(id, blocks, upload.Bytes, cancellation)
                : await blobs.FindWholeAsync(id, upload.Bytes, cancellation);
            if (!committed.IsOk) return committed.Refusal;
            tag = committed.Value;
        }

        // Completed twice at once, the second finds it done.
        var completed = await SaveAsync("upload-completed", upload, upload.Complete(tag, completion.Sha256, clock.GetUtcNow()), caller, cancellation);
        return completed.Refusal?.Kind == RefusalKind.Stale ? await FindAsync(id, caller, cancellation) : completed;
    }

    public async Task<Outcome<Upload>> DecideAsync(string id, UploadDecision decision, string? ifMatch, Caller caller, CancellationToken cancellation, DateTimeOffset? embargoUntil = null)
    {
        var found = await MatchedAsync(id, ifMatch, caller, cancellation);
        return found.IsOk
            ? await SaveAsync(decision == UploadDecision.Publish ? "upload-publish-decided" : "upload-rejected", found.Value, found.Value.Decide(decision, embargoUntil, caller.Id, clock.GetUtcNow()), caller, cancellation)
            : found;
    }

    public async Task<Outcome<Upload>> CancelAsync(string id, string? ifMatch, Caller caller, CancellationToken cancellation)
    {
        var found = await MatchedAsync(id, ifMatch, caller, cancellation);
        if (!found.IsOk) return found;
        var cancelled = await SaveAsync("upload-cancelled", found.Value, found.Value.Cancel(clock.GetUtcNow()), caller, cancellation);
        if (cancelled.IsOk) await blobs.ForgetAsync(id, cancellation);
        return cancelled;
    }

    private async Task<Outcome<Upload>> MatchedAsync(string id, string? ifMatch, Caller caller, CancellationToken cancellation) => (await FindAsync(id, caller, cancellation)).Then<Upload>(upload => ifMatch switch
    {
        null or "" => Refusal.PreconditionMissing("if-match-missing", "Send the upload's ETag, as GET gives it, in If-Match."),
        _ when ifMatch == upload.Tag => upload,
        _ => Imdi.Functions.Storage.Rows.ChangedMeanwhile,
    });

    // The trail comes first: a process killed between the two leaves an entry too many, never a change without one.
    private async Task<Outcome<Upload>> SaveAsync(string what, Upload was, Outcome<Upload> next, Caller caller, CancellationToken cancellation)
    {
        if (!next.IsOk || next.Value == was) return next;
        await NoteAsync(what, was, caller, cancellation);
        return await uploads.SaveAsync(was, next.Value, cancellation);
    }

    private Task NoteAsync(string what, Upload upload, Caller caller, CancellationToken cancellation) =>
        audit.AppendAsync(new AuditEntry(caller.Id, what, $"{upload.Kind}/{upload.Id}", clock.GetUtcNow(), upload.Sha256), cancellation);
}
