using Imdi.Shared;
using Imdi.Web.Pages.Datasets;

namespace Imdi.Web.Pages.Uploads;

/// <summary>Where an upload stands, for its reader. Waiting, Checking and Publishing go on by themselves; Decision waits for the agency; Refused files could not be read at all.</summary>
public enum UploadStage { Receiving, Waiting, Checking, Decision, Publishing, Published, Rejected, Refused, Parked, Cancelled, Expired }

/// <summary>A kind that the caller may send.</summary>
public sealed record KindChoice(string Id, string Title);

/// <param name="Percent">How far it is in its state; null where that is not known.</param>
public sealed record UploadRowModel(
    string Id, KindChoice Kind, string FileName, long Bytes, DateTimeOffset Started, UploadStage Stage, int? Percent, long? Rows, long? Errors, long? Warnings);

/// <summary>What an agency owes, by the kind's frequency.</summary>
public sealed record DueModel(KindChoice Kind, FreshnessModel Freshness);

/// <summary>/uploads/: what the caller has sent and what is due.</summary>
public sealed record DeskModel(string Caller, IReadOnlyList<UploadRowModel> Uploads, IReadOnlyList<DueModel> Due, bool MayIssueTokens);

/// <summary>/uploads/history/: everything the caller sent, newest first.</summary>
/// <param name="Next">Address of older ones.</param>
public sealed record HistoryModel(IReadOnlyList<UploadRowModel> Uploads, string? Next);

public sealed record UploadLimits(long Bytes, long FormBytes);

/// <summary>/uploads/new/: choose a kind, see what its file must hold, send it.</summary>
public sealed record NewUploadModel(
    IReadOnlyList<KindChoice> Kinds, KindChoice? Chosen, IReadOnlyList<ColumnModel> Columns, string? Template, UploadLimits Limits,
    string SubmissionId, IReadOnlyList<FieldError> Errors);

/// <summary>/uploads/{id}/ while work goes on: what has arrived or been read.</summary>
/// <param name="Received">Bytes that storage has accepted.</param>
/// <param name="RowsRead">Rows checked so far; null before checking.</param>
/// <param name="Reason">Why it was parked, in English; null otherwise.</param>
/// <param name="ApiStates">The states that GET /api/uploads/{id} may name while this page holds: the script reloads it once another comes.</param>
public sealed record ProgressModel(UploadRowModel Upload, long Received, long? RowsRead, string? Reason, IReadOnlyList<string> ApiStates, UploadLimits Limits);

/// <summary>Findings of one rule, with the first of them as the example.</summary>
public sealed record RuleFindingsModel(string Code, bool IsError, string Rule, long Count, FindingExample? Example);

public sealed record FindingExample(string Sheet, long Row, string Column, string Value, string Cure);

/// <summary>A value that moved most against the last version.</summary>
public sealed record MoveModel(string Key, decimal? Before, decimal? After);

/// <summary>What publishing would change, by key.</summary>
public sealed record DifferenceModel(string Version, long Added, long Changed, long Removed, long Unchanged, IReadOnlyList<MoveModel> Moves, string? Href);

/// <summary>/uploads/{id}/ once checked: the verdict, the findings by rule, the difference, and the decision.</summary>
/// <param name="Refused">Rows that would not be published.</param>
/// <param name="Unreadable">Why the file could not be read at all, in English; null when it could.</param>
/// <param name="Tag">What a decision has to carry, so that it is taken on what the page shows.</param>
/// <param name="FindingsHref">Address of all findings without its ending; .csv and .json follow.</param>
public sealed record ValidationModel(
    UploadRowModel Upload, long Rows, long Good, long Refused, long Warnings, string? Unreadable, IReadOnlyList<RuleFindingsModel> Rules,
    string? FindingsHref, DifferenceModel? Difference, string? PublishedVersion, string Tag, IReadOnlyList<FieldError> Errors)
{
    public int KindsOfError => Rules.Count(rule => rule.IsError);
}

/// <param name="Secret">The token itself, on the one page that shows it.</param>
public sealed record TokensModel(
    IReadOnlyList<TokenModel> Tokens, IReadOnlyList<KindChoice> Kinds, string? Secret, string? Agency, IReadOnlyList<string> Chosen, string Days, IReadOnlyList<FieldError> Errors);

public enum TokenState { Valid, Expired, Revoked }

public sealed record TokenModel(string Id, string Agency, IReadOnlyList<string> Kinds, DateTimeOffset Issued, DateTimeOffset Expires, DateOnly? LastUsed, TokenState State);

/// <summary>Asked for instead of a page that needs a sign-in; the names of roles to be had for development, none elsewhere.</summary>
/// <param name="Wanted">Where the reader wanted to go.</param>
/// <param name="Forbidden">Signed in, but not allowed here.</param>

