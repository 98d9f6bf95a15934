using System.ComponentModel;
using System.Security.Claims;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Imdi.Functions.Datasets;

/// <summary>Acts on versions, for the agency whose figures they are and for the secretariat: restore, embargo, retract.</summary>
internal static class ActFunctions
{
    private static readonly Refuses[] Acting =
    [
        .. DatasetRefuses.Version,
        new(RefusalKind.Unauthenticated, "sign-in-needed", "nobody is signed in"),
        new(RefusalKind.Forbidden, "role-missing", "the caller is neither an agency nor the secretariat"),
        new(RefusalKind.Forbidden, "kind-not-yours", "the agency's token is for other kinds"),
        new(RefusalKind.Forbidden, "source-not-yours", "the source's figures were sent by another agency"),
        new(RefusalKind.Conflict, "version-retracted", "the version was retracted for good"),
        new(RefusalKind.Conflict, "idempotency-key-reused", "the Idempotency-Key was sent with another act"),
        new(RefusalKind.Stale, "changed-meanwhile", "the source's versions changed meanwhile; `current` says how"),
        new(RefusalKind.PreconditionMissing, "if-match-missing", "If-Match is missing"),
    ];

    public static void MapActs(this RouteGroupBuilder datasets)
    {
        var acts = datasets.MapGroup("{kind}/versions/{version}").RequireRole(Role.Agency, Role.Secretariat);
        acts.MapPost("restoration", Restore).Produces<ActAnswer>(200, "application/json").WithDescription(How)
            .Describe("restoreDatasetVersion", "Make an earlier version current again, or end a version's embargo now", Acting)
            .Example(new("/api/datasets/remittance-flows/versions/{0}/restoration")
            {
                Role = "secretariat", Headers = Matching, Taken = ["listDatasetVersions /versions/2/version", "listDatasetVersions /sources/1/tag"],
            });
        acts.MapPost("embargo", SetEmbargo).Produces<ActAnswer>(200, "application/json").WithDescription(How)
            .Describe("embargoDatasetVersion", "Keep a version back until a date, on which it becomes current by itself",
                [.. Acting, new(RefusalKind.Unprocessable, "embargo-date-wrong", "the date is not ahead, or too far")])
            .Example(new("/api/datasets/remittance-flows/versions/{0}/embargo")
            {
                Role = "secretariat", Headers = Matching, Taken = ["listDatasetVersions /versions/0/version", "restoreDatasetVersion ETag"],
                Body = """{"until":"2026-12-01T09:00:00Z"}""",
            });
        acts.MapPost("retraction", Retract).Produces<ActAnswer>(200, "application/json").WithDescription(How)
            .Describe("retractDatasetVersion", "Take a version's data back for good, with a reason that everyone can read",
                [.. Acting, new(RefusalKind.Unprocessable, "reason-missing", "the reason is missing or too long")])
            .Example(new("/api/datasets/remittance-flows/versions/{0}/retraction")
            {
                Role = "secretariat", Headers = Matching, Taken = ["listDatasetVersions /versions/0/version", "embargoDatasetVersion ETag"],
                Body = """{"reason":"The sender found that two countries had been confused."}""",
            });
    }

    private static readonly Dictionary<string, string> Matching = new() { ["If-Match"] = "{1}" };

    private const string How = "Needs `If-Match` with the source's tag, as listDatasetVersions gives it; with an `Idempotency-Key` the same act sent again is answered as done.";

    /// <param name="Tag">The source's tag after the act.</param>
    internal sealed record ActAnswer(VersionRow Version, string Tag);

    internal static Task<IResult> Restore(
        [Description(DatasetRefuses.KindIs)] string kind, [Description(DatasetRefuses.VersionIs)] string version, ClaimsPrincipal user, ActOnVersion act, HttpContext context, CancellationToken cancellation) =>
        AnswerAsync(CommandOf(kind, version, Makes.Current, user, context), act, context, cancellation);

    internal static Task<IResult> SetEmbargo(
        [Description(DatasetRefuses.KindIs)] string kind, [Description(DatasetRefuses.VersionIs)] string version, [FromBody] EmbargoRequest request,
        ClaimsPrincipal user, ActOnVersion act, HttpContext context, CancellationToken cancellation) =>
        AnswerAsync(CommandOf(kind, version, Makes.Embargoed, user, context) with { Until = request.Until }, act, context, cancellation);

    internal static Task<IResult> Retract(
        [Description(DatasetRefuses.KindIs)] string kind, [Description(DatasetRefuses.VersionIs)] string version, [FromBody] RetractionRequest request,
        ClaimsPrincipal user, ActOnVersion act, HttpContext context, CancellationToken cancellation) =>
        AnswerAsync(CommandOf(kind, version, Makes.Retracted, user, context) with { Reason = request.Reason }, act, context, cancellation);

    private static VersionCommand CommandOf(string kind, string version, Makes makes, ClaimsPrincipal user, HttpContext context) => new(
        kind, version, makes, Caller.From(user), context.Request.Headers.IfMatch.Count == 0 ? null : context.Request.Headers.IfMatch.ToString(), context.Request.Headers["Idempotency-Key"]);

    private static async Task<IResult> AnswerAsync(VersionCommand command, ActOnVersion act, HttpContext context, CancellationToken cancellation)
    {
        var acted = await act.RunAsync(command, cancellation);
        context.Response.Headers.CacheControl = "private, no-store";
        if (acted.Refusal is { } refusal)
        {
            return refusal.Kind == RefusalKind.Stale && acted.History?.Find(command.Version) is { } stale
                ? Answer.Refused(refusal, KindVersions.Of(command.Kind, acted.History, stale.Version.Source.Id).Sources[0])
                : Answer.Refused(refusal);
        }

        var known = acted.History!.Find(command.Version)!;
        string tag = VersionRules.TagOf(known.Version.Source.Id, acted.History.SequenceOf(known.Version.Source.Id));
        context.Response.Headers.ETag = tag;
        return Results.Json(new ActAnswer(VersionRow.Of(known), tag));
    }
}
