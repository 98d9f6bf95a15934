using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>A form's sender who may not send it gets the page that says who may, before the form is read; a program at the same address gets problem details.</summary>
internal sealed class AskToSignIn(Role[] roles) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var caller = Caller.From(http.User);
        return Array.Exists(roles, caller.Is) ? await next(context) : await http.RequestServices.GetRequiredService<UploadPages>().SignInAsync(LanguageOf(http.Request), caller, http, Wanted(http));
    }

    // The form is not read for somebody who may not send it; the page that it stood on says its language.
    private static Language LanguageOf(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var page) && ReaderLanguage.OfPath(page.AbsolutePath) is { } language ? language : ReaderLanguage.Accepted(request);

    private static string Wanted(HttpContext http) => http.Request.RouteValues["id"] is string id && http.Request.Path.StartsWithSegments("/api/uploads", StringComparison.Ordinal) && SubmissionId.TryParse(id, null, out var upload)
        ? Web.PageAddress.Upload(LanguageOf(http.Request), upload.ToString()).Href
        : Web.PageAddress.Uploads(LanguageOf(http.Request)).Href;
}
