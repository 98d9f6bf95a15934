using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Desk;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Directory;

/// <summary>Instead of a page that is not the reader's: who may see it, and the ways in.</summary>
internal sealed class SignInPages(ISitePages pages, IOptions<HostingSettings> settings, IOptions<SignInSettings> signIn)
{
    /// <param name="wanted">Where to go once signed in; without a page of ours, the desk.</param>
    public Task<IResult> AskAsync(Language language, Caller caller, HttpContext context, string? wanted) =>
        PageAsync(language, context, wanted, caller.IsSignedIn, isFailed: false, caller.IsSignedIn ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized);

    /// <summary>The provider said no, or what came back was not the answer to what this browser had asked.</summary>
    public Task<IResult> FailedAsync(HttpContext context, string? wanted) =>
        PageAsync(ReaderLanguage.OfPath(wanted) ?? ReaderLanguage.Accepted(context.Request), context, wanted, isForbidden: false, isFailed: true, StatusCodes.Status400BadRequest);

    /// <summary>The address, if it is one of our pages of one person: one that leads elsewhere would make the sign-in a springboard.</summary>
    public static string? OwnPageOf(string? wanted) =>
        wanted is { Length: < 200 } && Language.All.Any(language => wanted.StartsWith($"/{language}/", StringComparison.Ordinal)) && wanted.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '-' or '_' or ':')
            ? wanted
            : null;

    private async Task<IResult> PageAsync(Language language, HttpContext context, string? wanted, bool isForbidden, bool isFailed, int status)
    {
        string back = OwnPageOf(wanted) ?? PageAddress.Desk(language).Href;
        IReadOnlyList<string> roles = DevelopmentSignIn.IsOpenTo(context) ? [.. DemonstrationRoles.Names] : [];
        var site = new Site(settings.Value.BaseAddress, HasDemonstrationData: false, HasApi: true);
        var model = new SignInModel(back, roles, isForbidden) { Provider = signIn.Value.Authority is null ? null : SignInFunctions.AddressFor(back), IsFailed = isFailed };
        return new OwnPage(await pages.RenderAsync<SignInPage>(site, PageAddress.Desk(language), model), status);
    }
}
