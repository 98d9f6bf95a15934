using Imdi.Functions.Directory;

namespace Imdi.Functions.Proposals;

internal static class ProposalPrivacy
{
    public static IServiceCollection AddProposalPrivacy(this IServiceCollection services) => services
        .AddSingleton<IPersonalData, DraftPersonalData>().AddSingleton<IPersonalData, ProposalPersonalData>().AddSingleton<IPersonalData, InterestPersonalData>()
        .AddUnsearched(ProposalHoldings.Unsearched).AddSingleton<IDailyDuty, KeepPeopleNoLonger>();
}
