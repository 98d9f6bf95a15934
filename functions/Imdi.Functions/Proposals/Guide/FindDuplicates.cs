namespace Imdi.Functions.Proposals;

/// <summary>Compares a draft with all proposals. They are hundreds, not millions: reading them takes less than keeping an index right.</summary>
public sealed class FindDuplicates(ProposalStore proposals)
{
    /// <inheritdoc cref="DuplicateHint.Find"/>
    public async Task<DuplicateAnswer> RunAsync(ProposalGist draft, string draftId, IReadOnlySet<string> own, CancellationToken cancellation) =>
        DuplicateHint.Find(draft, draftId, await proposals.AllAsync(cancellation).ToListAsync(cancellation), own);
}
