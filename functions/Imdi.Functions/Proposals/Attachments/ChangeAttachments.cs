using System.Security.Cryptography;
using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Proposals;

/// <summary>What whoever writes a draft does with its files, proven by the draft's link: open, complete, bring by form, remove.</summary>
public sealed partial class ChangeAttachments(
    AttachmentStore attachments, IncomingFileStore incoming, AccessLinkStore links, IMalwareScan scan, AuditTrail audit, IOptions<AttachmentSettings> settings, TimeProvider clock, ILogger<ChangeAttachments> log)
{
    public const string LinkPurpose = "draft";

    /// <summary>A link of another draft is no better than none.</summary>
    public static readonly Refusal NoSuchDraft = OwnLinks.NoSuchDraft;

    public async Task<Outcome<AttachmentSet>> FindAsync(string draft, string? link, CancellationToken cancellation) =>
        await links.FindAsync(LinkPurpose, link, cancellation) is { } known && known.IsValid(clock.GetUtcNow()) && known.Subject == draft && await attachments.IsDraftAsync(draft, cancellation)
            ? await attachments.ReadAsync(draft, cancellation)
            : NoSuchDraft;

    public async Task<Outcome<AttachedFile>> OpenAsync(string draft, string? link, string fileName, long bytes, Caller caller, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        string id = SubmissionId.Of(now, RandomNumberGenerator.GetBytes(SubmissionId.EntropyBytes)).ToString();
        var opened = await SaveAsync(draft, link, set => set.Open(id, fileName, bytes, settings.Value, now).Then<AttachmentSet>(result => result.Set), cancellation);
        if (!opened.IsOk) return opened.Refusal;
        if (opened.Value.Find(id) is { } file)
        {
            await NoteAsync("attachment-opened", draft, id, file, caller, cancellation);
            return file;
        }

        return opened.Value.Files.Last(one => one.State == AttachmentState.Receiving && one.Bytes == bytes && one.FileName == FileNames.Shown(fileName));
    }

    /// <summary>All blocks are there: the file is read once, judged, scanned and kept. What is refused leaves nothing.</summary>
    public async Task<Outcome<AttachedFile>> CompleteAsync(string draft, string id, IReadOnlyList<string> blocks, string? link, Caller caller, CancellationToken cancellation)
    {
        var found = (await FindAsync(draft, link, cancellation)).Then<AttachedFile>(set => set.Find(id) is { } file ? file : AttachmentSet.NoSuchFile);
        if (!found.IsOk || found.Value.State != AttachmentState.Receiving) return found;
        var committed = blocks.Count > 0 ? await incoming.CommitAsync(id, blocks, found.Value.Bytes, cancellation) : await incoming.FindWholeAsync(id, found.Value.Bytes, cancellation);
        if (!committed.IsOk) return committed.Refusal;
        if (await incoming.TakeAsync(id, committed.Value, cancellation) is { } changed) return changed;
        var taken = await TakeAsync(draft, found.Value, link, cancellation);
        await incoming.ForgetAsync(id, cancellation);
        await NoteAsync(taken.IsOk ? "attachment-taken" : "attachment-refused", draft, id, taken.IsOk ? taken.Value.Find(id) : null, caller, cancellation);
        if (!taken.IsOk) await SaveAsync(draft, link, set => set.Remove(id), cancellation);
        return taken.Then<AttachedFile>(set => set.Find(id)!);
    }

    /// <summary>A file that comes within a form: the way without script.</summary>
    public async Task<Outcome<AttachedFile>> ReceiveAsync(string draft, string? link, string fileName, Stream content, Caller caller, CancellationToken cancellation)
    {
        var opened = await OpenAsync(draft, link, fileName, content.Length, caller, cancellation);
        if (!opened.IsOk) return opened;
        await incoming.PutAsync(opened.Value.Id, content, cancellation);
        return await CompleteAsync(draft, opened.Value.Id, [], link, caller, cancellation);
    }

    public async Task<Refusal?> RemoveAsync(string draft, string id, string? link, Caller caller, CancellationToken cancellation)
    {
        if ((await SaveAsync(draft, link, set => set.Remove(id), cancellation)).Refusal is { } refusal) return refusal;
        await incoming.ForgetAsync(id, cancellation);
        await attachments.RemoveAsync(id, cancellation);
        await NoteAsync("attachment-removed", draft, id, null, caller, cancellation);
        return null;
    }

    private async Task<Outcome<AttachmentSet>> TakeAsync(string draft, AttachedFile file, string? link, CancellationToken cancellation)
    {
        await using var copy = TemporaryCopy();
        string sha256 = await CopyAsync(file.Id, copy, cancellation);
        var type = AttachmentContent.Judge(file.FileName, copy);
        if (!type.IsOk) return type.Refusal;

        copy.Position = 0;
        var verdict = await scan.RunAsync(copy, cancellation);
        if (verdict.Result is ScanResult.Found or ScanResult.Failed) LogScan(file.Id, verdict.Result, verdict.Name);
        if (verdict.State is not { } state) return AttachmentRefusals.Malware;

        // What was hashed, judged and scanned is what is kept: the copy, not what storage may hold by now.
        copy.Position = 0;
        await attachments.PutAsync(file.Id, copy, cancellation);
        var saved = await SaveAsync(draft, link, set => set.Take(file.Id, type.Value, sha256, state, clock.GetUtcNow()), cancellation);
        if (saved.Refusal == AttachmentSet.NoSuchFile) await attachments.RemoveAsync(file.Id, cancellation);
        return saved;
    }

    private async Task<string> CopyAsync(string id, Stream copy, CancellationToken cancellation)
    {
        await using var content = await incoming.OpenAsync(id, cancellation) ?? throw new IOException("The copy of a received file is gone.");
        using var hashing = new HashingStream(content);
        await hashing.CopyToAsync(copy, cancellation);
        return hashing.Sha256;
    }

    // Named like every temporary file of this process, so that one of the dead is swept with theirs.
    private static FileStream TemporaryCopy() => new(
        Path.Combine(Path.GetTempPath(), string.Create(System.Globalization.CultureInfo.InvariantCulture, $"imdi-{Environment.ProcessId}-{Guid.NewGuid():N}.tmp")),
        FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    private async Task<Outcome<AttachmentSet>> SaveAsync(string draft, string? link, Func<AttachmentSet, Outcome<AttachmentSet>> act, CancellationToken cancellation)
    {
        while (true)
        {
            var found = await FindAsync(draft, link, cancellation);
            if (!found.IsOk) return found;
            var next = act(found.Value);
            if (!next.IsOk || next.Value == found.Value) return next;
            var saved = await attachments.SaveAsync(found.Value, next.Value, cancellation);
            if (saved.IsOk) return saved;
        }
    }

    private Task NoteAsync(string what, string draft, string id, AttachedFile? after, Caller caller, CancellationToken cancellation) =>
        audit.AppendAsync(new(caller.Id, what, $"{draft}/{id}", clock.GetUtcNow(), AfterHash: after is null ? null : StateHash.Of(after)), cancellation);

    [LoggerMessage(LogLevel.Warning, "A scan did not find an attachment clean. Attachment: {Attachment}. Result: {Result}. Scanner: {Said}.")]
    private partial void LogScan(string attachment, ScanResult result, string? said);
}
