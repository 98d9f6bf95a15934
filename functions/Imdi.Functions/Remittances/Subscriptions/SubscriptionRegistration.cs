using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;

namespace Imdi.Functions.Remittances;

internal static class SubscriptionRegistration
{
    public static IServiceCollection AddSubscriptions(this IServiceCollection services) => services
        .AddSingleton<SubscriptionStore>().AddSingleton<AskForAlerts>().AddSingleton<ChangeSubscription>().AddSingleton<SubscriptionPages>()
        .AddSingleton<IDailyDuty, TellOfCrossings>();

    public static void MapSubscriptions(this IEndpointRouteBuilder routes)
    {
        routes.MapRoom("subscriptions", "Remittances").MapSubscriptionDoors();
        routes.MapSubscriptionPages();
    }
}
