using System.Net.Mime;
using System.Security.Claims;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;

namespace Imdi.Functions.Directory;

/// <summary>The pages of the desk, and their forms at the addresses of the API: the same acts, answered with the next page.</summary>
internal static class DirectoryFormFunctions
{
    public static void MapDirectoryPages(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/{language:language}/desk").ExcludeFromDescription();
        desk.MapGet("/", Home);
        desk.MapGet("/invitation/{secret}/", Invitation);
        var directory = desk.MapGroup("/directory").AddEndpointFilter(new AskToSignIn(Role.Secretariat));
        directory.MapGet("/", (Language language, ClaimsPrincipal user, DirectoryPages pages, CancellationToken cancellation) => pages.DirectoryAsync(language, Caller.From(user), cancellation));
        directory.MapGet("/people/new/", (Language language, ClaimsPrincipal user, DirectoryPages pages, CancellationToken cancellation) => pages.PersonAsync(language, Caller.From(user), null, null, null, cancellation));
        directory.MapGet("/people/{id}/", Person);
        directory.MapGet("/organisations/new/", (Language language, ClaimsPrincipal user, DirectoryPages pages) => pages.OrganisationAsync(language, Caller.From(user), null, null, null));
        directory.MapGet("/organisations/{id}/", Organisation);

        routes.MapPost("/api/auth/invitation", Accept).AcceptsForm();
        var own = routes.MapGroup("").AddEndpointFilter(new AskToSignIn(Role.Secretariat));
        own.MapPost("/api/directory/people", AddPerson).AcceptsForm();
        own.MapPost("/api/directory/people/{id}", ChangePerson).AcceptsForm();
        own.MapPost("/api/directory/people/{id}/end", EndPerson).AcceptsForm();
        own.MapPost("/api/directory/people/{id}/verification", VerifyPerson).AcceptsForm();
        own.MapPost("/api/directory/people/{id}/invitation", InviteAgain).AcceptsForm();
        own.MapPost("/api/directory/organisations", AddOrganisation).AcceptsForm();
        own.MapPost("/api/directory/organisations/{id}", ChangeOrganisation).AcceptsForm();
        own.MapPost("/api/directory/organisations/{id}/end", EndOrganisation).AcceptsForm();
    }

    /// <summary>For everybody who is signed in, also without a role.</summary>
    private static Task<IResult> Home(Language language, ClaimsPrincipal user, DirectoryPages pages, SignInPages signIn, HttpContext context, CancellationToken cancellation) => Caller.From(user) is { IsSignedIn: true } caller
        ? pages.HomeAsync(language, caller, SessionCookies.SessionOf(context), cancellation)
        : signIn.AskAsync(language, Caller.Public, context, context.Request.Path);

    private static Task<IResult> Invitation(Language language, string secret, ClaimsPrincipal user, DirectoryPages pages, CancellationToken cancellation) =>
        pages.InvitationAsync(language, Caller.From(user), secret, null, cancellation);

    private static async Task<IResult> Person(Language language, string id, ClaimsPrincipal user, DirectoryPages pages, ChangePeople change, CancellationToken cancellation) =>
        await change.FindAsync(id, cancellation) is { IsOk: true } found ? await pages.PersonAsync(language, Caller.From(user), found.Value, null, null, cancellation) : Results.NotFound();

    private static async Task<IResult> Organisation(Language language, string id, ClaimsPrincipal user, DirectoryPages pages, ChangeOrganisations change, CancellationToken cancellation) =>
        await change.FindAsync(id, cancellation) is { IsOk: true } found ? await pages.OrganisationAsync(language, Caller.From(user), found.Value, null, null) : Results.NotFound();

    private static async Task<IResult> Accept(ClaimsPrincipal user, InvitePerson invitations, DirectoryPages pages, HttpContext context, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var (caller, language, secret) = (Caller.From(user), LanguageOf(form, context.Request), form["link"].ToString());
        var accepted = await invitations.AcceptAsync(secret, caller, cancellation);
        return accepted.Refusal is { } refusal ? await pages.InvitationAsync(language, caller, secret, refusal, cancellation) : new SeeOther(PageAddress.Desk(language).Href);
    }

    private static Task<IResult> AddPerson(ClaimsPrincipal user, ChangePeople change, DirectoryPages pages, HttpContext context, CancellationToken cancellation) =>
        PersonAsync(null, user, change, pages, context, (form, caller) => change.AddAsync(PersonOf(form), caller, cancellation), cancellation);

    private static Task<IResult> ChangePerson(string id, ClaimsPrincipal user, ChangePeople change, DirectoryPages pages, HttpContext context, CancellationToken cancellation) =>
        PersonAsync(id, user, change, pages, context, (form, caller) => change.ChangeAsync(id, PersonOf(form), form["if_match"], caller, cancellation), cancellation);

    private static Task<IResult> EndPerson(string id, ClaimsPrincipal user, ChangePeople change, DirectoryPages pages, HttpContext context, CancellationToken cancellation) =>
        PersonAsync(id, user, change, pages, context, (form, caller) => change.EndAsync(id, form["if_match"], caller, cancellation), cancellation);

    private static Task<IResult> VerifyPerson(string id, ClaimsPrincipal user, ChangePeople change, DirectoryPages pages, HttpContext context, CancellationToken cancellation) =>
        PersonAsync(id, user, change, pages, context, (_, caller) => change.VerifyAsync(id, caller, cancellation), cancellation);

    private static Task<IResult> InviteAgain(string id, ClaimsPrincipal user, ChangePeople change, InvitePerson invite, DirectoryPages pages, HttpContext context, CancellationToken cancellation) =>
        PersonAsync(id, user, change, pages, context, async (_, caller) => await invite.AgainAsync(id, caller, cancellation) is { } refusal ? refusal : await change.FindAsync(id, cancellation), cancellation);

    private static async Task<IResult> PersonAsync(
        string? id, ClaimsPrincipal user, ChangePeople change, DirectoryPages pages, HttpContext context, Func<IFormCollection, Caller, Task<Outcome<Tagged<Person>>>> act, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var (caller, language) = (Caller.From(user), LanguageOf(form, context.Request));
        var done = await act(form, caller);
        if (done.IsOk) return new SeeOther(PageAddress.Desk(language, "directory").Href);
        var was = id is null ? null : (Tagged<Person>?)(await change.FindAsync(id, cancellation) is { IsOk: true } found ? found.Value : null);
        return id is not null && was is null ? Results.NotFound() : await pages.PersonAsync(language, caller, was, form.ContainsKey("name") ? PersonOf(form) : null, done.Refusal, cancellation);
    }

    private static Task<IResult> AddOrganisation(ClaimsPrincipal user, ChangeOrganisations change, DirectoryPages pages, HttpContext context, CancellationToken cancellation) =>
        OrganisationAsync(null, user, change, pages, context, (form, caller) => change.AddAsync(OrganisationOf(form), caller, cancellation), cancellation);

    private static Task<IResult> ChangeOrganisation(string id, ClaimsPrincipal user, ChangeOrganisations change, DirectoryPages pages, HttpContext context, CancellationToken cancellation) =>
        OrganisationAsync(id, user, change, pages, context, (form, caller) => change.ChangeAsync(id, OrganisationOf(form), form["if_match"], caller, cancellation), cancellation);

    private static Task<IResult> EndOrganisation(string id, ClaimsPrincipal user, ChangeOrganisations change, DirectoryPages pages, HttpContext context, CancellationToken cancellation) =>
        OrganisationAsync(id, user, change, pages, context, (form, caller) => change.EndAsync(id, form["if_match"], caller, cancellation), cancellation);

    private static async Task<IResult> OrganisationAsync(
        string? id, ClaimsPrincipal user, ChangeOrganisations change, DirectoryPages pages, HttpContext context, Func<IFormCollection, Caller, Task<Outcome<Tagged<Organisation>>>> act, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var (caller, language) = (Caller.From(user), LanguageOf(form, context.Request));
        var done = await act(form, caller);
        if (done.IsOk) return new SeeOther(PageAddress.Desk(language, "directory").Href);
        var was = id is null ? null : (Tagged<Organisation>?)(await change.FindAsync(id, cancellation) is { IsOk: true } found ? found.Value : null);
        return id is not null && was is null ? Results.NotFound() : await pages.OrganisationAsync(language, caller, was, form.ContainsKey("name") ? OrganisationOf(form) : null, done.Refusal);
    }

    private static PersonRequest PersonOf(IFormCollection form) => new(
        form["name"], form["email"], form["language"], [.. form["roles"].OfType<string>()], form["organisation"],
        [.. form["countries"].OfType<string>()], form["constituency"], form["from"], form["until"], form["alternate"] == "true", [.. form["topics"].OfType<string>()]);

    private static OrganisationRequest OrganisationOf(IFormCollection form) => new(
        form["id"], form["name"], form["constituency"], form["country"], form["iatiRef"], form["executes"] == "true", form["email"], form["address"]);

    private static Language LanguageOf(IFormCollection form, HttpRequest request) => Language.TryParse(form["lang"], null, out var language) ? language : ReaderLanguage.Accepted(request);
}
