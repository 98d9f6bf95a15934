using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;

namespace Imdi.Functions.Funding;

/// <summary>Gathers what is public now.</summary>
public sealed class BuildRegister(ProposalStore proposals, IMovements movements, IReportedResults results, OrganisationStore organisations)
{
    public async Task<RegisterBook> RunAsync(CancellationToken cancellation)
    {
        var known = await organisations.ListAsync(cancellation).ToDictionaryAsync(one => one.Id, cancellationToken: cancellation);
        var moved = await movements.ReadAsync(cancellation).ToListAsync(cancellation);
        var (ofProposal, reported) = (moved.ToLookup(one => one.Proposal), (await results.ReadAsync(cancellation).ToListAsync(cancellation)).ToLookup(one => one.Proposal));
        List<PublicProject> projects = [];
        Dictionary<string, string> references = [];
        await foreach (var proposal in proposals.AllAsync(cancellation))
        {
            if (Disclosure.Of(proposal, [.. ofProposal[proposal.Id]], [.. reported[proposal.Id]], known) is not { } project) continue;
            projects.Add(project);
            references[proposal.Id] = proposal.Reference;
        }

        return new RegisterBook(projects, PublicLedger.Of(moved, id => known.GetValueOrDefault(id)?.Name ?? id, references.GetValueOrDefault));
    }
}
