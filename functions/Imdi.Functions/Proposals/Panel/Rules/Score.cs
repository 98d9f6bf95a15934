namespace Imdi.Functions.Proposals;

/// <param name="Mean">Arithmetic mean of the scorers' marks.</param>
public sealed record CriterionScore(string Criterion, int Weight, decimal Mean, int Lowest, int Highest)
{
    /// <summary>Highest mark minus lowest.</summary>
    public int Spread => Highest - Lowest;
}

/// <summary>
/// What a panel's marks come to. Percent = Σ w·(mean − least) / (most − least) with the weights w summing to 100, on the scale 1–5
/// Σ w·(mean − 1)/4: 0 when all give the lowest mark, 100 when all give the highest. Source: domain.md §8.2; docs/methods/panel.md.
/// </summary>
public sealed record Score(decimal Percent, int Scorers, IReadOnlyList<CriterionScore> Criteria)
{
    /// <param name="sheets">One a scorer: a mark for every criterion of the rubric.</param>
    /// <returns>Null without a sheet. Percent is a single division of whole numbers, so that a score of exactly 65 is not missed by a rounding.</returns>
    public static Score? Of(Rubric rubric, IReadOnlyList<IReadOnlyDictionary<string, int>> sheets)
    {
        if (sheets.Count == 0) return null;
        var criteria = rubric.Criteria.Select(one =>
        {
            int[] marks = [.. sheets.Select(sheet => sheet[one.Id])];
            return new CriterionScore(one.Id, one.Weight, (decimal)marks.Sum() / marks.Length, marks.Min(), marks.Max());
        }).ToList();
        int points = rubric.Criteria.Sum(one => one.Weight * sheets.Sum(sheet => sheet[one.Id] - rubric.Least));
        return new Score((decimal)points / (sheets.Count * (rubric.Most - rubric.Least)), sheets.Count, criteria);
    }

    /// <summary>Of means by criterion, for those who have nothing else.</summary>
    public static decimal PercentOf(Rubric rubric, IReadOnlyDictionary<string, decimal> means) =>
        rubric.Criteria.Sum(one => one.Weight * (means[one.Id] - rubric.Least)) / (rubric.Most - rubric.Least);

    /// <summary>Of a sheet that is still being filled in: what its marks come to so far, out of 100; criteria without a mark add nothing.</summary>
    public static decimal SoFar(Rubric rubric, IReadOnlyDictionary<string, int> marks) =>
        (decimal)rubric.Criteria.Sum(one => marks.TryGetValue(one.Id, out int mark) ? one.Weight * (mark - rubric.Least) : 0) / (rubric.Most - rubric.Least);

    /// <summary>Criteria whose marks lie too far apart to be averaged without a word.</summary>
    public IReadOnlyList<string> ToDiscuss(Rubric rubric) => [.. Criteria.Where(one => one.Spread > rubric.WidestSpread).Select(one => one.Criterion)];

    public bool Approves(Rubric rubric) => Scorers >= rubric.LeastScorers && Percent >= rubric.ApprovePercent && Criteria.All(one => one.Mean >= rubric.LeastMean);

    /// <summary>Places of scores, highest first; equal ones share a place and the next one is left out: 1, 2, 2, 4.</summary>
    public static IReadOnlyDictionary<T, int> Rank<T>(IReadOnlyDictionary<T, decimal> percents) where T : notnull =>
        percents.ToDictionary(one => one.Key, one => 1 + percents.Values.Count(other => other > one.Value));
}
