using Imdi.Functions.Directory;
using Imdi.Shared;
using Imdi.Web;
using Shown = Imdi.Web.Pages.Uploads;

namespace Imdi.Functions.Datasets;

/// <summary>Uploads in the words of the page models.</summary>
internal static class UploadModels
{
    public static Shown.UploadLimits Limits { get; } = new(UploadLimits.Current.MaxBytes, UploadLimits.Current.MaxFormBytes);

    public static IReadOnlyList<DatasetKind> KindsOf(Caller caller) => [.. DatasetKinds.All.Where(kind => caller.RequireKind(kind.Id) is null)];

    public static Shown.KindChoice ChoiceOf(DatasetKind kind) => new(kind.Id, kind.Title);

    public static Shown.UploadRowModel RowOf(Upload upload, int? percent = null) => new(
        upload.Id, DatasetKinds.Find(upload.Kind) is { } kind ? ChoiceOf(kind) : new(upload.Kind, upload.Kind), upload.FileName, upload.Bytes, upload.OpenedAt, StageOf(upload.State), percent,
        upload.Result?.Rows, upload.Result?.RefusedRows, upload.Result is { RefusedRows: 0 } result ? result.Findings : null);

    public static Shown.UploadStage StageOf(UploadState state) => state switch
    {
        UploadState.Received or UploadState.Copied => Shown.UploadStage.Waiting,
        UploadState.Kept => Shown.UploadStage.Checking,
        UploadState.AwaitingDecision => Shown.UploadStage.Decision,
        _ => Enum.Parse<Shown.UploadStage>(state.ToString()),
    };

    /// <summary>What the API may say while the page of this state still tells the truth.</summary>
    public static IReadOnlyList<string> StatesLike(UploadState state) => state switch
    {
        UploadState.Received or UploadState.Copied => ["received", "copied"],
        _ => [state.ToString().ToLowerInvariant()],
    };

    public static Shown.ProgressModel ProgressOf(Upload upload, long received, long? rows) => new(
        RowOf(upload, upload is { State: UploadState.Receiving, Bytes: > 0 } ? (int)(received * 100 / upload.Bytes) : null), received, rows, upload.Reason?.Detail, StatesLike(upload.State), Limits);

    public static Shown.ValidationModel ValidationOf(
        Upload upload, VersionManifest? manifest, IReadOnlyDictionary<string, FindingAnswer> examples, ChangeSummary? changes, IReadOnlyList<FieldError> errors, Language language)
    {
        var rules = manifest is null ? [] : RulesOf(manifest.FindingCounts, examples);
        var (good, refused) = (upload.Result?.Rows ?? 0, upload.Result?.RefusedRows ?? 0);
        return new Shown.ValidationModel(
            RowOf(upload), good + refused, good, refused, rules.Where(rule => !rule.IsError).Sum(rule => rule.Count), upload.State == UploadState.Refused ? upload.Reason?.Detail ?? "" : null,
            rules, rules.Count > 0 ? $"/api/uploads/{upload.Id}/findings" : null, changes is null ? null : DifferenceOf(changes, $"{PageAddress.Upload(language, upload.Id).Href}changes.csv"),
            upload.State == UploadState.Published ? upload.Result?.Version : null, upload.Tag, errors);
    }

    private static List<Shown.RuleFindingsModel> RulesOf(IReadOnlyDictionary<string, long> counts, IReadOnlyDictionary<string, FindingAnswer> examples) =>
    [
        .. counts.Select(pair => (Code: FindingCodes.All.FirstOrDefault(code => code.Code == pair.Key), pair.Key, pair.Value))
            .Select(found => new Shown.RuleFindingsModel(
                found.Key, found.Code?.Severity != Severity.Warning, found.Code?.Rule ?? found.Key, found.Value,
                examples.GetValueOrDefault(found.Key) is { } example ? new(example.Sheet, example.Row, example.Column, example.Value, example.Cure) : null))
            .OrderByDescending(rule => rule.IsError).ThenByDescending(rule => rule.Count).ThenBy(rule => rule.Code, StringComparer.Ordinal),
    ];

    private static Shown.DifferenceModel DifferenceOf(ChangeSummary changes, string href) => new(
        changes.Since, changes.Added, changes.Changed, changes.Removed, changes.Unchanged,
        [.. changes.BiggestMoves.SelectMany(column => column.Moves).Take(10).Select(move => new Shown.MoveModel(string.Join(" · ", move.Key.Values), move.Before, move.Now))], href);
}
