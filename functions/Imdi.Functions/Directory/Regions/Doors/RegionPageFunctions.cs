using System.Security.Claims;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;

namespace Imdi.Functions.Directory;

/// <summary>The desk of the region's settings and its forms, at the addresses of the API.</summary>
internal static class RegionPageFunctions
{
    public static void MapRegionPages(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/{language:language}/desk/region").ExcludeFromDescription().AddEndpointFilter(new AskToSignIn(Role.Secretariat));
        desk.MapGet("/", (Language language, ClaimsPrincipal user, RegionPages pages, CancellationToken cancellation) => pages.SettingsAsync(language, Caller.From(user), null, null, null, cancellation));
        desk.MapGet("/texts/", (Language language, string? q, string? key, ClaimsPrincipal user, RegionPages pages, CancellationToken cancellation) => pages.TextsAsync(language, Caller.From(user), q, key, null, null, cancellation));
        routes.MapPost("/api/directory/region", Change).AcceptsForm().AddEndpointFilter(new AskToSignIn(Role.Secretariat));
        routes.MapPost("/api/directory/region/texts", ChangeText).AcceptsForm().AddEndpointFilter(new AskToSignIn(Role.Secretariat));
        routes.MapPost("/api/directory/region/versions/{number}", Again).AcceptsForm().AddEndpointFilter(new AskToSignIn(Role.Secretariat));
    }

    private static async Task<IResult> Change(ClaimsPrincipal user, ChangeRegion change, RegionPages pages, HttpContext context, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var (caller, language, note) = (Caller.From(user), ReaderLanguage.Of(form, context.Request), NoteOf(form));
        var draft = RegionForm.DraftOf(form, (await change.FindAsync(cancellation)).Record.Region);
        var done = await change.ChangeAsync(draft, note, form["if_match"], caller, cancellation);
        return done.IsOk ? ToSettings(language) : await pages.SettingsAsync(language, caller, draft, note, done.Refusal, cancellation);
    }

    // As text, since whoever may not come in is told so before what they sent is judged.
    private static async Task<IResult> Again(string number, ClaimsPrincipal user, ChangeRegion change, RegionPages pages, HttpContext context, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var (caller, language) = (Caller.From(user), ReaderLanguage.Of(form, context.Request));
        var done = await change.AgainAsync(int.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out int version) ? version : -1, form["if_match"], caller, cancellation);
        return done.IsOk ? ToSettings(language) : await pages.SettingsAsync(language, caller, null, null, done.Refusal, cancellation);
    }

    private static async Task<IResult> ChangeText(ClaimsPrincipal user, ChangeRegion change, RegionPages pages, HttpContext context, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var (caller, language, key) = (Caller.From(user), ReaderLanguage.Of(form, context.Request), form["key"].ToString());
        var words = Language.All.Select(one => (Language: one, Text: form[$"text-{one}"].ToString().ReplaceLineEndings("\n").Trim())).Where(one => one.Text.Length > 0).ToDictionary(one => one.Language, one => one.Text);
        var draft = RegionForm.WithText((await change.FindAsync(cancellation)).Record.Region, key, words);
        var done = await change.ChangeAsync(draft, NoteOf(form) ?? key, form["if_match"], caller, cancellation);
        return done.IsOk ? new SeeOther(PageAddress.RegionTexts(language).Href) : await pages.TextsAsync(language, caller, null, key, words, done.Refusal, cancellation);
    }

    private static SeeOther ToSettings(Language language) => new(PageAddress.Desk(language, "region").Href);

    private static string? NoteOf(IFormCollection form) => form["note"].ToString().Trim() is { Length: > 0 } note ? note : null;
}
