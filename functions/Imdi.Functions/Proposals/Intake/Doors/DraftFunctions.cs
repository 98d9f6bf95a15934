using System.ComponentModel;
using System.Globalization;
using System.Net.Mime;
using System.Security.Claims;
using System.Text.Json;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Imdi.Functions.Proposals;

/// <summary><c>/api/proposals/drafts</c> as JSON: begin, read and save, by the draft's link alone.</summary>
internal static class DraftFunctions
{
    private const string LinkIs = "The secret of the draft's link, as beginning it answered or a message said.";

    private static readonly Refuses NoSuchDraft = new(RefusalKind.NotFound, OwnLinks.NoSuchDraft.Code, "the link has expired, or the draft was submitted or erased");

    private static readonly Refuses[] Limits =
    [
        new(RefusalKind.Unprocessable, "unknown-field", "the form has no field of that name"), new(RefusalKind.Unprocessable, "too-many-answers", $"more than {Answers.Most} answers"),
        new(RefusalKind.TooLarge, "draft-too-large", $"more than {Answers.MostBytes / 1000} kB in all"),
    ];

    public static void MapDrafts(this RouteGroupBuilder room)
    {
        var drafts = room.MapGroup("drafts");
        drafts.MapPost("", Open).Accepts<DraftBody>(MediaTypeNames.Application.Json)
            .Describe("openDraft", "Begin a draft of a proposal; without an account. The answer has the link to it, which is not shown again",
                [.. Limits, new(RefusalKind.Unprocessable, "idempotency-key-too-short", "the key has fewer than 16 characters"), new(RefusalKind.TooMany, "too-many-forms", "the address has sent its share of the day"), NoSuchDraft])
            .Example(new("/api/proposals/drafts", 201)
            {
                Headers = new Dictionary<string, string> { ["Idempotency-Key"] = "4d1f6a2b-draft-example" },
                Body = """{"language":"en","answers":{"applicant.name":"Ministry of Labour of Nepal","identification.title":"Training before departure"}}""",
            })
            .Example(new("/api/proposals/drafts", 422) { Body = """{"answers":{"applicant.surname":"Ministry"}}""" })
            .Produces<OpenedAnswer>(201, MediaTypeNames.Application.Json);
        drafts.MapGet("{link}", Read).Describe("readDraft", "A draft with all its answers as they were typed", NoSuchDraft).Produces<DraftAnswer>(200, MediaTypeNames.Application.Json)
            .Example(new("/api/proposals/drafts/{0}") { Taken = ["openDraft /link"] });
        drafts.MapMethods("{link}", [HttpMethods.Patch], Save).WithMetadata(new SavedAsTyped()).Accepts<ChangesBody>(MediaTypeNames.Application.Json)
            .Describe("saveDraft", "Save answers into a draft, on the revision that If-Match names; null removes one",
                [.. Limits, NoSuchDraft, new(RefusalKind.PreconditionMissing, "if-match-missing", "If-Match is missing"), new(RefusalKind.Stale, "changed-meanwhile", "the draft was saved meanwhile; `current` has it and the fields that differ")])
            .Example(new("/api/proposals/drafts/{0}")
            {
                Taken = ["openDraft /link"], Headers = new Dictionary<string, string> { ["If-Match"] = "\"1\"" },
                Body = """{"answers":{"budget.currency":"NPR","budget.lines.0.amount":"250000.00"}}""",
            })
            .Example(new("/api/proposals/drafts/{0}", 412)
            {
                Taken = ["openDraft /link", "saveDraft ETag"], Headers = new Dictionary<string, string> { ["If-Match"] = "\"1\"" }, Body = """{"answers":{"budget.currency":"USD"}}""",
            })
            .Produces<RevisionAnswer>(200, MediaTypeNames.Application.Json);
    }

    /// <param name="Answers">By the names of the fields, such as <c>budget.lines.3.amount</c>: the JSON pointer of the proposal with dots for strokes.</param>
    /// <param name="Track">full, or seed-money: the short form.</param>
    internal sealed record DraftBody(IReadOnlyDictionary<string, string?> Answers, Language? Language = null, ProposalTrack Track = ProposalTrack.Full);

    internal sealed record ChangesBody(IReadOnlyDictionary<string, string?> Answers);

    /// <param name="Link">The secret of a link to the draft: whoever has it can read and change the draft.</param>
    /// <param name="Page">Where a person goes on with it.</param>
    internal sealed record OpenedAnswer(string Link, string Page, DraftAnswer Draft);

    internal sealed record DraftAnswer(string Id, Language Language, int Revision, DateTimeOffset SavedAt, DateOnly ErasedOn, IReadOnlyDictionary<string, string> Answers)
    {
        public static DraftAnswer Of(Draft draft) => new(draft.Id, draft.Language, draft.Revision, draft.TouchedAt, draft.ErasedOn, draft.Answers);
    }

    internal sealed record RevisionAnswer(int Revision, DateTimeOffset SavedAt);

    internal sealed record StaleAnswer(DraftAnswer Draft, IReadOnlyList<DifferingField> Differing);

    private static async Task<IResult> Open(
        DraftBody body, [FromHeader(Name = "Idempotency-Key"), Description("Of the caller's choice, at least 16 characters that nobody guesses: asked again with the same key, a link to the same draft is answered.")] string? idempotencyKey,
        ClaimsPrincipal user, OpenDraft open, FormGuard guard, HttpContext context, TimeProvider clock, CancellationToken cancellation)
    {
        if (idempotencyKey is { Length: < 16 }) return Answer.Refused(IntakeFunctions.KeyTooShort);
        var now = clock.GetUtcNow();
        if (await guard.CheckAsync(null, context.Connection.RemoteIpAddress, now, cancellation) is { } refusal) return Answer.Refused(refusal);
        var opened = await open.RunAsync(idempotencyKey, body.Answers, body.Language ?? ReaderLanguage.Accepted(context.Request), body.Track, Caller.From(user), cancellation);
        return Answer.From(opened, one => OwnJson(context, one.Draft.Tag,
            new OpenedAnswer(one.Link, Imdi.Web.PageAddress.Draft(one.Draft.Language, one.Link, DraftPages.NameOf(IntakeStep.Organisation)).Href, DraftAnswer.Of(one.Draft)), one.IsNew ? 201 : 200));
    }

    private static async Task<IResult> Read([Description(LinkIs)] string link, OwnLinks links, HttpContext context, CancellationToken cancellation) =>
        await links.DraftAsync(link, cancellation) is { } draft ? OwnJson(context, draft.Tag, DraftAnswer.Of(draft)) : Answer.Refused(OwnLinks.NoSuchDraft);

    private static async Task<IResult> Save(
        [Description(LinkIs)] string link, ChangesBody body, [FromHeader(Name = "If-Match"), Description("The ETag of the draft as it was read.")] string? ifMatch,
        ClaimsPrincipal user, SaveDraft save, HttpContext context, CancellationToken cancellation)
    {
        if (!int.TryParse(ifMatch?.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out int since)) return Answer.Refused(IfMatchMissing);
        var outcome = await save.RunAsync(link, body.Answers, since, strictly: true, Caller.From(user), cancellation);
        if (outcome.Refusal is { } refusal) return Answer.Refused(refusal);
        var (draft, stale) = outcome.Value;
        return stale is null
            ? OwnJson(context, draft.Tag, new RevisionAnswer(draft.Revision, draft.TouchedAt))
            : Answer.Refused(Stale with { Errors = [.. stale.Select(field => new FieldError(IntakeField.PointerOf(field.Name), "differs", "Somebody else saved another answer; `current` has both."))] }, new StaleAnswer(DraftAnswer.Of(draft), stale));
    }

    private static IResult OwnJson<T>(HttpContext context, string tag, T body, int status = StatusCodes.Status200OK)
    {
        context.Response.Headers.CacheControl = "private, no-store";
        context.Response.Headers.ETag = tag;
        return Results.Json(body, statusCode: status);
    }

    private static Refusal Stale { get; } = Refusal.Stale("changed-meanwhile", "The draft was saved elsewhere meanwhile. `current` has it and the fields that differ; save again on its revision.");

    private static Refusal IfMatchMissing { get; } = Refusal.PreconditionMissing("if-match-missing", "Send the ETag of the draft as you read it, as If-Match.");
}
