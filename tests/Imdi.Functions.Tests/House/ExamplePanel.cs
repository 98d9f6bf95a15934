using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Panel = Imdi.Functions.Tests.Proposals.Panel;

namespace Imdi.Functions.Tests.House;

/// <summary>What examples of the panel need, older than all others, in this order: a proposal given to reviewers who have declared; one under review; one with a spread; one to be voted on; one voted; one decided; and seed money with a proposed decision.</summary>
internal static class ExamplePanel
{
    private static readonly int[] Reviewers = [1, 2, 4];

    public static async Task StoreAsync(IServiceProvider services)
    {
        foreach (var organisation in Panel.A.Organisations) await services.GetRequiredService<OrganisationStore>().AddAsync(organisation, CancellationToken.None);
        for (int number = 1; number <= 5; number++) await services.GetRequiredService<PersonStore>().AddAsync(Panel.A.Member(number), CancellationToken.None);
        var now = services.GetRequiredService<TimeProvider>() is FakeTimeProvider clock ? clock.GetUtcNow() : Panel.A.Now;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        string[] titles = ["Safer recruitment", "Skills for nurses", "A fair-fee register", "Return with a plan", "Remittances to savings", "Portable pensions", "A survey of fees"];
        for (int index = 0; index < titles.Length; index++)
        {
            string id = SubmissionId.Of(now.AddYears(-5).AddDays(index), new byte[SubmissionId.EntropyBytes]).ToString();
            bool isSeed = index == 6;
            var proposal = Panel.A.Proposal(titles[index], one => one with { Id = id, Reference = Reference.Of(id), SubmittedAt = now.AddDays(index - 20), StageSince = now.AddDays(-5), Track = isSeed ? ProposalTrack.SeedMoney : ProposalTrack.Full, Content = ElsewhereThanMembers(one.Content) });
            if (index == 1) proposal = proposal.NamingMember();
            proposal = proposal with { Endorsements = [.. proposal.Content.Countries.Select(country => new Endorsement(country, EndorsementState.Endorsed, now.AddDays(-6), "Ministry"))] };
            await services.GetRequiredService<ProposalStore>().AddAsync(proposal, CancellationToken.None);
            var files = services.GetRequiredService<PanelFiles>();
            await files.ChangeAsync(proposal.Reference, file => Prepared(file, index, today, now), CancellationToken.None);
            if (index != 5) continue;
            var voted = (await files.FindAsync(proposal.Reference, CancellationToken.None)).Value;
            await services.GetRequiredService<ProposalStore>().SaveAsync(voted.Proposal, voted.Proposal.Decide(DecisionKind.Approve, voted.Standing(today), "A measured need.", [], now).Value, CancellationToken.None);
        }
    }

    // The first member of the demonstration is of Nepal's ministry, whose proposals he may not judge.
    private static ProposalContent ElsewhereThanMembers(ProposalContent content) => content with
    {
        Identification = content.Identification with { Countries = [new(Imdi.Shared.CountryCode.Parse("LKA"), CountryRole.Origin), new(Imdi.Shared.CountryCode.Parse("ARE"), CountryRole.Destination)] },
    };

    // An applicant who names a member's organisation as a co-funder.
    private static Proposal NamingMember(this Proposal proposal) => Panel.A.With(proposal, content => content with { Budget = content.Budget with { CoFinance = [new("Demonstration union of migrant workers", Imdi.Shared.Money.Parse("500.00 USD"), false)] } });

    private static PanelFile Prepared(PanelFile file, int index, DateOnly today, DateTimeOffset now)
    {
        if (index > 0) file = Reviewers.Aggregate(file, (so, number) => so.Declare(Panel.PanelHouse.Id(number), false, null, now).Value);
        if (index == 6) return file.Propose(new(DecisionKind.Approve, "Small and urgent.", [], "demonstration:secretariat", now)).Value;
        file = file.Assign(Reviewers.Select(Panel.PanelHouse.Id), today.AddDays(14), now).Value;
        if (index > 1) file = Reviewers.Aggregate(file, (so, number) => so.SaveReview(Panel.PanelHouse.Id(number), index == 2 && number == 1 ? Panel.A.Marks(2, 4, 5, 3, 3, 4, 4) : Panel.A.Marks(), null, true, now).Value);
        if (index > 2) file = file.OpenVote(now).Value;
        if (index > 3) file = Reviewers.Aggregate(file, (so, number) => so.Cast(Panel.PanelHouse.Id(number), Ballot.For).Value).CloseVote(now).Value;
        return file;
    }
}
