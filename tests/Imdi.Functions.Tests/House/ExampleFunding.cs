using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Imdi.Functions.Tests.Funding;
using Microsoft.Extensions.DependencyInjection;

namespace Imdi.Functions.Tests.House;

/// <summary>What examples of funding need: a donor, an executing agency, and an approved proposal that it executes.</summary>
internal static class ExampleFunding
{
    public const string Project = "01KB7Z0000EXAMP1EFVND00000";

    public static async Task SeedAsync(IServiceProvider services)
    {
        // Where they are there already, they stay.
        var organisations = services.GetRequiredService<OrganisationStore>();
        await organisations.AddAsync(new("demonstration-donor", "Demonstration donor", Constituency.Donor, null, null, null) { Email = "donor@example.org", IsDemonstration = true }, CancellationToken.None);
        await organisations.AddAsync(new("demonstration-agency", "Demonstration agency", Constituency.InternationalOrganisation, null, null, null) { Email = "agency@example.org", Executes = true, IsDemonstration = true }, CancellationToken.None);
        await services.GetRequiredService<ProposalStore>().AddAsync(SomeFunding.Proposal(Project), CancellationToken.None);
    }
}
