using Azure.Data.Tables;
using Imdi.Functions.Directory;
using Imdi.Functions.Remittances;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Imdi.Functions.Tests.House;

/// <summary>What examples of messages and subscriptions need: a message that was given up, and two links whose secrets are known.</summary>
internal static class ExampleMessages
{
    public static async Task AddAsync(IServiceProvider services)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var parked = StoredMessage.Of(new("interest-received/01KB0000000000000000000001", "reader@example.org", Language.English, "interest-received", ["IMDI-K7QM-2X4P-8"]), now)
            .Claim(now).After(new(DeliveryResult.Refused, "550 5.1.1 No such user here"), now);
        await services.GetRequiredService<OutboxStore>().AddAsync(parked, CancellationToken.None);
        await SubscribeAsync(services, "example-1", AskForAlerts.LinkPurpose, "CCCCCCCCCCCCCCCCCCCCCA", now);
        await SubscribeAsync(services, "example-2", ChangeSubscription.LeavePurpose, "BBBBBBBBBBBBBBBBBBBBBA", now);
    }

    private static async Task SubscribeAsync(IServiceProvider services, string id, string purpose, string secret, DateTimeOffset now)
    {
        var corridor = new Corridor(CountryCode.Parse("GBR"), CountryCode.Parse("KEN"));
        await services.GetRequiredService<SubscriptionStore>().AddAsync(new(id, corridor, 5, "reader@example.org", Language.English, now), CancellationToken.None);
        await services.GetRequiredService<StorageClients>().Table(StorageNames.Directory).AddEntityAsync(new TableEntity("access-link", AccessLink.HashOf(secret))
        {
            ["Purpose"] = purpose, ["Subject"] = id, ["IssuedAt"] = now, ["ExpiresAt"] = now.AddDays(7),
        });
    }
}
