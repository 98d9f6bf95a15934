using System.ComponentModel;
using System.Security.Claims;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Imdi.Functions.Proposals;

/// <summary>Files of submitted proposals, for those who may read them: from storage, by an address that is good for five minutes.</summary>
internal static class ProposalFileFunctions
{
    private const string ProposalIs = "The proposal's id.", IdIs = "The id of the file, as the list says.", LinkIs = "The secret of a link to this proposal, for whoever has no account.";

    private static readonly Refuses[] Closed =
    [
        new(RefusalKind.NotFound, "no-such-proposal", "there is no such proposal"), new(RefusalKind.Unauthenticated, Caller.NotSignedIn.Code, "nobody is signed in and no link was sent"),
        new(RefusalKind.Forbidden, "attachment-not-yours", "the caller may not read this proposal's files"),
    ];

    public static void MapProposalFiles(this RouteGroupBuilder room)
    {
        room.MapGet("{proposal}/attachments", List).Describe("listAttachments", "The files of a submitted proposal, with whether they were scanned for malware", Closed).Produces<ProposalFileList>(200, "application/json")
            .Example(new($"/api/proposals/{AttachmentFunctions.ExampleProposal}/attachments") { Role = "secretariat" });
        room.MapGet("{proposal}/attachments/{id}", Read)
            .Describe("readAttachment", "A file of a submitted proposal: leads to storage, where it is saved and never shown",
                [.. Closed, new(RefusalKind.NotFound, "no-such-attachment", "the proposal has no such file"), new(RefusalKind.Conflict, "attachment-quarantined", "the file waits for its scan"), new(RefusalKind.Gone, "attachment-removed", "the file held malware")])
            .Produces(StatusCodes.Status303SeeOther)
            .Example(new($"/api/proposals/{AttachmentFunctions.ExampleProposal}/attachments/{{0}}", 303) { Role = "secretariat", Taken = ["listAttachments /items/0/id"] });
    }

    internal static async Task<IResult> List(
        [Description(ProposalIs)] string proposal, [FromHeader(Name = AttachmentFunctions.LinkHeader), Description(LinkIs)] string? link, ClaimsPrincipal user, HandOutAttachments files, HttpContext context, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "private, no-store";
        return Answer.From(await files.ListAsync(proposal, Caller.From(user), link, cancellation), found => Results.Json(new ProposalFileList([.. found.Select(ProposalFile.Of)])));
    }

    internal static async Task<IResult> Read(
        [Description(ProposalIs)] string proposal, [Description(IdIs)] string id, [FromHeader(Name = AttachmentFunctions.LinkHeader), Description(LinkIs)] string? link,
        ClaimsPrincipal user, HandOutAttachments files, AttachmentStore store, TimeProvider clock, CancellationToken cancellation)
    {
        var found = await files.FindAsync(proposal, id, Caller.From(user), link, cancellation);
        if (!found.IsOk) return Answer.Refused(found.Refusal);
        var now = clock.GetUtcNow();
        return new SeeOther((await store.SignAsync(id, found.Value.FileName, now, now + AttachmentSettings.ReadingLife, cancellation)).AbsoluteUri);
    }

    /// <summary>For a page that was opened by a link: browsers do not follow a form's answer to another origin (CSP, form-action), so the file comes from here, to be saved.</summary>
    internal static async Task<IResult> ReadByForm(string proposal, string id, ClaimsPrincipal user, HandOutAttachments files, AttachmentStore store, HttpContext context, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var found = await files.FindAsync(proposal, id, Caller.From(user), form["link"], cancellation);
        if (!found.IsOk) return Answer.Refused(found.Refusal);
        context.Response.Headers.CacheControl = "private, no-store";
        return await store.OpenAsync(id, cancellation) is { } content ? Results.Stream(content, "application/octet-stream", found.Value.FileName) : Answer.Refused(AttachmentAccess.Gone);
    }
}
