using Imdi.Functions.Hosting;

namespace Imdi.Functions.Directory;

internal static class PeopleRegistration
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddSingleton<KnownPeople>().AddSingleton<InvitePerson>().AddSingleton<ChangePeople>().AddSingleton<ChangeOrganisations>()
        .AddSingleton<DirectoryPages>().AddSingleton<DemonstrationPeople>().AddSingleton<IDailyDuty, RemindFocalPoints>()
        .AddSingleton<JoiningStore>().AddSingleton<AskToJoin>().AddSingleton<DecideJoining>().AddSingleton<JoiningPages>();

    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom("directory", "Directory");
        room.MapPersonDoors();
        room.MapOrganisationDoors();
        room.MapJoining(routes);
        routes.MapDirectoryPages();
    }
}
