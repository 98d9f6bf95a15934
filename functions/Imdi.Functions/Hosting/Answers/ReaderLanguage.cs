using Imdi.Shared;
using Microsoft.AspNetCore.Http.Features;

namespace Imdi.Functions.Hosting;

/// <summary>The language to answer in: <c>lang</c>, else the first language of the path, else Accept-Language, else English.</summary>
public static class ReaderLanguage
{
    public const string Parameter = "lang";

    public static Language Of(HttpRequest request) =>
        Language.TryParse(request.Query[Parameter], null, out var asked) ? asked
        : OfPath(request.Path) ?? Accepted(request);

    /// <summary>Of the page that a form stood on, which the form says.</summary>
    public static Language Of(IFormCollection form, HttpRequest request) => Language.TryParse(form[Parameter], null, out var language) ? language : Accepted(request);

    /// <summary>Of the page that a form stood on, where the form has been read; it is not read for that.</summary>
    public static Language? OfForm(HttpContext context) =>
        Language.TryParse(context.Features.Get<IFormFeature>()?.Form?[Parameter], null, out var language) ? language : null;

    public static Language? OfPath(PathString path)
    {
        string first = path.Value?.Split('/', 3, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
        return Language.TryParse(first, null, out var language) ? language : null;
    }

    public static Language Accepted(HttpRequest request) => Language.FromAcceptLanguage(request.Headers.AcceptLanguage, Offered(request.HttpContext));

    /// <summary>The languages of the region, as last seen.</summary>
    internal static IReadOnlyList<Language> Offered(HttpContext? context) => context?.RequestServices?.GetService<IRegionSource>()?.Now.Languages ?? Language.All;
}
