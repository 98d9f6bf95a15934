using Imdi.Functions.Storage;

namespace Imdi.Functions.Datasets;

/// <summary>An upload as its agency sees it.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Blocks">What has been taken so far, while blocks may come: what is in it need not be sent again.</param>
/// <param name="Progress">How far the work is; null before it began.</param>
/// <param name="Result">What checking came to; null before.</param>
/// <param name="Reason">Why it ended or stands still; null otherwise.</param>
/// <param name="Findings">Address of all findings; null before there are any to read.</param>
/// <param name="EmbargoUntil">Until when the version is kept back; null when it is not.</param>
/// <param name="Next">What is to be done, by whom it is read.</param>
public sealed record UploadAnswer(
    string Id, string Kind, string? Agency, string FileName, long Bytes, string? Source, UploadState State, DateTimeOffset OpenedAt, DateTimeOffset ChangedAt,
    string? Sha256, UploadLimits Limits, IReadOnlyList<UploadBlock> Blocks, UploadProgress? Progress, CheckedUpload? Result, UploadReason? Reason, string? Findings, DateTimeOffset? EmbargoUntil, UploadNext Next)
{
    public static string AddressOf(string id) => $"/api/uploads/{id}";

    public static UploadAnswer Of(Upload upload, IReadOnlyList<UploadBlock> blocks, LoadProgress? progress) => new(
        upload.Id, upload.Kind, upload.Agency, upload.FileName, upload.Bytes, upload.Source, upload.State, upload.OpenedAt, upload.ChangedAt,
        upload.Sha256, UploadLimits.Current, blocks, UploadProgress.Of(upload, progress), upload.Result, upload.Reason,
        upload.Result is null ? null : $"{AddressOf(upload.Id)}/findings.csv", upload.EmbargoUntil, UploadNext.Of(upload));
}

/// <summary>Rows checked and findings so far, of a file of so many bytes.</summary>
public sealed record UploadProgress(LoadStep Step, long Bytes, long Rows, long Findings)
{
    public static UploadProgress? Of(Upload upload, LoadProgress? now) => upload switch
    {
        { Result: { } result } => new(LoadStep.Publishing, upload.Bytes, result.Rows + result.RefusedRows, result.Findings),
        { State: UploadState.Kept } => new(now?.Step ?? LoadStep.Checking, upload.Bytes, now?.Rows ?? 0, now?.Findings ?? 0),
        { State: UploadState.Received or UploadState.Copied } => new(LoadStep.Receiving, upload.Bytes, 0, 0),
        _ => null,
    };
}

/// <summary>The next step: in words, and as the request that makes it.</summary>
public sealed record UploadNext(string Does, string Method, string Address)
{
    public static UploadNext Of(Upload upload)
    {
        string own = UploadAnswer.AddressOf(upload.Id), anew = $"/api/datasets/{upload.Kind}/uploads";
        return upload.State switch
        {
            UploadState.Receiving => new("Send the blocks that are not listed to the address for writing, then complete.", "POST", own + "/complete"),
            UploadState.Received or UploadState.Copied or UploadState.Kept => new("Wait: the file is being checked. Ask again in a few seconds.", "GET", own),
            UploadState.AwaitingDecision => new("Read the findings, then decide: publish the good rows, or reject all.", "POST", own + "/decision"),
            UploadState.Publishing => new("Wait: the version is being published.", "GET", own),
            UploadState.Published when upload.EmbargoUntil is not null => new("Nothing: the version becomes current by itself when its embargo ends.", "GET", $"/api/datasets/{upload.Kind}/versions"),
            UploadState.Published => new("Nothing: the version is published.", "GET", "/api/datasets"),
            UploadState.Parked => new("Complete it again: the work starts anew from where it stood.", "POST", own + "/complete"),
            _ => new("Nothing was published. Mend the file and open a new upload.", "POST", anew),
        };
    }
}

/// <summary>An upload that was opened, with the address for its blocks.</summary>
/// <param name="Address">Where blocks are put; shown here and on renewal, and nowhere else.</param>
public sealed record OpenedUpload(UploadAnswer Upload, UploadAddress Address);

/// <param name="Url">PUT blocks here with comp=block and blockid=…; it allows nothing but writing this one file.</param>
public sealed record UploadAddress(string Url, DateTimeOffset ExpiresAt);

/// <summary>A page of a desk, newest first.</summary>
/// <param name="Next">Address of the next page; null on the last.</param>
public sealed record UploadList(IReadOnlyList<UploadAnswer> Items, string? Next);

/// <summary>What the agency has decided.</summary>
/// <param name="EmbargoUntil">With the decision to publish: the version becomes current by itself on this date, and is read by nobody else before. At most five years ahead.</param>
public sealed record UploadDecisionRequest(UploadDecision Decision, DateTimeOffset? EmbargoUntil = null);
