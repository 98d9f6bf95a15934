using Imdi.Functions.Hosting;

namespace Imdi.Functions.Funding;

/// <summary>The room's services and routes: <c>/api/funding</c>.</summary>
public static class FundingFunctions
{
    public static IServiceCollection AddFunding(this IServiceCollection services, IConfiguration configuration) => services;

    public static void MapFunding(this IEndpointRouteBuilder routes) => routes.MapRoom("funding", "Funding");
}
