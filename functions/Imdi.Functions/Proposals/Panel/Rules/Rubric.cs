namespace Imdi.Functions.Proposals;

/// <param name="Id">Stable: <c>panel.criterion.{id}</c> names it in four languages.</param>
/// <param name="Weight">Points of the hundred.</param>
public sealed record Criterion(string Id, int Weight);

/// <summary>When a vote counts: more than a share of those who may vote, at least so many, from at least so many constituencies.</summary>
public sealed record QuorumRule(int LeastVoters, decimal OverShare, int LeastConstituencies);

/// <summary>How the panel scores and decides (domain.md §8.2), as data with a version: a decision names the one that it was taken by.</summary>
/// <param name="Least">The lowest mark; <paramref name="Most"/> is the highest.</param>
/// <param name="ApprovePercent">An approval needs at least this score.</param>
/// <param name="LeastMean">An approval needs at least this mean of each criterion.</param>
/// <param name="WidestSpread">Marks of one criterion that lie further apart have to be talked about.</param>
public sealed record Rubric(
    string Version, IReadOnlyList<Criterion> Criteria, int Least, int Most, decimal ApprovePercent, decimal LeastMean, decimal WidestSpread, int LeastScorers, QuorumRule Quorum)
{
    /// <summary>Of the newest version: new rounds are scored by it.</summary>
    public static Rubric Current { get; } = ReadRubrics.All[^1];

    public static Rubric? Find(string version) => ReadRubrics.All.FirstOrDefault(rubric => rubric.Version == version);

    public bool Has(string criterion) => Criteria.Any(one => one.Id == criterion);
}
