using System.ComponentModel;
using System.Security.Claims;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>What differs between two versions of a kind.</summary>
internal static class ChangeFunctions
{
    private const string SinceIs = "The id of the version to compare with, of the same kind.";

    public static void MapChanges(this RouteGroupBuilder datasets)
    {
        datasets.MapGet("{kind}/versions/{version}/changes", ReadVersionChanges).AnswersOne<ChangeSummary>(alsoCsv: true).RequireRateLimiting(RowsLimit.Name)
            .Describe("readDatasetChanges", "How many rows were added, changed and removed since another version, and the biggest moves; as CSV every row that differs", DatasetRefuses.Rows)
            .Example(new("/api/datasets/remittance-flows/versions/{0}/changes?since={1}") { Taken = Both });
        datasets.MapGet("{kind}/versions/{version}/changes/rows", ListVersionChanges).AnswersRows<Dictionary<string, object?>>().WithMetadata(new TakesOtherParameters())
            .RequireRateLimiting(RowsLimit.Name)
            .WithDescription("Columns are `change` (added, changed, removed), the key, and every other column with `_before` and `_after`; each is a filter as for the rows of a version.")
            .Describe("listDatasetChanges", "The rows that differ from another version, filtered, ordered, by pages", DatasetRefuses.Rows)
            .Example(new("/api/datasets/remittance-flows/versions/{0}/changes/rows?since={1}&change=changed") { Taken = Both });
    }

    private static readonly string[] Both = ["listDatasetVersions /versions/0/version", "listDatasetVersions /versions/2/version"];

    internal static async Task<IResult> ReadVersionChanges(
        RowsRequest asked, [Description(DatasetRefuses.KindIs)] string kind, [Description(DatasetRefuses.VersionIs)] string version, [Description(SinceIs)] string since,
        ClaimsPrincipal user, OpenVersion open, CompareVersions compare, HttpContext context, CancellationToken cancellation)
    {
        if (asked.Data.Format == DataFormat.Csv) return await ListVersionChanges(asked, kind, version, since, null, user, open, compare, context, cancellation);
        var pair = await PairAsync(kind, version, since, user, open, cancellation);
        if (pair.Refusal is { } refusal) return Answer.Refused(refusal);
        var answer = asked.Data.From($"{version}+{since}", CacheOf(pair.Value.Now, pair.Value.Before));
        return answer.Unchanged() ?? answer.One(await compare.RunAsync(pair.Value.Kind, pair.Value.Now, pair.Value.Before, cancellation));
    }

    internal static async Task<IResult> ListVersionChanges(
        RowsRequest asked, [Description(DatasetRefuses.KindIs)] string kind, [Description(DatasetRefuses.VersionIs)] string version, [Description(SinceIs)] string since,
        [Description(RowFunctions.SortIs)] string? sort, ClaimsPrincipal user, OpenVersion open, CompareVersions compare, HttpContext context, CancellationToken cancellation)
    {
        var pair = await PairAsync(kind, version, since, user, open, cancellation);
        if (pair.Refusal is { } refusal) return Answer.Refused(refusal);
        var (declared, now, before) = pair.Value;
        var question = ReadQuestion.Of(ChangeColumns.Of(declared), asked.Data.Address.Query.Where(one => one.Key != "since"));
        if (question.Refusal is { } wrong) return Answer.Refused(wrong);

        var answer = asked.Data.From($"{version}+{since}", CacheOf(now, before));
        if (answer.Unchanged() is { } unchanged) return unchanged;
        var held = await compare.HoldRowsAsync(now, await compare.RunAsync(declared, now, before, cancellation), cancellation);
        context.Response.RegisterForDispose(held);
        var shown = new RowsAnswer(question.Value.Columns, asked.Data.Language, version, now.Version.Source, now.Version.Vintage);
        return new RowAnswers(asked, answer, shown, context).Of(held, question.Value);
    }

    private static CacheKind CacheOf(KnownVersion now, KnownVersion before) =>
        VersionRules.IsForSome(now) || VersionRules.IsForSome(before) ? CacheKind.Private : CacheKind.Immutable;

    private static async Task<Outcome<(DatasetKind Kind, KnownVersion Now, KnownVersion Before)>> PairAsync(
        string kind, string version, string since, ClaimsPrincipal user, OpenVersion open, CancellationToken cancellation)
    {
        var now = await open.ReadableAsync(kind, version, Caller.From(user), cancellation);
        if (now.Refusal is { } refusal) return refusal;
        var before = await open.ReadableAsync(kind, since, Caller.From(user), cancellation);
        return before.Then<(DatasetKind, KnownVersion, KnownVersion)>(found => (found.Kind, now.Value.Known, found.Known));
    }
}
