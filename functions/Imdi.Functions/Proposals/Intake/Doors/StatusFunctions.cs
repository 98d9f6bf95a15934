using System.ComponentModel;
using System.Net.Mime;
using System.Security.Claims;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Apply;

namespace Imdi.Functions.Proposals;

/// <summary>What an applicant does after submitting: receipt, status, withdrawal, revision, a new link; as pages with forms and as JSON.</summary>
internal static class StatusFunctions
{
    private const string LinkIs = "The secret of the proposal's link, as submitting it answered or a message said.";

    private static readonly Refuses NoSuchProposal = new(RefusalKind.NotFound, OwnLinks.NoSuchProposal.Code, "the link leads to no proposal");

    public static void MapStatus(this RouteGroupBuilder room, IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("/{language:language}/apply").ExcludeFromDescription();
        own.MapGet("/receipt/{link}/", Receipt);
        own.MapGet("/status/", (Language language, string? sent, ProposalPages pages, CancellationToken cancellation) => pages.FindAsync(language, "", "", sent == "yes", [], null, StatusCodes.Status200OK, cancellation));
        own.MapGet("/status/{link}/", StatusPage);
        routes.MapPost("/api/proposals/status/{link}/withdrawal", WithdrawForm).AcceptsForm();
        routes.MapPost("/api/proposals/status/{link}/revision", ReviseForm).AcceptsForm();
        routes.MapPost("/api/proposals/links", FindForm).AcceptsForm();

        room.MapGet("status/{link}", Read).Describe("readProposalStatus", "Where a proposal stands: who acts next and until when, what is missing, and its history", NoSuchProposal)
            .Produces<StatusAnswer>(200, MediaTypeNames.Application.Json).Example(new("/api/proposals/status/{0}") { Taken = ["submitProposal /link"] });
        room.MapPost("status/{link}/withdrawal", Withdraw).Describe("withdrawProposal", "Withdraw a proposal before it is decided on", NoSuchProposal, new(RefusalKind.Conflict, "too-late-to-withdraw", "it has been decided on"))
            .Produces<StatusAnswer>(200, MediaTypeNames.Application.Json).Example(new("/api/proposals/status/{0}/withdrawal") { Taken = ["submitProposal /link", "readProposalStatus /reference"] });
    }

    internal sealed record StatusAnswer(string Reference, ProposalStage Stage, DateTimeOffset StageSince, NextAct Next, IReadOnlyList<MissingItem> Missing, IReadOnlyList<ProposalEvent> History)
    {
        public static StatusAnswer Of(Proposal proposal) => new(proposal.Reference, proposal.Stage, proposal.StageSince, Standing.NextOf(proposal), Standing.MissingOf(proposal), proposal.History);
    }

    private static async Task<IResult> Read([Description(LinkIs)] string link, OwnLinks links, HttpContext context, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "private, no-store";
        return await links.ProposalAsync(link, cancellation) is { } proposal ? Results.Json(StatusAnswer.Of(proposal)) : Answer.Refused(OwnLinks.NoSuchProposal);
    }

    private static async Task<IResult> Withdraw([Description(LinkIs)] string link, ClaimsPrincipal user, ChangeOwnProposal change, CancellationToken cancellation) =>
        Answer.From(await change.WithdrawAsync(link, Caller.From(user), cancellation), proposal => Results.Json(StatusAnswer.Of(proposal)));

    private static async Task<IResult> Receipt(Language language, string link, OwnLinks links, ProposalPages pages, CancellationToken cancellation) =>
        await links.ProposalAsync(link, cancellation) is { } proposal ? await pages.ReceiptAsync(language, link, proposal) : Results.NotFound();

    private static async Task<IResult> StatusPage(Language language, string link, string? withdraw, OwnLinks links, ProposalPages pages, CancellationToken cancellation) =>
        await links.ProposalAsync(link, cancellation) is { } proposal ? await pages.StatusAsync(language, link, proposal, withdraw == "sure", [], StatusCodes.Status200OK, cancellation) : Results.NotFound();

    private static async Task<IResult> WithdrawForm(string link, ClaimsPrincipal user, ChangeOwnProposal change, OwnLinks links, ProposalPages pages, HttpContext context, CancellationToken cancellation)
    {
        var language = ReaderLanguage.Of(await context.Request.ReadFormAsync(cancellation), context.Request);
        var withdrawn = await change.WithdrawAsync(link, Caller.From(user), cancellation);
        if (withdrawn.IsOk) return new SeeOther(PageAddress.ProposalStatus(language, link).Href);
        return await links.ProposalAsync(link, cancellation) is { } proposal
            ? await pages.StatusAsync(language, link, proposal, false, [new("/withdrawal", withdrawn.Refusal.Code, withdrawn.Refusal.Detail)], Statuses.Of(withdrawn.Refusal.Kind), cancellation)
            : Results.NotFound();
    }

    private static async Task<IResult> ReviseForm(string link, ClaimsPrincipal user, ChangeOwnProposal change, OwnLinks links, ProposalPages pages, HttpContext context, CancellationToken cancellation)
    {
        var language = ReaderLanguage.Of(await context.Request.ReadFormAsync(cancellation), context.Request);
        var opened = await change.ReviseAsync(link, Caller.From(user), cancellation);
        if (opened.IsOk) return new SeeOther(PageAddress.Draft(language, opened.Value.Link, DraftPages.NameOf(IntakeStep.Check)).Href);
        return await links.ProposalAsync(link, cancellation) is { } proposal
            ? await pages.StatusAsync(language, link, proposal, false, [new("/revision", opened.Refusal.Code, opened.Refusal.Detail)], Statuses.Of(opened.Refusal.Kind), cancellation)
            : Results.NotFound();
    }

    private static async Task<IResult> FindForm(ChangeOwnProposal change, FormGuard guard, ProposalPages pages, HttpContext context, TimeProvider clock, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var language = ReaderLanguage.Of(form, context.Request);
        string reference = form["reference"].ToString(), email = form["email"].ToString();
        FieldError[] errors =
        [
            .. Directory.Reference.TryNormalise(reference, out _) ? [] : (FieldError[])[new("/reference", "no-reference", "A reference such as IMDI-K7QM-2X4P-8.")],
            .. MailAddress.IsOne(email.Trim()) ? [] : (FieldError[])[new("/email", "not-an-address", "An e-mail address, such as name@example.org.")],
        ];
        if (errors.Length == 0 && await guard.CheckAsync(new(form["website"], form["issued_at"]), context.Connection.RemoteIpAddress, clock.GetUtcNow(), cancellation) is { } suspect) errors = [new("/reference", suspect.Code, suspect.Detail)];
        if (errors.Length > 0) return await pages.FindAsync(language, reference, email, false, errors, form["issued_at"], StatusCodes.Status422UnprocessableEntity, cancellation);
        await change.MailStatusLinkAsync(reference, email, cancellation);
        return new SeeOther($"{PageAddress.FindProposal(language).Href}?sent=yes");
    }
}
