using System.ComponentModel;
using System.Security.Claims;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Imdi.Functions.Datasets;

/// <summary>The doors of uploads: agencies send files, read what was found in them, and decide.</summary>
public static class UploadFunctions
{
    private const string IdIs = "The id of the upload, as opening it or the list says.";

    private static readonly Refuses[] Closed =
    [
        new(RefusalKind.Unauthenticated, Caller.NotSignedIn.Code, "nobody is signed in"),
        new(RefusalKind.Forbidden, "role-missing", "the caller is neither an agency nor the secretariat"),
    ];

    private static readonly Dictionary<string, string> Matching = new() { ["If-Match"] = "{1}" };

    private static readonly Refuses Unknown = new(RefusalKind.NotFound, "no-such-upload", "no upload of the caller's has that id");

    private static readonly Refuses[] Matched =
    [
        new(RefusalKind.PreconditionMissing, "if-match-missing", "If-Match is missing"), new(RefusalKind.Stale, "changed-meanwhile", "the upload has changed; `current` is what it is now"),
    ];

    public static void MapUploads(this IEndpointRouteBuilder routes)
    {
        routes.MapUploadPages();
        routes.MapUploadForms();
        routes.MapRoom("datasets", "Uploads").RequireRole(Role.Agency, Role.Secretariat).MapOpening();
        var uploads = routes.MapRoom("uploads", "Uploads").RequireRole(Role.Agency, Role.Secretariat);
        uploads.MapGet("", List).Describe("listUploads", "The uploads of the caller's agency, newest first", Closed).Produces<UploadList>(200, "application/json")
            .Example(new("/api/uploads") { Role = "agency", Taken = ["openUpload /upload/id"] });
        uploads.MapGet("{id}", Read).Describe("readUpload", "Where an upload stands: accepted blocks, progress, result, and what to do next", [.. Closed, Unknown]).Produces<UploadAnswer>(200, "application/json")
            .Example(new("/api/uploads/{0}") { Role = "agency", Taken = ["listUploads /items/2/id"] });
        uploads.MapPost("{id}/renewals", Renew)
            .Describe("renewUploadAddress", "Another fifteen minutes for sending blocks", [.. Closed, Unknown, new(RefusalKind.Conflict, UploadRules.Closed.Code, "no more blocks are taken")])
            .Produces<UploadAddress>(200, "application/json")
            .Example(new("/api/uploads/{0}/renewals") { Role = "agency", Taken = ["openUpload /upload/id"] });
        uploads.MapPost("{id}/complete", Complete)
            .Describe("completeUpload", "Say that all blocks have been sent; the work begins. With a parked upload it begins anew",
                [.. Closed, Unknown, new(RefusalKind.Conflict, UploadRules.Closed.Code, "it was cancelled or has expired"),
                 new(RefusalKind.Unprocessable, "blocks-missing", "a block has not arrived"), new(RefusalKind.Unprocessable, "length-differs", "the file is not as long as was declared"),
                 new(RefusalKind.Unprocessable, "completion-wrong", "a field is out of range")])
            .Produces<UploadAnswer>(202, "application/json")
            .Example(new("/api/uploads/{0}/complete", 202) { Role = "agency", Taken = ["listUploads /items/1/id"], Body = """{"blocks":["MDAwMDAw"]}""" });
        uploads.MapPost("{id}/decision", Decide)
            .Describe("decideUpload", "Publish the good rows, now or at the end of an embargo, or reject all",
                [.. Closed, Unknown, .. Matched, new(RefusalKind.Conflict, "nothing-to-decide", "it awaits no decision"), new(RefusalKind.Conflict, "nothing-to-publish", "no row is good"),
                 new(RefusalKind.Unprocessable, "embargo-date-wrong", "the embargo ends not ahead, or too far"), new(RefusalKind.Unprocessable, "embargo-without-publishing", "an embargo with the decision to reject")])
            .Produces<UploadAnswer>(200, "application/json")
            .Example(new("/api/uploads/{0}/decision") { Role = "agency", Taken = ["listUploads /items/2/id", "readUpload ETag"], Headers = Matching, Body = """{"decision":"publish"}""" });
        uploads.MapDelete("{id}", Cancel)
            .Describe("cancelUpload", "Give an upload up; nothing of it is published", [.. Closed, Unknown, .. Matched, new(RefusalKind.Conflict, "too-late-to-cancel", "it has ended or is being published")])
            .Produces(204)
            .Example(new("/api/uploads/{0}", 204) { Role = "agency", Taken = ["openUpload /upload/id", "openUpload ETag"], Headers = Matching });
        uploads.MapGet("{id}/findings", FindingsFunctions.Read)
            .Describe("readUploadFindings", "Everything that is wrong with the file, by row and column, whatever its number; as JSON or CSV",
                [.. Closed, Unknown, new(RefusalKind.Conflict, "not-checked-yet", "the file has not been checked yet")])
            .Produces<FindingsAnswer>(200, "application/json", "text/csv")
            .Example(new("/api/uploads/{0}/findings") { Role = "agency", Taken = ["listUploads /items/2/id"] });
    }

    internal static async Task<IResult> List(
        [Description("Uploads a page: 1 to 100, usually 20.")] int? limit, [Description("The id of the last upload of the page before; part of its `next` link.")] string? after,
        ClaimsPrincipal user, UploadStore uploads, TimeProvider clock, HttpContext context, CancellationToken cancellation)
    {
        var caller = Caller.From(user);
        int most = Math.Clamp(limit ?? 20, 1, 100);
        IReadOnlyList<Upload> page = caller.Is(Role.Secretariat) || caller.Agency is not null
            ? await uploads.DeskAsync(caller.Is(Role.Secretariat) ? null : caller.Agency, most, after, cancellation)
            : [];
        context.Response.Headers.CacheControl = "private, no-store";
        return Results.Json(new UploadList(
            [.. page.Where(upload => upload.IsFor(caller)).Select(upload => UploadAnswer.Of(upload.At(clock.GetUtcNow()), [], null))],
            page.Count == most ? $"/api/uploads?limit={most}&after={page[^1].Id}" : null));
    }

    internal static async Task<IResult> Read([Description(IdIs)] string id, ClaimsPrincipal user, ChangeUpload uploads, AnswerUpload answer, CancellationToken cancellation) =>
        await answer.OfAsync(await uploads.FindAsync(id, Caller.From(user), cancellation), StatusCodes.Status200OK, cancellation);

    internal static async Task<IResult> Renew(
        [Description(IdIs)] string id, ClaimsPrincipal user, ChangeUpload uploads, AnswerUpload answer, CancellationToken cancellation)
    {
        var renewed = await uploads.RenewAsync(id, Caller.From(user), cancellation);
        return renewed.IsOk ? Results.Json(await answer.AddressAsync(id, cancellation)) : Answer.Refused(renewed.Refusal);
    }

    internal static async Task<IResult> Complete(
        [Description(IdIs)] string id, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] UploadCompletion? completion, ClaimsPrincipal user,
        ChangeUpload uploads, AnswerUpload answer, UploadWorker worker, CancellationToken cancellation)
    {
        var completed = await uploads.CompleteAsync(id, completion ?? new(), Caller.From(user), cancellation);
        if (completed.IsOk) worker.Wake();
        return await answer.OfAsync(completed, StatusCodes.Status202Accepted, cancellation);
    }

    internal static async Task<IResult> Decide(
        [Description(IdIs)] string id, UploadDecisionRequest request, [FromHeader(Name = "If-Match"), Description("The upload's ETag.")] string? ifMatch, ClaimsPrincipal user,
        ChangeUpload uploads, TakeUpUpload takeUp, AnswerUpload answer, CancellationToken cancellation)
    {
        var caller = Caller.From(user);
        var decided = await uploads.DecideAsync(id, request.Decision, ifMatch, caller, cancellation, request.EmbargoUntil);
        if (!decided.IsOk) return await answer.RefusedAsync(decided.Refusal, id, caller, cancellation);

        // Setting a pointer takes no time worth waiting in line for; should this process die here, the sweep sets it.
        if (decided.Value.HasWork) await takeUp.RunAsync(id, cancellation);
        return await answer.OfAsync(await uploads.FindAsync(id, caller, cancellation), StatusCodes.Status200OK, cancellation);
    }

    internal static async Task<IResult> Cancel(
        [Description(IdIs)] string id, [FromHeader(Name = "If-Match"), Description("The upload's ETag.")] string? ifMatch, ClaimsPrincipal user,
        ChangeUpload uploads, AnswerUpload answer, CancellationToken cancellation)
    {
        var caller = Caller.From(user);
        var cancelled = await uploads.CancelAsync(id, ifMatch, caller, cancellation);
        return cancelled.IsOk ? Results.NoContent() : await answer.RefusedAsync(cancelled.Refusal, id, caller, cancellation);
    }

    private static void MapOpening(this RouteGroupBuilder datasets) =>
        datasets.MapPost("{kind}/uploads", OpenUploadFunctions.Open)
            .Accepts<UploadRequest>("application/json", "multipart/form-data")
            .Describe("openUpload", "Open an upload: an id, the limits, and an address to which blocks are sent. As a form with the file in it, up to 10 MB, for browsers without script",
                [.. Closed, new(RefusalKind.NotFound, "unknown-kind", "there is no such kind"), new(RefusalKind.Forbidden, "kind-not-yours", "the caller is not named for the kind"),
                 new(RefusalKind.Forbidden, "source-not-yours", "an agency named another source than its own"),
                 new(RefusalKind.Conflict, "too-many-open-uploads", "the agency has as many uploads open as may be"), new(RefusalKind.TooLarge, "file-too-large", "the file is longer than the limit"),
                 new(RefusalKind.Unsupported, "unsupported-media-type", "the body is neither JSON nor a form"),
                 new(RefusalKind.Unprocessable, "upload-request-wrong", "a field is out of range"), new(RefusalKind.Unprocessable, "idempotency-key-reused", "the key opened an upload of another file")])
            .Produces<OpenedUpload>(StatusCodes.Status201Created, "application/json").Produces(StatusCodes.Status303SeeOther)
            .Example(new("/api/datasets/remittance-corridor-averages/uploads", 201) { Role = "agency", Body = """{"fileName":"corridors-2026q3.csv","bytes":1048576}""" });
}
