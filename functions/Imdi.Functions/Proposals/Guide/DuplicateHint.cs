using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>What two proposals are compared by.</summary>
public sealed record ProposalGist(string Title, IReadOnlyList<CountryCode> Countries, IReadOnlyList<string> ActivityKinds, string Applicant);

/// <param name="Similarity">0 to 1.</param>
public sealed record LikelyDuplicate(string Reference, string Title, decimal Similarity);

/// <param name="Known">At most three, the most similar first; each public or the asker's own.</param>
/// <param name="HasOthers">Something similar is being considered that the asker may not see: only that is told.</param>
public sealed record DuplicateAnswer(IReadOnlyList<LikelyDuplicate> Known, bool HasOthers);

/// <summary>
/// Which proposals a draft may repeat. similarity = 0.5·J(title words) + 0.2·J(countries) + 0.2·J(activity kinds) + 0.1·[same applicant], where
/// J(a, b) = |a∩b| / |a∪b| (Jaccard 1901), 0 where both are empty. Words are runs of three or more letters and digits, without case and
/// diacritics. From 0.5 on it is likely: the same title alone, or half of its words with the same countries and activities.
/// </summary>
public static class DuplicateHint
{
    private const decimal Likely = 0.5m;
    private const int Most = 3, ShortestWord = 3;

    /// <param name="own">Ids of proposals that are proven to be the asker's; never by the applicant's name, which anybody can type.</param>
    public static DuplicateAnswer Find(ProposalGist draft, string draftId, IEnumerable<Proposal> existing, IReadOnlySet<string> own)
    {
        var likely = existing.Where(proposal => proposal.Id != draftId && proposal.Stage is not (ProposalStage.Withdrawn or ProposalStage.Rejected))
            .Select(proposal => (Proposal: proposal, Similarity: Similarity(draft, GistOf(proposal.Content)))).Where(pair => pair.Similarity >= Likely)
            .OrderByDescending(pair => pair.Similarity).ThenBy(pair => pair.Proposal.Reference, StringComparer.Ordinal).ToList();
        var known = likely.Where(pair => IsPublic(pair.Proposal) || own.Contains(pair.Proposal.Id));
        return new([.. known.Take(Most).Select(pair => new LikelyDuplicate(pair.Proposal.Reference, pair.Proposal.Content.Identification.Title, decimal.Round(pair.Similarity, 2)))],
            likely.Exists(pair => !IsPublic(pair.Proposal) && !own.Contains(pair.Proposal.Id)));
    }

    public static ProposalGist GistOf(ProposalContent content) => new(content.Identification.Title, content.Countries, content.Identification.ActivityKinds, content.Applicant.Name);

    public static decimal Similarity(ProposalGist one, ProposalGist other) =>
        (0.5m * Jaccard(Words(one.Title), Words(other.Title))) + (0.2m * Jaccard(one.Countries, other.Countries)) + (0.2m * Jaccard(one.ActivityKinds, other.ActivityKinds))
        + (Words(one.Applicant) is { Count: > 0 } applicant && applicant.SetEquals(Words(other.Applicant)) ? 0.1m : 0m);

    /// <summary>What the register publishes: from the release of the decision to approve on.</summary>
    private static bool IsPublic(Proposal proposal) => proposal.Stage is ProposalStage.UnderWay or ProposalStage.Completed || proposal is { Stage: ProposalStage.Approved, Decision.ReleasedAt: not null };

    private static decimal Jaccard<T>(IEnumerable<T> one, IEnumerable<T> other)
    {
        HashSet<T> first = [.. one], second = [.. other];
        int union = first.Union(second).Count();
        return union == 0 ? 0 : (decimal)first.Intersect(second).Count() / union;
    }

    private static HashSet<string> Words(string text) => [.. CodeLists.Plain(text).Split(' ').Where(word => word.Length >= ShortestWord)];
}
