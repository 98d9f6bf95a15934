using System.ComponentModel;
using System.Security.Claims;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Proposals;

/// <summary>
/// The files of a draft: <c>/api/proposals/drafts/{draft}/attachments</c>. The draft's link proves who asks: in the header Imdi-Link, or as a
/// field of a form; never in the address, which ends up in logs, histories and the Referer of whatever the page leads to.
/// </summary>
internal static class AttachmentFunctions
{
    public const string LinkHeader = "Imdi-Link";

    private const string Root = "drafts/{draft}/attachments", DraftIs = "The draft's id.", IdIs = "The id of the file, as opening it or the list says.", LinkIs = "The secret of the draft's resume link.";

    private static readonly Refuses NoDraft = new(RefusalKind.NotFound, "no-such-draft", "the link leads to no draft, or to another"), NoFile = new(RefusalKind.NotFound, "no-such-attachment", "the draft has no such file");

    private static readonly Refuses[] NotTaken =
    [
        new(RefusalKind.Unprocessable, "attachment-type-not-taken", "the type is not one of those taken"), new(RefusalKind.Unprocessable, "attachment-empty", "the file is empty"),
        new(RefusalKind.Unprocessable, "attachment-name-differs", "the name's ending says another type than the content is"), new(RefusalKind.Unprocessable, "attachment-encrypted", "it is locked with a password"),
        new(RefusalKind.Unprocessable, "attachment-has-macros", "it carries macros"), new(RefusalKind.Unprocessable, "attachment-executable", "it is a program or holds one"),
        new(RefusalKind.Unprocessable, "attachment-unpacked-too-large", "it would unpack to too much"), new(RefusalKind.Unprocessable, "attachment-broken", "it is damaged"),
        new(RefusalKind.Unprocessable, "attachment-malware", "a scan found malware"),
    ];

    private static readonly Refuses[] NoRoom =
    [
        new(RefusalKind.TooLarge, "attachment-too-large", "the file is larger than the limit"), new(RefusalKind.Unprocessable, "attachment-name-wrong", "the name is missing or too long"),
        new(RefusalKind.Unprocessable, "too-many-attachments", "the draft has as many files as may be"), new(RefusalKind.Unprocessable, "attachments-too-large-together", "its files would be too large together"),
    ];

    private static readonly Refuses[] Incomplete =
    [
        new(RefusalKind.Unprocessable, "blocks-missing", "a block has not arrived"), new(RefusalKind.Unprocessable, "length-differs", "the file is not as long as was declared"),
        new(RefusalKind.Unprocessable, "changed-after-complete", "it was written to after it had been completed"),
    ];

    public static void MapAttachments(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom("proposals", "Attachments");
        room.MapGet(Root, List).Describe("listDraftAttachments", "The files of a draft, and the limits", NoDraft).Produces<AttachmentList>(200, "application/json")
            .Example(ByLink(new($"/api/proposals/drafts/{ExampleDraft}/attachments")));
        room.MapPost(Root, Open).Accepts<AttachmentRequest>("application/json", "multipart/form-data")
            .Describe("openAttachment", "Open a file of a draft: an id, the limits, and an address to which blocks are sent. As a form with the file in it, up to 10 MB, for browsers without script",
                [NoDraft, .. NoRoom, .. NotTaken, .. Incomplete, new(RefusalKind.Unsupported, "unsupported-media-type", "the body is neither JSON nor a form")])
            .Produces<OpenedAttachment>(StatusCodes.Status201Created, "application/json").Produces(StatusCodes.Status303SeeOther)
            .Example(ByLink(new($"/api/proposals/drafts/{ExampleDraft}/attachments", 201) { Body = """{"fileName":"endorsement-letter.pdf","bytes":184320}""" }))
            .Example(ByLink(new($"/api/proposals/drafts/{ExampleDraft}/attachments", 413) { Body = """{"fileName":"film-stills.pdf","bytes":94371840}""" }));
        room.MapGet(Root + "/{id}", Read).Describe("readDraftAttachment", "Where a file of a draft stands, and which of its blocks have arrived", NoDraft, NoFile).Produces<AttachmentAnswer>(200, "application/json")
            .Example(ByLink(new($"/api/proposals/drafts/{ExampleDraft}/attachments/{{0}}") { Taken = ["openAttachment /upload/id"] }));
        room.MapPost(Root + "/{id}/renewals", Renew).Describe("renewAttachmentAddress", "Another fifteen minutes for sending blocks", NoDraft, NoFile).Produces<AttachmentAddress>(200, "application/json")
            .Example(ByLink(new($"/api/proposals/drafts/{ExampleDraft}/attachments/{{0}}/renewals") { Taken = ["openAttachment /upload/id"] }));
        room.MapPost(Root + "/{id}/complete", Complete)
            .Describe("completeAttachment", "Say that all blocks have been sent: the file is judged by its content, scanned where a scanner is configured, and kept", [NoDraft, NoFile, .. NotTaken, .. Incomplete])
            .Produces<AttachmentAnswer>(200, "application/json")
            .Example(ByLink(new($"/api/proposals/drafts/{ExampleDraft}/attachments/{ExampleFile}/complete") { Body = """{"blocks":["MDAwMDAw"]}""" }))
            .Example(ByLink(new($"/api/proposals/drafts/{ExampleDraft}/attachments/{{0}}/complete", 422) { Taken = ["openAttachment /upload/id"], Body = """{"blocks":["MDAwMDAw"]}""" }));
        room.MapDelete(Root + "/{id}", Remove).Describe("removeAttachment", "Remove a file from a draft", NoDraft, NoFile).Produces(204)
            .Example(ByLink(new($"/api/proposals/drafts/{ExampleDraft}/attachments/{{0}}", 204) { Taken = ["openAttachment /upload/id"] }));
        room.MapProposalFiles();
        routes.MapAttachmentForms();
    }

    // What ExampleAttachments seeds; the link is good in the tests alone.
    internal const string ExampleDraft = "01KB7C2G0000000000000000AA", ExampleProposal = "01KB7C2G0000000000000000AC", ExampleFile = "01KB7C2G0000000000000000AB", ExampleLink = "AAAAAAAAAAAAAAAAAAAAAA";

    private static Example ByLink(Example example) => example with { Headers = new Dictionary<string, string> { [LinkHeader] = ExampleLink } };

    internal static async Task<IResult> List(
        [Description(DraftIs)] string draft, [FromHeader(Name = LinkHeader), Description(LinkIs)] string? link, ChangeAttachments attachments, IOptions<AttachmentSettings> settings, HttpContext context, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "private, no-store";
        return Answer.From(await attachments.FindAsync(draft, link, cancellation), set =>
            Results.Json(new AttachmentList([.. set.Files.Select(file => AttachmentAnswer.Of(file, settings.Value, []))], AttachmentLimits.Of(settings.Value))));
    }

    internal static async Task<IResult> Open(
        [Description(DraftIs)] string draft, [FromHeader(Name = LinkHeader), Description(LinkIs)] string? link, ClaimsPrincipal user, ChangeAttachments attachments, AttachmentPages pages, HttpContext context, CancellationToken cancellation)
    {
        if (context.Request.HasFormContentType) return await pages.ReceiveAsync(draft, context.Request, Caller.From(user), cancellation);
        if (!context.Request.HasJsonContentType()) return Answer.Refused(NeitherJsonNorForm);
        if (await context.Request.JsonAsync<AttachmentRequest>(cancellation) is not { } request) return Answer.Refused(EmptyBody);
        var opened = await attachments.OpenAsync(draft, link, request.FileName, request.Bytes, Caller.From(user), cancellation);
        return opened.IsOk
            ? Results.Json(new OpenedAttachment(await AnswerAsync(opened.Value, context, cancellation), await AddressAsync(opened.Value.Id, context, cancellation)), statusCode: StatusCodes.Status201Created)
            : Answer.Refused(opened.Refusal);
    }

    internal static async Task<IResult> Read(
        [Description(DraftIs)] string draft, [Description(IdIs)] string id, [FromHeader(Name = LinkHeader), Description(LinkIs)] string? link, ChangeAttachments attachments, HttpContext context, CancellationToken cancellation)
    {
        var found = await OneAsync(draft, id, link, attachments, cancellation);
        return found.IsOk ? Results.Json(await AnswerAsync(found.Value, context, cancellation)) : Answer.Refused(found.Refusal);
    }

    internal static async Task<IResult> Renew(
        [Description(DraftIs)] string draft, [Description(IdIs)] string id, [FromHeader(Name = LinkHeader), Description(LinkIs)] string? link, ChangeAttachments attachments, HttpContext context, CancellationToken cancellation)
    {
        var found = (await OneAsync(draft, id, link, attachments, cancellation)).Then<AttachedFile>(file => file.State == AttachmentState.Receiving ? file : AttachmentSet.NoSuchFile);
        return found.IsOk ? Results.Json(await AddressAsync(id, context, cancellation)) : Answer.Refused(found.Refusal);
    }

    internal static async Task<IResult> Complete(
        [Description(DraftIs)] string draft, [Description(IdIs)] string id, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] AttachmentCompletion? completion,
        [FromHeader(Name = LinkHeader), Description(LinkIs)] string? link, ClaimsPrincipal user, ChangeAttachments attachments, HttpContext context, CancellationToken cancellation)
    {
        var taken = await attachments.CompleteAsync(draft, id, completion?.Blocks ?? [], link, Caller.From(user), cancellation);
        return taken.IsOk ? Results.Json(await AnswerAsync(taken.Value, context, cancellation)) : Answer.Refused(taken.Refusal);
    }

    internal static async Task<IResult> Remove(
        [Description(DraftIs)] string draft, [Description(IdIs)] string id, [FromHeader(Name = LinkHeader), Description(LinkIs)] string? link, ClaimsPrincipal user, ChangeAttachments attachments, CancellationToken cancellation) =>
        await attachments.RemoveAsync(draft, id, link, Caller.From(user), cancellation) is { } refusal ? Answer.Refused(refusal) : Results.NoContent();

    private static async Task<Outcome<AttachedFile>> OneAsync(string draft, string id, string? link, ChangeAttachments attachments, CancellationToken cancellation) =>
        (await attachments.FindAsync(draft, link, cancellation)).Then<AttachedFile>(set => set.Find(id) is { } file ? file : AttachmentSet.NoSuchFile);

    private static async Task<AttachmentAnswer> AnswerAsync(AttachedFile file, HttpContext context, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "private, no-store";
        var services = context.RequestServices;
        IReadOnlyList<UploadBlock> blocks = file.State == AttachmentState.Receiving ? await services.GetRequiredService<IncomingFileStore>().BlocksAsync(file.Id, cancellation) : [];
        return AttachmentAnswer.Of(file, services.GetRequiredService<IOptions<AttachmentSettings>>().Value, blocks);
    }

    private static async Task<AttachmentAddress> AddressAsync(string id, HttpContext context, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "private, no-store";
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var until = now + AttachmentSettings.WritingLife;
        return new((await context.RequestServices.GetRequiredService<IncomingFileStore>().SignAsync(id, now, until, cancellation)).AbsoluteUri, until);
    }

    private static Refusal NeitherJsonNorForm { get; } = Refusal.Unsupported("unsupported-media-type", "Send application/json, or the file itself as multipart/form-data.");

    private static Refusal EmptyBody { get; } = Refusal.Malformed("malformed-json", "The body is empty. Send the file's name and length as /api/docs shows it.");
}
