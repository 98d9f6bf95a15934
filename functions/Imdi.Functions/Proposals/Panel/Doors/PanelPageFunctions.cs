using System.Security.Claims;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>The panel's desk under /{language}/desk/panel/, and the decision letter that everyone may read.</summary>
internal static class PanelPageFunctions
{
    public static void MapPanelPages(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/{language:language}/desk/panel").ExcludeFromDescription();
        desk.MapGet("/", (Language language, string? show, ClaimsPrincipal user, PanelPages pages, CancellationToken cancellation) => pages.QueueAsync(language, Caller.From(user), show, cancellation))
            .AddEndpointFilter(new AskToSignIn(Role.PanelMember, Role.Secretariat));
        desk.MapGet("/members/", (Language language, ClaimsPrincipal user, PanelPages pages, CancellationToken cancellation) => pages.MembersAsync(language, Caller.From(user), cancellation))
            .AddEndpointFilter(new AskToSignIn(Role.Secretariat));
        desk.MapGet("/assignment/", (Language language, ClaimsPrincipal user, PanelPages pages, CancellationToken cancellation) => pages.AssignmentAsync(language, Caller.From(user), cancellation))
            .AddEndpointFilter(new AskToSignIn(Role.Secretariat));
        desk.MapGet("/{reference}/", (Language language, string reference, ClaimsPrincipal user, PanelPages pages, CancellationToken cancellation) => pages.FileAsync(language, Caller.From(user), reference, PanelPages.Nothing, cancellation))
            .AddEndpointFilter(new AskToSignIn(Role.PanelMember, Role.Secretariat));
        routes.MapGet("/{language:language}/proposals/{reference}/decision/", (Language language, string reference, PanelPages pages, CancellationToken cancellation) => pages.LetterAsync(language, reference, cancellation)).ExcludeFromDescription();
    }
}
