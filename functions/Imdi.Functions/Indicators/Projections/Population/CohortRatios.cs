namespace Imdi.Functions.Indicators;

/// <summary>
/// What happened to each cohort in five years, by the age structure published at both ends: P(a+5, t) / P(a, t − 5), survival and net migration together; of the open group and the one before it together. Births by the
/// child–woman ratio P(0–4, t) / W(15–49, t). Used where no source states survival, fertility and migration apart. Source: Hamilton and Perry 1962; Swanson, Schlottmann and Schmidt 2010.
/// </summary>
/// <param name="Women">By age group at the start, as many as groups; the last two are the same.</param>
/// <param name="Girls">The share of girls among the children of 0 to 4.</param>
public sealed record CohortRatios(IReadOnlyList<decimal> Women, IReadOnlyList<decimal> Men, decimal ChildrenByWoman, decimal Girls)
{
    /// <summary>Null where a group or the women of childbearing age are none, so that no ratio exists.</summary>
    public static CohortRatios? Of(Pyramid before, Pyramid now)
    {
        int open = Math.Min(before.OpenFrom, now.OpenFrom);
        (before, now) = (before.OpenAt(open), now.OpenAt(open));
        decimal children = now.Women[0] + now.Men[0];
        return Ratios(before.Women, now.Women) is { } women && Ratios(before.Men, now.Men) is { } men && now.OfChildbearingAge > 0 && children > 0
            ? new(women, men, children / now.OfChildbearingAge, now.Women[0] / children) : null;
    }

    /// <summary>The population five years on, by <see cref="CohortComponent"/> with these ratios.</summary>
    /// <param name="fertility">The child–woman ratio as a multiple of the one that was: 1 for as it is.</param>
    public Pyramid Next(Pyramid now, decimal fertility = 1)
    {
        var (women, men) = (Aged(now.Women, Women), Aged(now.Men, Men));
        decimal children = fertility * ChildrenByWoman * new Pyramid(women, men).OfChildbearingAge;
        women[0] = children * Girls;
        men[0] = children - women[0];
        return new(women, men);
    }

    private static decimal[] Aged(IReadOnlyList<decimal> people, IReadOnlyList<decimal> ratios)
    {
        var next = CohortComponent.Step(people, ratios);
        return [0, .. next.Skip(1).Take(people.Count - 2).Select(group => group!.Value), next[^2]!.Value + next[^1]!.Value];
    }

    private static decimal[]? Ratios(IReadOnlyList<decimal> before, IReadOnlyList<decimal> now)
    {
        int last = before.Count - 1;
        if (before.Take(last).Any(group => group <= 0)) return null;
        decimal open = now[last] / (before[last - 1] + before[last]);
        return [.. Enumerable.Range(0, last - 1).Select(group => now[group + 1] / before[group]), open, open];
    }
}
