using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Indicators;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Imdi.Functions.Tests.Nightly;

/// <summary>A published file is answered before routing, and must not come in place of a page that a room works out.</summary>
public sealed class PublishedAddressTests(MadeUpHouse madeUp) : IClassFixture<MadeUpHouse>
{
    [Fact]
    public async Task No_address_of_a_night_is_one_that_a_room_answers_without_a_query()
    {
        await using var night = await Night.FreshAsync();
        await night.LoadQuotesAsync();
        await night.LoadAveragesAsync();
        await night.RebuildAsync();

        Assert.Empty(await TakenAsync(night.Services));
    }

    [Fact]
    public async Task No_address_of_the_indicators_is_one_that_a_room_answers_without_a_query() => Assert.Empty(await TakenAsync(madeUp.House.Services));

    [Fact]
    public async Task A_pair_of_countries_that_is_published_too_is_worked_out_as_every_other()
    {
        var run = madeUp.House.Services.GetRequiredService<IPublishedRun>();
        string published = (await run.AddressesAsync(CancellationToken.None)).First(address => address.StartsWith("/en/corridors/", StringComparison.Ordinal) && address.Count(letter => letter == '/') == 5);

        using var answer = await madeUp.House.GetAsync(published);

        Assert.NotEqual((await run.FindAsync(published, CancellationToken.None))!.ETag, answer.Headers.ETag!.Tag);
        Assert.Contains("Accept-Language", answer.Headers.Vary);
    }

    private static async Task<IReadOnlyList<string>> TakenAsync(IServiceProvider services)
    {
        var routing = new ApplicationBuilder(services).UseRouting();
        routing.Run(_ => Task.CompletedTask);
        var match = routing.Build();
        Assert.NotEmpty(services.GetRequiredService<EndpointDataSource>().Endpoints);
        var addresses = await services.GetRequiredService<IPublishedRun>().AddressesAsync(CancellationToken.None);
        Assert.InRange(addresses.Count, 50, int.MaxValue);
        var workedOut = services.GetServices<WorkedOutPages>();
        List<string> taken = [];
        foreach (string address in addresses.Where(address => PublishedFirst.IsTheSites(address, workedOut)))
        {
            var context = new DefaultHttpContext { RequestServices = services, Request = { Method = HttpMethods.Get, Path = address } };
            await match(context);
            if (context.GetEndpoint() is { } endpoint) taken.Add($"{address}: {endpoint.DisplayName}");
        }

        return taken;
    }
}
