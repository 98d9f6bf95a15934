using System.ComponentModel;
using System.Net.Mime;
using System.Security.Claims;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;

namespace Imdi.Functions.Proposals;

/// <summary>All proposals for the secretariat: a list by stage and each with everything in it, as pages and as JSON.</summary>
internal static class ProposalDeskFunctions
{
    public static void MapProposalDesk(this RouteGroupBuilder room, IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/{language:language}/desk/proposals").ExcludeFromDescription().AddEndpointFilter(new AskToSignIn(Role.Secretariat));
        desk.MapGet("/", ListPage);
        desk.MapGet("/{id}/", FilePage);

        room.MapGet("", List).RequireRole(Role.Secretariat).Describe("listProposals", "All proposals, oldest first")
            .Produces<Collection<ProposalRow>>(200, MediaTypeNames.Application.Json, "text/csv").Produces(304)
            .Example(new("/api/proposals?limit=1") { Role = "secretariat", Taken = ["withdrawProposal /reference"] });
        room.MapGet("{id}", Read).RequireRole(Role.Secretariat).Describe("readProposal", "A proposal with everything in it", new Refuses(RefusalKind.NotFound, OwnLinks.NoSuchProposal.Code, "no proposal has that id"))
            .Produces<Proposal>(200, MediaTypeNames.Application.Json).Example(new("/api/proposals/{0}") { Role = "secretariat", Taken = ["submitProposal /id", "withdrawProposal /reference"] });
        room.MapPut("{id}/contact", Name).RequireRole(Role.Secretariat)
            .Describe("nameProposalContact", "Name another person to write to about a proposal: earlier links to its status end, and the person is sent a new one",
                new Refuses(RefusalKind.NotFound, OwnLinks.NoSuchProposal.Code, "no proposal has that id"), new(RefusalKind.Unprocessable, "contact-incomplete", "a field is missing or wrong"), new(RefusalKind.Conflict, "proposal-closed", "it was completed, rejected or withdrawn"))
            .Produces<Proposal>(200, MediaTypeNames.Application.Json)
            .Example(new("/api/proposals/01JEND00000000000000000003/contact") { Role = "secretariat", Body = """{"name":"Bina Rai","email":"bina@example.org"}""" });
        routes.MapPost("/api/proposals/{id}/contact", NameForm).AcceptsForm().AddEndpointFilter(new AskToSignIn(Role.Secretariat));
    }

    /// <param name="Applicant">The organisation.</param>
    internal sealed record ProposalRow(string Id, string Reference, ProposalStage Stage, ProposalTrack Track, string Title, string Applicant, DateTimeOffset SubmittedAt, DateTimeOffset StageSince, bool IsDemonstration)
    {
        public static ProposalRow Of(ProposalSummary one) => new(one.Id, one.Reference, one.Stage, one.Track, one.Title, one.Applicant, one.SubmittedAt, one.StageSince, one.IsDemonstration);
    }

    private static async Task<IResult> List(RowsRequest asked, [Description("Only proposals in this stage.")] Choice<ProposalStage>? stage, ProposalStore proposals, CancellationToken cancellation)
    {
        var rows = await proposals.ListAsync(cancellation, stage is { } only ? [only.Value] : []).Select(ProposalRow.Of).ToListAsync(cancellation);
        var answer = asked.From(string.Join('\n', rows), CacheKind.Private);
        return answer.Unchanged() ?? Answer.From(Hosting.Page.Of(rows, row => row.Id, asked), page => answer.Rows(page, new DataNote("IMDI, proposals submitted", null, "/api/docs", null)));
    }

    private static async Task<IResult> Read([Description("The id of the proposal.")] string id, ProposalStore proposals, HttpContext context, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "private, no-store";
        return await proposals.FindAsync(id, cancellation) is { } proposal ? Results.Json(proposal) : Answer.Refused(OwnLinks.NoSuchProposal);
    }

    private static async Task<IResult> Name([Description("The id of the proposal.")] string id, ContactRequest request, ClaimsPrincipal user, NameContact name, HttpContext context, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "private, no-store";
        return Answer.From(await name.RunAsync(id, request, Caller.From(user), cancellation));
    }

    private static async Task<IResult> NameForm(string id, ClaimsPrincipal user, NameContact name, ProposalStore proposals, ProposalPages pages, HttpContext context, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var (language, request) = (ReaderLanguage.Of(form, context.Request), new ContactRequest(form["name"], form["email"], form["phone"]));
        var named = await name.RunAsync(id, request, Caller.From(user), cancellation);
        if (named.IsOk) return new SeeOther(PageAddress.DeskProposal(language, id).Href);
        return await proposals.FindAsync(id, cancellation) is { } proposal ? await pages.FileAsync(language, Caller.From(user), proposal, cancellation, request, named.Refusal) : Results.NotFound();
    }

    private static Task<IResult> ListPage(Language language, string? stage, string? after, ClaimsPrincipal user, ProposalPages pages, CancellationToken cancellation) =>
        pages.ListAsync(language, Caller.From(user), Choice<ProposalStage>.TryParse(stage, null, out var only) ? only.Value : null, after, cancellation);

    private static async Task<IResult> FilePage(Language language, string id, ClaimsPrincipal user, ProposalPages pages, ProposalStore proposals, CancellationToken cancellation) =>
        await proposals.FindAsync(id, cancellation) is { } proposal ? await pages.FileAsync(language, Caller.From(user), proposal, cancellation) : Results.NotFound();
}
