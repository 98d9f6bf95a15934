using Imdi.Functions.Directory;
using Imdi.Functions.Funding;
using Imdi.Functions.Proposals;
using Imdi.Functions.Tests.Funding;
using Microsoft.Extensions.DependencyInjection;

namespace Imdi.Functions.Tests.House;

/// <summary>What examples of the register need: proposals of every stage, and money that moved.</summary>
internal static class ExampleRegister
{
    public static void Add(IServiceCollection services)
    {
        var memory = new RegisterMemory(RegisterData.Movements, RegisterData.Results);
        services.AddSingleton<IMovements>(memory).AddSingleton<IReportedResults>(memory);
    }

    public static async Task SendAsync(IServiceProvider services)
    {
        foreach (var organisation in RegisterData.Organisations.Values) await services.GetRequiredService<OrganisationStore>().AddAsync(organisation, CancellationToken.None);
        foreach (var proposal in RegisterData.EveryStage) await services.GetRequiredService<ProposalStore>().AddAsync(proposal, CancellationToken.None);
    }
}
