using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Desk;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Directory;

/// <summary>Instead of a page that is not the reader's: who may see it, and the ways in.</summary>
internal sealed class SignInPages(ISitePages pages, IOptions<HostingSettings> settings)
{
    /// <param name="wanted">Where to go once signed in; without a page of ours, the desk.</param>
    public async Task<IResult> AskAsync(Language language, Caller caller, HttpContext context, string? wanted)
    {
        IReadOnlyList<string> roles = DevelopmentSignIn.IsOpenTo(context) ? [.. DemonstrationRoles.Names] : [];
        var site = new Site(settings.Value.BaseAddress, HasDemonstrationData: false, HasApi: true);
        string html = await pages.RenderAsync<SignInPage>(site, PageAddress.Desk(language), new SignInModel(OwnPageOf(wanted) ?? PageAddress.Desk(language).Href, roles, !caller.IsPublic));
        return new OwnPage(html, caller.IsPublic ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden);
    }

    /// <summary>The address, if it is one of our pages of one person: one that leads elsewhere would make the sign-in a springboard.</summary>
    public static string? OwnPageOf(string? wanted) =>
        wanted is { Length: < 200 } && Language.All.Any(language => wanted.StartsWith($"/{language}/", StringComparison.Ordinal)) && wanted.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '-')
            ? wanted
            : null;
}
