using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;

namespace Imdi.Functions.Funding;

/// <summary>The room's services and routes: <c>/api/funding</c>.</summary>
public static class FundingFunctions
{
    public static IServiceCollection AddFunding(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddLedger().AddFundingPages();
        services.AddSingleton<IPersonalData, PledgePersonalData>().AddSingleton<IDailyDuty, KeepDonorsNoLonger>();
        return services.AddRegister();
    }

    public static void MapFunding(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom("funding", "Funding");
        room.MapRegister();
        room.MapIati();
        room.MapCommonGrants();
        routes.MapRegisterPages();
        room.MapLedger();
        room.MapPromises();
        room.MapMoney();
        room.MapProjects();
        routes.MapFundingPages();
    }
}
