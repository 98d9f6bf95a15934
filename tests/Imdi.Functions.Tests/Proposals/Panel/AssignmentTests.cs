using CsCheck;
using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;

namespace Imdi.Functions.Tests.Proposals.Panel;

public sealed class AssignmentTests
{
    private sealed record Case(int[] Loads, bool[][] May, int Most)
    {
        public IReadOnlyList<Reviewer> Members => [.. Loads.Select((load, member) => new Reviewer($"m{member}", (Constituency)(member % 4), load))];

        public IReadOnlyList<ProposalToReview> Proposals => [.. May.Select((may, index) => new ProposalToReview($"p{index}", may.Index().Where(one => one.Item).Select(one => $"m{one.Index}").ToHashSet(), []))];
    }

    private static readonly Gen<Case> Small =
        from members in Gen.Int[3, 5]
        from loads in Gen.Int[0, 3].Array[members]
        from may in Gen.Frequency((3, Gen.Const(true)), (1, Gen.Const(false))).Array[members].Array[1, 3]
        from most in Gen.Int[2, 5]
        select new Case(loads, may, most);

    [Fact]
    public void Without_conflicts_loads_differ_by_one_at_most() => Gen.Select(Gen.Int[3, 12], Gen.Int[1, 20]).Sample((members, proposals) =>
    {
        var everybody = Enumerable.Range(0, members).Select(member => $"m{member}").ToHashSet();
        var plan = Assignment.Plan([.. everybody.Select(id => new Reviewer(id, null, 0))], [.. Enumerable.Range(0, proposals).Select(index => new ProposalToReview($"p{index}", everybody, []))], 3, 100);

        var loads = everybody.Select(member => plan.Reviews.Count(review => review.Member == member)).ToList();
        return plan.Missing.Count == 0 && loads.Sum() == 3 * proposals && loads.Max() - loads.Min() <= 1;
    }, iter: 300);

    [Fact]
    public void Nobody_gets_a_proposal_twice_or_against_a_conflict_or_more_than_his_limit() => Small.Sample(one =>
    {
        var plan = Assignment.Plan(one.Members, one.Proposals, 3, one.Most);

        return plan.Reviews.DistinctBy(review => (review.Proposal, review.Member)).Count() == plan.Reviews.Count
            && plan.Reviews.All(review => one.Proposals.Single(proposal => proposal.Id == review.Proposal).May.Contains(review.Member))
            && one.Members.All(member => LoadOf(member, plan) <= Math.Max(one.Most, member.Load))
            && one.Proposals.All(proposal => plan.Reviews.Count(review => review.Proposal == proposal.Id) + plan.Missing.GetValueOrDefault(proposal.Id) == 3);
    }, iter: 2_000);

    [Fact]
    public void No_other_plan_is_fuller_or_more_equal() => Small.Sample(one =>
    {
        var plan = Assignment.Plan(one.Members, one.Proposals, 3, one.Most);
        var (most, squares) = Best(one, 0, [.. one.Loads]);

        return plan.Reviews.Count == most && one.Members.Sum(member => LoadOf(member, plan) * LoadOf(member, plan)) == squares;
    }, iter: 500);

    [Fact]
    public void The_same_question_has_the_same_answer() => Small.Sample(one =>
        Assignment.Plan(one.Members, one.Proposals, 3, one.Most).Reviews.SequenceEqual(Assignment.Plan([.. one.Members.Reverse()], one.Proposals, 3, one.Most).Reviews), iter: 200);

    [Fact]
    public void Among_equals_a_constituency_comes_that_is_not_there_yet()
    {
        Reviewer[] members = [new("a", Constituency.Donor, 0), new("b", Constituency.Donor, 0), new("c", Constituency.Donor, 0), new("d", Constituency.PrivateSector, 0), new("e", Constituency.CivilSociety, 0)];

        var plan = Assignment.Plan(members, [new("p", members.Select(member => member.Id).ToHashSet(), [])], 3, 9);

        Assert.Equal(["a", "d", "e"], plan.Reviews.Select(review => review.Member));
        Assert.All(plan.Reviews, review => Assert.True(review.AddsConstituency));
    }

    [Fact]
    public void Who_reviews_already_stays_and_counts()
    {
        Reviewer[] members = [new("a", null, 1), new("b", null, 0), new("c", null, 0)];

        Assert.Equal(["b", "c"], Assignment.Plan(members, [new("p", new HashSet<string> { "a", "b", "c" }, ["a"])], 3, 9).Reviews.Select(review => review.Member));
    }

    [Fact]
    public void What_cannot_be_filled_is_said() => Assert.Equal(1, Assignment.Plan([new("a", null, 0), new("b", null, 0)], [new("p", new HashSet<string> { "a", "b" }, [])], 3, 9).Missing["p"]);

    private static int LoadOf(Reviewer member, AssignmentPlan plan) => member.Load + plan.Reviews.Count(review => review.Member == member.Id);

    // Every way to give each proposal at most three reviewers: the fullest, and of those the one with the least sum of squares.
    private static (int Given, int Squares) Best(Case one, int proposal, int[] loads)
    {
        if (proposal == one.May.Length) return (0, loads.Sum(load => load * load));
        (int Given, int Squares) best = (-1, 0);
        for (int set = 0; set < 1 << loads.Length; set++)
        {
            var members = Enumerable.Range(0, loads.Length).Where(member => (set >> member & 1) == 1).ToList();
            if (members.Count > 3 || members.Exists(member => !one.May[proposal][member] || loads[member] >= one.Most)) continue;
            int[] next = [.. loads.Select((load, member) => load + (members.Contains(member) ? 1 : 0))];
            var (given, squares) = Best(one, proposal + 1, next);
            if (given + members.Count > best.Given || (given + members.Count == best.Given && squares < best.Squares)) best = (given + members.Count, squares);
        }

        return best;
    }
}
