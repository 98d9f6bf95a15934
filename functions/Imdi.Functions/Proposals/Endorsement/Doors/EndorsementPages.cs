using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Endorse;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Proposals;

/// <summary>The pages of the gate, for one reader each.</summary>
internal sealed class EndorsementPages(
    ProposalStore proposals, AccessLinkStore links, AnswerRequests requests, HandOutAttachments files, EndorsementDesk desk, TurnaroundFigures turnaround, ISitePages pages, IOptions<HostingSettings> settings, TimeProvider clock)
{
    /// <summary>By a link; opening it does not use it.</summary>
    public async Task<IResult> LinkAsync(Language language, string purpose, string token, bool linkSent, TypedAnswer typed, IReadOnlyList<FieldError> errors, int status, CancellationToken cancellation)
    {
        var at = purpose == AskedParty.AcceptancePurpose ? PageAddress.Accept(language, token) : PageAddress.Endorse(language, token);
        if (await links.FindAsync(purpose, token, cancellation) is not { } link || !PartyLink.TryRead(link, out string id, out var party)
            || await proposals.FindAsync(id, cancellation) is not { } proposal || !proposal.Involves(party))
        {
            return new OwnPage(await pages.RenderAsync<UnknownLinkPage>(Site(), at), StatusCodes.Status404NotFound);
        }

        var model = EndorsementModels.AnswerOf(proposal, party, await StateOfAsync(link, cancellation), token, linkSent, typed, errors);
        if (model.Link == AskedLink.Good) model = model with { Files = await files.ShownAsync(proposal, token, cancellation) };
        return new OwnPage(await pages.RenderAsync<AnswerPage>(Site(proposal.IsDemonstration), at, model), status);
    }

    /// <summary>For somebody signed in, whose answer it is.</summary>
    public async Task<IResult> OwnAsync(Language language, string id, AskedParty party, Caller caller, TypedAnswer typed, IReadOnlyList<FieldError> errors, int status, CancellationToken cancellation)
    {
        if (await proposals.FindAsync(id, cancellation) is not { } proposal || !proposal.Involves(party) || !proposal.IsAskedOf(party, caller)) return Results.NotFound();
        var model = EndorsementModels.AnswerOf(proposal, party, AskedLink.SignedIn, null, false, typed, errors) with { Files = await files.ShownAsync(proposal, null, cancellation) };
        return new OwnPage(await pages.RenderAsync<AnswerPage>(Site(proposal.IsDemonstration), PageAddress.EndorsementOf(language, proposal.Id, party.ToString().ToLowerInvariant()), model), status);
    }

    /// <summary>The empty form for naming an address of a country or agency (NPL, or 0 for the first agency); null where the proposal has no such.</summary>
    public async Task<NameFocalPointModel?> NamingAsync(string? id, string? party, CancellationToken cancellation) =>
        SubmissionId.TryParse(id, null, out var known) && AskedParty.TryParse($"{known}/{party}", out string of, out var asked) && await proposals.FindAsync(of, cancellation) is { } proposal && proposal.Involves(asked)
            ? new(of, asked.Country, EndorsementModels.NameOf(proposal, asked), asked.ToString(), null, null, null, [])
            : null;

    public async Task<IResult> DeskAsync(Language language, Caller caller, NameFocalPointModel? form, int status, CancellationToken cancellation) =>
        new OwnPage(await pages.RenderAsync<EndorsementDeskPage>(Site(), PageAddress.Desk(language, "endorsements"), await desk.RunAsync(caller, form, cancellation)), status);

    public async Task<IResult> TurnaroundAsync(Language language, CancellationToken cancellation)
    {
        var (_, rows, isDemonstration) = await turnaround.RunAsync(cancellation);
        var model = new TurnaroundModel([.. rows.Select(row => new Imdi.Web.Pages.Endorse.TurnaroundRow(row.Country, row.Cases, row.Answered, row.MedianDays, row.MedianIsAtLeast, row.NinetiethDays, row.NinetiethIsAtLeast))]);
        return Results.Content(await pages.RenderAsync<TurnaroundPage>(Site(isDemonstration), PageAddress.Turnaround(language), model), "text/html; charset=utf-8");
    }

    private async Task<AskedLink> StateOfAsync(AccessLink link, CancellationToken cancellation) => link switch
    {
        { RevokedAt: not null } => AskedLink.Revoked,
        _ when link.ExpiresAt <= clock.GetUtcNow() => AskedLink.Expired,
        _ when await requests.IsOfFormerAsync(link, cancellation) => AskedLink.Former,
        { UsedAt: not null } => AskedLink.Used,
        _ => AskedLink.Good,
    };

    private Site Site(bool isDemonstration = false) => new(settings.Value.BaseAddress, isDemonstration, HasApi: true);
}
