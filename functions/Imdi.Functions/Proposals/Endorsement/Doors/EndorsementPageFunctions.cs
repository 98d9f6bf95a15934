using System.Security.Claims;
using Imdi.Functions.Directory;
using Imdi.Shared;
using Imdi.Web.Pages.Endorse;

namespace Imdi.Functions.Proposals;

/// <summary>The pages under /{language}/endorse/, /accept/ and /desk/endorsements/, and the public one of turnaround times.</summary>
internal static class EndorsementPageFunctions
{
    public static void MapEndorsementPages(this IEndpointRouteBuilder routes)
    {
        var site = routes.MapGroup("/{language:language}").ExcludeFromDescription();
        site.MapGet("/endorse/{token}/", Endorse);
        site.MapGet("/accept/{token}/", Accept);
        site.MapGet("/desk/endorsements/", Desk).AddEndpointFilter(new AskToSignIn(Role.FocalPoint, Role.ExecutingAgency, Role.Secretariat));
        site.MapGet("/desk/endorsements/{id}/{party}/", Own).AddEndpointFilter(new AskToSignIn(Role.FocalPoint, Role.ExecutingAgency));
        site.MapGet("/proposals/turnaround/", Turnaround);
    }

    internal static Task<IResult> Endorse(Language language, string token, string? sent, EndorsementPages pages, CancellationToken cancellation) =>
        pages.LinkAsync(language, AskedParty.EndorsementPurpose, token, sent is not null, new(), [], StatusCodes.Status200OK, cancellation);

    internal static Task<IResult> Accept(Language language, string token, string? sent, EndorsementPages pages, CancellationToken cancellation) =>
        pages.LinkAsync(language, AskedParty.AcceptancePurpose, token, sent is not null, new(), [], StatusCodes.Status200OK, cancellation);

    internal static async Task<IResult> Desk(Language language, string? proposal, string? country, string? agency, ClaimsPrincipal user, EndorsementPages pages, CancellationToken cancellation) =>
        await pages.DeskAsync(language, Caller.From(user), await pages.NamingAsync(proposal, country ?? agency, cancellation), StatusCodes.Status200OK, cancellation);

    internal static async Task<IResult> Own(Language language, string id, string party, ClaimsPrincipal user, EndorsementPages pages, CancellationToken cancellation) =>
        AskedParty.TryParse($"{id}/{party}", out _, out var asked)
            ? await pages.OwnAsync(language, id, asked, Caller.From(user), new(), [], StatusCodes.Status200OK, cancellation)
            : Results.NotFound();

    internal static Task<IResult> Turnaround(Language language, EndorsementPages pages, CancellationToken cancellation) => pages.TurnaroundAsync(language, cancellation);
}
