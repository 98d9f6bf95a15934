using System.Text.RegularExpressions;
using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>What a sender says of a file before sending it.</summary>
/// <param name="FileName">As the sender calls it; shown, never trusted.</param>
/// <param name="Bytes">Its length, which the complete file must have.</param>
/// <param name="Source">Only for the secretariat: whose figures these are, when the layout does not tell it.</param>
/// <param name="PublishWhenClean">Publish without asking when nothing was found; only kinds that allow it take it.</param>
public sealed record UploadRequest(string FileName, long Bytes, string? Source = null, bool PublishWhenClean = false)
{
    private const int LongestName = 255;

    /// <summary>The upload, or all that is wrong with the request at once.</summary>
    public Outcome<Upload> Open(string id, DatasetKind kind, Caller caller, DateTimeOffset now)
    {
        if (Bytes > UploadLimits.Current.MaxBytes) return TooLarge;
        if (Errors(kind).ToArray() is { Length: > 0 } errors) return Refusal.Unprocessable("upload-request-wrong", "The upload was not opened; the errors say what would be right.", errors);
        return AgencySource.Of(caller, Source, kind).Then<Upload>(source => new Upload
        {
            Id = id, Kind = kind.Id, Agency = caller.Is(Role.Secretariat) ? null : caller.Agency, Who = caller.Id, FileName = CheckReceived.ShownName(FileName), Bytes = Bytes, Source = source,
            SourceName = caller.Is(Role.Secretariat) ? null : caller.Agency, PublishesWhenClean = PublishWhenClean, OpenedAt = now, ChangedAt = now, Revision = 1,
        });
    }

    private IEnumerable<FieldError> Errors(DatasetKind kind)
    {
        if (string.IsNullOrWhiteSpace(FileName) || FileName.Length > LongestName) yield return new("/fileName", "file-name-wrong", $"A name of 1 to {LongestName} characters.");
        if (Bytes < 1) yield return new("/bytes", "bytes-out-of-range", $"1 to {UploadLimits.Current.MaxBytes}: the length of the file.");
        if (PublishWhenClean && !kind.MayPublishItself) yield return new("/publishWhenClean", "kind-needs-decision", "This kind is published by a decision only.");
    }

    public static Refusal TooLarge { get; } = new(RefusalKind.TooLarge, "file-too-large", $"A file may have 2 GB ({UploadLimits.Current.MaxBytes} bytes) at most. Split it by period.");
}

/// <summary>What completes an upload.</summary>
/// <param name="Blocks">The ids of the blocks in their order; left out when the file was put in one piece.</param>
/// <param name="Sha256">The file's SHA-256, hexadecimal, when the sender knows it: a file with another one is refused.</param>
public sealed partial record UploadCompletion(IReadOnlyList<string>? Blocks = null, string? Sha256 = null)
{
    public Refusal? Check()
    {
        FieldError[] errors = [.. Errors()];
        return errors.Length == 0 ? null : Refusal.Unprocessable("completion-wrong", "The upload was not completed; the errors say what would be right.", errors);
    }

    private IEnumerable<FieldError> Errors()
    {
        if (Sha256 is not null && !Hexadecimal().IsMatch(Sha256)) yield return new("/sha256", "sha256-malformed", "64 hexadecimal digits.");
        if (Blocks is null) yield break;
        if (Blocks.Count > UploadLimits.Current.MaxBlocks) yield return new("/blocks", "too-many-blocks", $"At most {UploadLimits.Current.MaxBlocks} blocks.");
        else if (Blocks.Any(block => block is null || !BlockId().IsMatch(block))) yield return new("/blocks", "block-id-malformed", "Ids as they were sent to storage: base 64 of at most 64 bytes.");
        else if (Blocks.Distinct(StringComparer.Ordinal).Count() != Blocks.Count) yield return new("/blocks", "block-repeated", "Each block once.");
    }

    [GeneratedRegex(@"^[0-9a-fA-F]{64}\z")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"^[A-Za-z0-9+/]{1,88}={0,2}\z")]
    private static partial Regex BlockId();
}
