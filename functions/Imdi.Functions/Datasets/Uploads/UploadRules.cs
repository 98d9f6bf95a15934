using Imdi.Shared;
using static Imdi.Functions.Datasets.UploadState;

namespace Imdi.Functions.Datasets;

public enum UploadDecision { Publish, Reject }

/// <summary>How an upload goes from one state to the next.</summary>
public static class UploadRules
{
    public static readonly Refusal Closed = Refusal.Conflict("upload-closed", "This upload takes no more blocks. Open a new one.");

    private static readonly Refusal NothingToDecide =
        Refusal.Conflict("nothing-to-decide", "This upload does not await a decision; its state and its next step say what it does await.");

    private static readonly Refusal NothingToPublish =
        Refusal.Conflict("nothing-to-publish", "No row of the file is good, so there is nothing to publish. Reject it, mend the file and upload it anew.");

    private static readonly Refusal NothingToKeepBack = Refusal.Unprocessable("embargo-without-publishing", "What is rejected is not published, so it has no embargo. Leave embargoUntil out.",
        new FieldError("/embargoUntil", "embargo-without-publishing", "Only with the decision to publish."));

    private static readonly Refusal TooLateToCancel = Refusal.Conflict("too-late-to-cancel", "This upload has ended or is being published. A version is withdrawn, not cancelled.");

    /// <summary>What five failures come to.</summary>
    public static UploadReason ParkedReason(UploadState at) => new("parked",
        $"Five attempts in the state {at.ToString().ToLowerInvariant()} ended without a result. Complete it again to let it start anew; if that fails too, tell the secretariat the id.", []);

    /// <summary>All blocks are there. Again, with a parked one, it starts anew from where it stood; again with another it changes nothing.</summary>
    public static Outcome<Upload> Complete(this Upload upload, string blobTag, string? sha256, DateTimeOffset now) => upload.State switch
    {
        Receiving => upload with { State = UploadState.Received, BlobTag = blobTag, ExpectedSha256 = sha256?.ToLowerInvariant(), ChangedAt = now },
        Cancelled or Expired => Closed,
        _ => upload.Restart(now),
    };

    public static Upload Restart(this Upload upload, DateTimeOffset now) => upload is { State: Parked, ParkedAt: { } at }
        ? upload with { State = at, ParkedAt = null, Reason = null, Attempts = 0, ChangedAt = now }
        : upload;

    /// <summary>One more attempt, or none any more.</summary>
    public static Upload Attempt(this Upload upload, DateTimeOffset now) => upload.Attempts < UploadLimits.MostFailures
        ? upload with { Attempts = upload.Attempts + 1, ChangedAt = now }
        : upload with { State = Parked, ParkedAt = upload.State, Reason = ParkedReason(upload.State), ChangedAt = now };

    /// <summary>A worker was told to stop: that is no failure.</summary>
    public static Upload Untried(this Upload upload) => upload with { Attempts = Math.Max(0, upload.Attempts - 1) };

    /// <summary>What failed before is forgiven; the attempt that goes on from here is the first from here.</summary>
    public static Upload Reach(this Upload upload, UploadState checkpoint, DateTimeOffset now) => upload with { State = checkpoint, Attempts = 1, ChangedAt = now };

    public static Upload Refuse(this Upload upload, Refusal refusal, DateTimeOffset now) => upload.Reach(Refused, now) with { Reason = UploadReason.Of(refusal) };

    /// <summary>Checked and stored: to the agency, unless it is published already, holds nothing good, or kind and agency agreed beforehand.</summary>
    public static Upload Check(this Upload upload, DatasetKind kind, CheckedUpload result, DateTimeOffset now) =>
        upload.Reach(result switch
        {
            { IsCurrent: true } => Published,
            { Rows: > 0, RefusedRows: 0, Findings: 0 } when kind.MayPublishItself && upload.PublishesWhenClean => Publishing,
            _ => AwaitingDecision,
        }, now) with { Result = result, DecidedBy = kind.MayPublishItself && upload.PublishesWhenClean ? upload.Who : null };

    /// <summary>The same decision again changes nothing.</summary>
    public static Outcome<Upload> Decide(this Upload upload, UploadDecision decision, DateTimeOffset? embargoUntil, string who, DateTimeOffset now) => (upload.State, decision) switch
    {
        (_, UploadDecision.Reject) when embargoUntil is not null => NothingToKeepBack,
        (AwaitingDecision, UploadDecision.Publish) when upload.Result is { Rows: 0 } => NothingToPublish,
        (AwaitingDecision, UploadDecision.Publish) when embargoUntil is not null && VersionRules.RefuseEmbargo(embargoUntil, "/embargoUntil", now) is { } refusal => refusal,
        (AwaitingDecision, UploadDecision.Publish) => upload.Reach(Publishing, now) with { DecidedBy = who, EmbargoUntil = embargoUntil?.ToUniversalTime(), Attempts = 0 },
        (AwaitingDecision, UploadDecision.Reject) => upload.Reach(Rejected, now) with { DecidedBy = who },
        (Publishing or Published, UploadDecision.Publish) when upload.EmbargoUntil == embargoUntil => upload,
        (Rejected, UploadDecision.Reject) => upload,
        _ => NothingToDecide,
    };

    public static Outcome<Upload> Cancel(this Upload upload, DateTimeOffset now) => upload switch
    {
        { State: Cancelled } => upload,
        { CanBeCancelled: true } => upload with { State = Cancelled, ChangedAt = now },
        _ => TooLateToCancel,
    };
}
