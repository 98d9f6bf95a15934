using System.Text.Json.Serialization;
using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>All files of a draft, and of the proposal that it becomes under the same id. They change together, on what was read, so that two sent at once never exceed a limit.</summary>
public sealed record AttachmentSet(string Draft, IReadOnlyList<AttachedFile> Files)
{
    public static readonly Refusal NoSuchFile = Refusal.NotFound("no-such-attachment", "The draft has no file with that id; the list of its files says which it has.");

    private static readonly Refusal NothingToComplete = Refusal.Conflict("attachment-complete", "This file has been taken already.");

    [JsonIgnore]
    public string? RowTag { get; init; }

    public AttachedFile? Find(string id) => Files.FirstOrDefault(file => file.Id == id);

    /// <summary>Makes room for a file. One of the same name and length whose blocks still come is gone on with.</summary>
    public Outcome<(AttachmentSet Set, AttachedFile File)> Open(string id, string fileName, long bytes, AttachmentSettings limits, DateTimeOffset now)
    {
        string name = FileNames.Shown(fileName);
        if (FileNames.Check(name) is { } unnamed) return unnamed;
        if (bytes < 1) return AttachmentRefusals.Empty;
        if (bytes > limits.FileBytes) return AttachmentRefusals.TooLarge(bytes, limits);
        if (Files.FirstOrDefault(file => file.State == AttachmentState.Receiving && file.FileName == name && file.Bytes == bytes) is { } begun) return (this, begun);
        if (Files.Count >= limits.Files) return AttachmentRefusals.TooMany(limits);
        if (Files.Sum(file => file.Bytes) + bytes > limits.ProposalBytes) return AttachmentRefusals.TooLargeTogether(limits);
        var opened = new AttachedFile(id, name, bytes, AttachmentState.Receiving, now);
        return (this with { Files = [.. Files, opened] }, opened);
    }

    public Outcome<AttachmentSet> Take(string id, AttachmentType type, string sha256, AttachmentState state, DateTimeOffset now) => Find(id) switch
    {
        null => NoSuchFile,
        { State: not AttachmentState.Receiving } => NothingToComplete,
        _ => With(id, file => file with { MediaType = type.MediaType, Sha256 = sha256, State = state, At = now }),
    };

    /// <summary>What a later scan came to, for a file that waits for one.</summary>
    public AttachmentSet Scanned(string id, AttachmentState state) => With(id, file => file.IsKept ? file with { State = state } : file);

    public Outcome<AttachmentSet> Remove(string id) => Find(id) is null ? NoSuchFile : this with { Files = [.. Files.Where(file => file.Id != id)] };

    /// <summary>Without the files that nobody completed in time.</summary>
    public AttachmentSet Expire(DateTimeOffset now) => this with { Files = [.. Files.Where(file => file.State != AttachmentState.Receiving || now - file.At < AttachmentSettings.OpenFor)] };

    /// <summary>As the proposal lists them, for its submission; a file that is not ready holds it up, with what to do.</summary>
    public Outcome<IReadOnlyList<Attachment>> ForSubmission() => Files.FirstOrDefault(file => !file.IsKept) is { } unready
        ? Refusal.Unprocessable("attachment-not-ready", $"“{unready.FileName}” has not arrived whole, or was found infected. Remove it, or send it again.", new FieldError("/file", "attachment-not-ready", "Remove it, or send it again."))
        : Outcome.Ok<IReadOnlyList<Attachment>>([.. Files.Select(file => new Attachment(file.Id, file.FileName, file.MediaType!, file.Bytes, file.Sha256!, file.At))]);

    private AttachmentSet With(string id, Func<AttachedFile, AttachedFile> change) => this with { Files = [.. Files.Select(file => file.Id == id ? change(file) : file)] };
}
