using System.Security.Claims;
using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>The pages under /{language}/uploads/: whoever is not signed in is told how to, and nobody sees another's.</summary>
internal static class UploadPageFunctions
{
    public static void MapUploadPages(this IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("/{language:language}/uploads").ExcludeFromDescription();
        own.MapGet("/", Desk);
        own.MapGet("/new/", New);
        own.MapGet("/history/", History);
        own.MapGet("/tokens/", Tokens);
        own.MapGet("/{id}/", Read);
        own.MapGet("/{id}/changes.csv", Changes).RequireRateLimiting(RowsLimit.Name);
    }

    internal static Task<IResult> Desk(Language language, ClaimsPrincipal user, UploadPages pages, HttpContext context, CancellationToken cancellation) =>
        For(language, user, pages, context, caller => pages.DeskAsync(language, caller, cancellation));

    internal static Task<IResult> New(Language language, string? kind, ClaimsPrincipal user, UploadPages pages, HttpContext context) =>
        For(language, user, pages, context, caller => pages.NewAsync(language, caller, kind, []));

    internal static Task<IResult> History(Language language, string? after, ClaimsPrincipal user, UploadPages pages, HttpContext context, CancellationToken cancellation) =>
        For(language, user, pages, context, caller => pages.HistoryAsync(language, caller, after, cancellation));

    internal static Task<IResult> Read(Language language, string id, ClaimsPrincipal user, UploadPages pages, HttpContext context, CancellationToken cancellation) =>
        For(language, user, pages, context, caller => pages.UploadAsync(language, caller, id, [], cancellation));

    internal static Task<IResult> Changes(Language language, string id, ClaimsPrincipal user, UploadPages pages, HttpContext context, CancellationToken cancellation) =>
        For(language, user, pages, context, async caller =>
        {
            context.Response.Headers.CacheControl = "private, no-store";
            return await pages.ChangesAsync(language, caller, id, cancellation);
        });

    internal static Task<IResult> Tokens(Language language, ClaimsPrincipal user, UploadPages pages, HttpContext context, CancellationToken cancellation) =>
        For(language, user, pages, context, _ => pages.TokensAsync(language, null, null, null, [], StatusCodes.Status200OK, cancellation), Role.Secretariat);

    private static Task<IResult> For(Language language, ClaimsPrincipal user, UploadPages pages, HttpContext context, Func<Caller, Task<IResult>> page, params Role[] roles)
    {
        var caller = Caller.From(user);
        Role[] admitted = roles.Length > 0 ? roles : [Role.Agency, Role.Secretariat];
        return Array.Exists(admitted, caller.Is) ? page(caller) : context.RequestServices.GetRequiredService<SignInPages>().AskAsync(language, caller, context, context.Request.Path);
    }
}
