using System.Net.Mime;

namespace Imdi.Functions.Hosting;

/// <summary>Forms of pages at the addresses of the API: the same acts, told apart by the content type, answered with the next page.</summary>
public static class FormRoutes
{
    public static RouteHandlerBuilder AcceptsForm(this RouteHandlerBuilder route) =>
        route.Accepts<IFormCollection>(MediaTypeNames.Application.FormUrlEncoded).ExcludeFromDescription();
}
