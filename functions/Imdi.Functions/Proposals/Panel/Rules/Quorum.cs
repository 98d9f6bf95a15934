using Imdi.Functions.Directory;

namespace Imdi.Functions.Proposals;

public enum Ballot { For, Against, Abstain }

/// <summary>Whether enough members from enough parts of society voted. Abstentions are present, hence count.</summary>
public sealed record Quorum(int MayVote, int Needed, int Voted, int Constituencies, int NeededConstituencies)
{
    public bool IsReached => Voted >= Needed && Constituencies >= NeededConstituencies;

    /// <param name="mayVote">Constituencies of those who serve and have no conflict, one a member.</param>
    /// <param name="voted">Of those of them who voted.</param>
    public static Quorum Of(QuorumRule rule, IReadOnlyCollection<Constituency?> mayVote, IReadOnlyCollection<Constituency?> voted) => new(
        mayVote.Count, Math.Max(rule.LeastVoters, (int)decimal.Floor(mayVote.Count * rule.OverShare) + 1), voted.Count, voted.OfType<Constituency>().Distinct().Count(), rule.LeastConstituencies);
}

/// <summary>Votes without names. More for than against carries; abstentions count for the quorum alone.</summary>
public sealed record Tally(int For, int Against, int Abstained)
{
    public bool Carries => For > Against;

    public static Tally Of(IEnumerable<Ballot> ballots) => ballots.Aggregate(new Tally(0, 0, 0), (sum, ballot) => ballot switch
    {
        Ballot.For => sum with { For = sum.For + 1 },
        Ballot.Against => sum with { Against = sum.Against + 1 },
        _ => sum with { Abstained = sum.Abstained + 1 },
    });
}
