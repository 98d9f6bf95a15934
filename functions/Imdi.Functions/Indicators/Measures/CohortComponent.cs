namespace Imdi.Functions.Indicators;

/// <summary>
/// Population by five-year age groups, five years on, light: P'(a+5) = (P(a) + M(a)/2)·S(a) + M(a+5)/2. The survivors of the oldest group stand in one more, to be added to an open one. Births are
/// not modelled: the youngest group is not known and is null. Source: Preston, Heuveline and Guillot 2001, ch. 6, without fertility.
/// </summary>
public static class CohortComponent
{
    /// <param name="people">By age group, youngest first; at least two.</param>
    /// <param name="survival">S(a): the share of group a alive five years later, 0 to 1; as many as groups.</param>
    /// <param name="netMigrants">M(a): those who come less those who go in the five years, by the age group that they belong to then; null for none.</param>
    public static IReadOnlyList<decimal?> Step(IReadOnlyList<decimal> people, IReadOnlyList<decimal> survival, IReadOnlyList<decimal>? netMigrants = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(people.Count, 2);
        ArgumentOutOfRangeException.ThrowIfNotEqual(survival.Count, people.Count);
        if (netMigrants is not null) ArgumentOutOfRangeException.ThrowIfNotEqual(netMigrants.Count, people.Count);
        decimal?[] next = new decimal?[people.Count + 1];
        for (int group = 0; group < people.Count; group++)
        {
            decimal arriving = netMigrants is not null && group + 1 < people.Count ? netMigrants[group + 1] / 2 : 0;
            next[group + 1] = ((people[group] + ((netMigrants?[group] ?? 0) / 2)) * survival[group]) + arriving;
        }

        return next;
    }
}
