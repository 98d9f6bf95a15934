using Imdi.Shared;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Directory;

/// <summary>How long personal data is kept: as the settings of the deployment say, and the region where it says something else.</summary>
public sealed class RegionRetention(IOptionsMonitor<Retention> deployed, IRegionSource regions) : IOptions<Retention>
{
    public Retention Value => Of(deployed.CurrentValue, regions.Now.Retention);

    internal static Retention Of(Retention deployed, IReadOnlyDictionary<string, int> own)
    {
        return deployed with
        {
            LinkDays = Days("linkDays", deployed.LinkDays),
            PersonDays = Days("personDays", deployed.PersonDays),
            InterestDays = Days("interestDays", deployed.InterestDays),
            EndedProposalDays = Days("endedProposalDays", deployed.EndedProposalDays),
            IdleProposalDays = Days("idleProposalDays", deployed.IdleProposalDays),
            CompletedProjectDays = Days("completedProjectDays", deployed.CompletedProjectDays),
            PledgeDays = Days("pledgeDays", deployed.PledgeDays),
            ReportContactDays = Days("reportContactDays", deployed.ReportContactDays),
        };

        int Days(string name, int otherwise) => own.TryGetValue(name, out int days) ? days : otherwise;
    }
}
