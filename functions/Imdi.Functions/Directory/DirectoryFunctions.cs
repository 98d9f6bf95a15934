using Imdi.Functions.Hosting;

namespace Imdi.Functions.Directory;

/// <summary>The doors under <c>/api/auth</c> and <c>/api/directory</c>, and the desk.</summary>
internal static class DirectoryFunctions
{
    public static void MapDirectory(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom("auth", "Directory");
        room.MapGet("me", CallerFunctions.ReadCaller)
            .Describe("readCaller", "Who is asking, with which roles")
            .Example(new("/api/auth/me") { Role = "agency" })
            .Produces<CallerFunctions.CallerAnswer>(200, "application/json");
        room.MapTokens();
        routes.MapOutbox();
        room.MapSignOut();
        routes.MapSignIn();
        routes.MapSessions();
        routes.MapPeople();
        routes.MapPrivacy();
        routes.MapRegion();
        if (routes.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            room.MapDevelopmentSignIn();
        }
    }
}
