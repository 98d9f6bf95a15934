using Imdi.Shared;
using Microsoft.Net.Http.Headers;

namespace Imdi.Functions.Hosting;

/// <summary>The language to answer in: <c>lang</c>, else the first language of the path, else Accept-Language, else English.</summary>
public static class ReaderLanguage
{
    public const string Parameter = "lang";

    public static Language Of(HttpRequest request) =>
        Language.TryParse(request.Query[Parameter], null, out var asked) ? asked
        : OfPath(request.Path) ?? Accepted(request);

    public static Language? OfPath(PathString path)
    {
        string first = path.Value?.Split('/', 3, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
        return Language.TryParse(first, null, out var language) ? language : null;
    }

    public static Language Accepted(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wanted)) return Language.English;
        foreach (var one in wanted.Where(one => one.Quality is not 0).OrderByDescending(one => one.Quality ?? 1))
        {
            if (Language.TryParse(one.Value.Value?.Split('-')[0], null, out var language)) return language;
        }

        return Language.English;
    }
}
