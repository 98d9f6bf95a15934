using System.ComponentModel;
using System.Net.Mime;
using System.Security.Claims;
using System.Text.Json;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Microsoft.AspNetCore.Mvc;

namespace Imdi.Functions.Proposals;

/// <summary><c>POST /api/proposals</c>: a draft by its form or its link, or a whole proposal as JSON.</summary>
internal static class SubmissionFunctions
{
    public static void MapSubmission(this RouteGroupBuilder room, IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/proposals", SubmitForm).AcceptsForm();
        room.MapPost("", Submit).Accepts<ProposalContent>(MediaTypeNames.Application.Json)
            .Describe("submitProposal", """Submit a proposal; without an account. The body is the whole proposal, or {"draft":"…"} with the secret of a draft's link. With track=seed-money the short track, for little money: its fields are those of the short form""",
                new Refuses(RefusalKind.Unprocessable, "proposal-incomplete", "a field is missing or wrong; `errors` has all of them"), new(RefusalKind.Unprocessable, "idempotency-key-too-short", "the key has fewer than 16 characters"), new(RefusalKind.Unprocessable, "attachment-not-ready", "a file of the draft has not arrived whole, or was found infected"),
                new(RefusalKind.Unprocessable, "too-many-answers", $"more than {Answers.Most} fields"), new(RefusalKind.TooLarge, "draft-too-large", $"more than {Answers.MostBytes / 1000} kB in all"),
                new(RefusalKind.NotFound, OwnLinks.NoSuchDraft.Code, "the link leads to no draft"), new(RefusalKind.Conflict, "not-returned", "the draft revises a proposal that is not with its applicant"),
                new(RefusalKind.Unsupported, "unsupported-media-type", "the body is neither JSON nor a form"), new(RefusalKind.TooMany, "too-many-forms", "the address has sent its share of the day"))
            .Example(new("/api/proposals", 201) { Headers = new Dictionary<string, string> { ["Idempotency-Key"] = "9b2c7e10-proposal-example" }, Body = IntakeFunctions.ExampleProposal })
            .Example(new("/api/proposals", 422) { Body = """{"identification":{"title":"Training before departure","countries":[{"country":"NPL","role":"origin"}]}}""" })
            .Produces<Receipt>(201, MediaTypeNames.Application.Json);
    }

    /// <param name="Link">The secret of a link to the proposal's status: whoever has it can withdraw the proposal.</param>
    /// <param name="Page">Where a person follows it.</param>
    internal sealed record Receipt(string Id, string Reference, ProposalStage Stage, DateTimeOffset SubmittedAt, string Link, string Page);

    private static async Task<IResult> Submit(
        [FromHeader(Name = "Idempotency-Key"), Description("Of the caller's choice, at least 16 characters that nobody guesses: asked again with the same key, the same proposal is answered.")] string? idempotencyKey,
        [Description("full, or seed-money: the short track. A draft has its own.")] Choice<ProposalTrack>? track,
        ClaimsPrincipal user, SubmitProposal submit, OwnLinks links, HttpContext context, CancellationToken cancellation)
    {
        if (!context.Request.HasJsonContentType()) return Answer.Refused(NeitherFormNorJson);
        if (idempotencyKey is { Length: < 16 }) return Answer.Refused(IntakeFunctions.KeyTooShort);
        var body = await context.Request.JsonAsync<JsonElement>(cancellation);
        var arrival = new SubmissionArrival(null, context.Connection.RemoteIpAddress, Caller.From(user));
        var submitted = body.ValueKind == JsonValueKind.Object && body.TryGetProperty("draft", out var draft) && draft.ValueKind == JsonValueKind.String
            ? await submit.OfDraftAsync(draft.GetString()!, await links.DraftAsync(draft.GetString()!, cancellation), arrival, cancellation)
            : await submit.OfContentAsync(body, track?.Value ?? ProposalTrack.Full, idempotencyKey, ReaderLanguage.Accepted(context.Request), arrival, cancellation);
        return Answer.From(submitted, one =>
        {
            context.Response.Headers.CacheControl = "private, no-store";
            var proposal = one.Proposal;
            return Results.Json(new Receipt(proposal.Id, proposal.Reference, proposal.Stage, proposal.SubmittedAt, one.Link, PageAddress.ProposalStatus(proposal.Language, one.Link).Href), statusCode: one.IsNew ? 201 : 200);
        });
    }

    private static async Task<IResult> SubmitForm(ClaimsPrincipal user, SubmitProposal submit, OwnLinks links, DraftPages pages, HttpContext context, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var language = ReaderLanguage.Of(form, context.Request);
        string link = form["draft"].ToString();
        var draft = await links.DraftAsync(link, cancellation);
        if (draft is not null && form["declared"] != "yes")
        {
            return await pages.DeclarationAsync(language, link, draft, [new("/declared", "not-declared", "Confirm the declaration.")], form["issued_at"], StatusCodes.Status422UnprocessableEntity, cancellation);
        }

        var arrival = new SubmissionArrival(new FormFacts(form["website"], form["issued_at"]), context.Connection.RemoteIpAddress, Caller.From(user));
        var submitted = await submit.OfDraftAsync(link, draft, arrival, cancellation);
        if (submitted.IsOk) return new SeeOther(PageAddress.Receipt(language, submitted.Value.Link).Href);
        var refusal = submitted.Refusal;
        return draft is null ? Results.NotFound()
            : refusal.Code is "proposal-incomplete" or "attachment-not-ready" ? await pages.CheckAsync(language, link, draft, Statuses.Of(refusal.Kind), cancellation)
            : await pages.DeclarationAsync(language, link, draft, [new("/declared", refusal.Code, refusal.Detail)], form["issued_at"], Statuses.Of(refusal.Kind), cancellation);
    }

    private static Refusal NeitherFormNorJson { get; } = Refusal.Unsupported("unsupported-media-type", "Send application/json, or the form's own application/x-www-form-urlencoded.");
}
