using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>
/// Before a page of one person, or a form of theirs, is looked at: whoever may not see it gets the page that says who may, with what the form
/// was sent from as the way back; a program at the same address gets problem details from the door that it meant.
/// </summary>
internal sealed class AskToSignIn(params Role[] roles) : IEndpointFilter
{
    public IReadOnlyList<Role> Roles => roles;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var caller = Caller.From(http.User);
        if (Array.Exists(roles, caller.Is)) return await next(context);

        var page = HttpMethods.IsGet(http.Request.Method) ? http.Request.Path : SentFrom(http.Request);
        return await http.RequestServices.GetRequiredService<SignInPages>().AskAsync(ReaderLanguage.OfPath(page) ?? ReaderLanguage.Accepted(http.Request), caller, http, page);
    }

    // The form is not read for somebody who may not send it; the page that it stood on says its language and is where they want to be.
    private static PathString SentFrom(HttpRequest request) => Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var page) ? page.AbsolutePath : default;
}

/// <summary>Puts the filter before the doors and into their metadata, where a filter alone would not be seen: the matrix of all doors and roles reads it there.</summary>
internal static class AskToSignInDoors
{
    public static TBuilder AddEndpointFilter<TBuilder>(this TBuilder doors, AskToSignIn filter)
        where TBuilder : IEndpointConventionBuilder => EndpointFilterExtensions.AddEndpointFilter(doors, filter).WithMetadata(filter);
}
