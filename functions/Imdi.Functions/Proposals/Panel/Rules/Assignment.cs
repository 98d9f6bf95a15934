using Imdi.Functions.Directory;

namespace Imdi.Functions.Proposals;

/// <param name="Load">Reviews that the member has still to write, of all proposals.</param>
public sealed record Reviewer(string Id, Constituency? Constituency, int Load);

/// <summary>A proposal that wants reviewers.</summary>
/// <param name="May">Ids of those who serve and have no conflict.</param>
/// <param name="Has">Ids of those who review it already; they are kept.</param>
public sealed record ProposalToReview(string Id, IReadOnlySet<string> May, IReadOnlyList<string> Has);

/// <summary>One review given to a member.</summary>
/// <param name="LoadAfter">The member's reviews to write once the whole plan is done.</param>
/// <param name="AddsConstituency">Whether nobody else of the member's constituency reviews the proposal.</param>
public sealed record PlannedReview(string Proposal, string Member, int LoadAfter, bool AddsConstituency);

/// <param name="Missing">By proposal: how many reviewers could not be found.</param>
public sealed record AssignmentPlan(IReadOnlyList<PlannedReview> Reviews, IReadOnlyDictionary<string, int> Missing);

/// <summary>
/// Gives every proposal its reviewers so that the work is as equal as the conflicts allow.
/// Each place is filled along the alternating path that ends at the least loaded member who can be reached: a proposal may hand a reviewer on to
/// another and take one in turn. That is the successive-shortest-path method on a flow whose cost is convex in each member's load, so the plan minimises
/// Σ load² and with it the highest load; without conflicts and limits loads differ by one at most. Among equals it takes a constituency that the proposal
/// has not yet, then the shorter path, then the id: the same question has the same answer.
/// Source: N. Harvey, R. Ladner, L. Lovász, T. Tamir, Semi-matchings for bipartite graphs and load balancing, J. Algorithms 59 (2006).
/// </summary>
public static class Assignment
{
    /// <param name="each">Reviewers that each proposal is to have.</param>
    /// <param name="most">Reviews that one member may have at a time.</param>
    public static AssignmentPlan Plan(IReadOnlyList<Reviewer> members, IReadOnlyList<ProposalToReview> proposals, int each, int most)
    {
        var work = new Work(members, proposals, most);
        var missing = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var proposal in proposals)
        {
            for (int have = proposal.Has.Count; have < each; have++)
            {
                if (work.Fill(proposal)) continue;
                missing[proposal.Id] = each - have;
                break;
            }
        }

        return new([.. proposals.SelectMany(work.PlannedFor)], missing);
    }

    private sealed class Work(IReadOnlyList<Reviewer> members, IReadOnlyList<ProposalToReview> proposals, int most)
    {
        private readonly IReadOnlyList<Reviewer> _members = [.. members.OrderBy(member => member.Id, StringComparer.Ordinal)];
        private readonly Dictionary<string, int> _load = members.ToDictionary(member => member.Id, member => member.Load, StringComparer.Ordinal);
        private readonly Dictionary<string, HashSet<string>> _given = proposals.ToDictionary(proposal => proposal.Id, _ => new HashSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);

        /// <summary>False when nobody can be reached who has room.</summary>
        public bool Fill(ProposalToReview wanting)
        {
            var reached = Reach(wanting);
            var best = reached.Values.Where(step => _load[step.Member.Id] < most)
                .OrderBy(step => _load[step.Member.Id]).ThenBy(step => IsNew(step.Member, step.Taker) ? 0 : 1).ThenBy(step => step.Length).ThenBy(step => step.Member.Id, StringComparer.Ordinal).FirstOrDefault();
            if (best is null) return false;

            _load[best.Member.Id]++;
            for (var step = best; step is not null; step = step.Before)
            {
                _given[step.Taker.Id].Add(step.Member.Id);
                if (step.Before is { } before) _given[step.Taker.Id].Remove(before.Member.Id);
            }

            return true;
        }

        public IEnumerable<PlannedReview> PlannedFor(ProposalToReview proposal) => _members.Where(member => _given[proposal.Id].Contains(member.Id))
            .Select(member => new PlannedReview(proposal.Id, member.Id, _load[member.Id], IsNew(member, proposal)));

        // Breadth first from the proposal: whoever it may take; then, for those who review another, whoever that one may take instead.
        private Dictionary<string, Step> Reach(ProposalToReview wanting)
        {
            var reached = new Dictionary<string, Step>(StringComparer.Ordinal);
            var open = new Queue<(ProposalToReview Taker, Step? Before)>([(wanting, null)]);
            HashSet<string> asked = [wanting.Id];
            while (open.TryDequeue(out var next))
            {
                foreach (var member in _members.Where(member => MayTake(next.Taker, member) && !reached.ContainsKey(member.Id)))
                {
                    var step = reached[member.Id] = new Step(member, next.Taker, next.Before);
                    foreach (var other in proposals.Where(other => _given[other.Id].Contains(member.Id) && asked.Add(other.Id))) open.Enqueue((other, step));
                }
            }

            return reached;
        }

        private bool MayTake(ProposalToReview proposal, Reviewer member) => proposal.May.Contains(member.Id) && !proposal.Has.Contains(member.Id) && !_given[proposal.Id].Contains(member.Id);

        private bool IsNew(Reviewer member, ProposalToReview proposal) => !_members.Any(other =>
            other.Id != member.Id && other.Constituency == member.Constituency && (proposal.Has.Contains(other.Id) || _given[proposal.Id].Contains(other.Id)));
    }

    /// <summary><paramref name="Taker"/> would take the member, having handed on the one of the step before.</summary>
    private sealed record Step(Reviewer Member, ProposalToReview Taker, Step? Before)
    {
        public int Length { get; } = Before is null ? 1 : Before.Length + 1;
    }
}
