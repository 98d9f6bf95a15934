using Azure.Data.Tables;
using Imdi.Functions.Directory;
using Imdi.Functions.Funding;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Imdi.Functions.Tests.House;

/// <summary>What examples of deciding need: a request to join to be confirmed by a link, one that is confirmed, and a receipt that nobody has cleared.</summary>
internal static class ExampleJoinings
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public static async Task AskAsync(IServiceProvider services)
    {
        var asked = new Joining("fedcba9876543210fedcba9876", "Example Diaspora Network", Constituency.CivilSociety, CountryCode.Parse("KEN"), "We train returnees as trainers.", "A. Example", "network@example.org", Language.English, At);
        var joinings = services.GetRequiredService<JoiningStore>();
        Assert.True(await joinings.AddAsync(asked, CancellationToken.None));
        Assert.True(await joinings.AddAsync(asked with { Id = "0123456789abcdef0123456789", Name = "Example Development Bank", Constituency = Constituency.Donor, Email = "bank@example.org", State = JoiningState.Confirmed }, CancellationToken.None));
        await services.GetRequiredService<StorageClients>().Table(StorageNames.Directory).UpsertAsync(
            new TableEntity("access-link", AccessLink.HashOf("DDDDDDDDDDDDDDDDDDDDDA")) { ["Purpose"] = "joining", ["Subject"] = asked.Id, ["IssuedAt"] = At, ["ExpiresAt"] = At.AddDays(7) }, CancellationToken.None);
        await services.GetRequiredService<FundingStore>().AddAsync(
            new Receipt { Id = "EXAMPLE-RECEIPT", Contribution = "EXAMPLE-CONTRIBUTION", Window = MoneyWindow.CoreId, Amount = Money.Parse("500.00 USD"), ArrivedOn = new(2026, 11, 20) }, CancellationToken.None);
    }
}
