namespace Imdi.Functions.Indicators;

/// <summary>A population in a year under a scenario.</summary>
/// <param name="Scenario">base, constant, low-fertility or high-fertility.</param>
/// <param name="WorkingAge">15 to 64.</param>
/// <param name="OldAgeDependency">65 and over by 100 of 15 to 64.</param>
/// <param name="Dependency">Under 15 and 65 and over by 100 of 15 to 64.</param>
/// <param name="WorkingAgeLow80">With the other ends null where too few past projections could be judged.</param>
public sealed record PopulationStep(
    int Year, string Scenario, decimal Total, decimal Young, decimal WorkingAge, decimal Older, decimal? OldAgeDependency, decimal? Dependency,
    decimal? WorkingAgeLow80, decimal? WorkingAgeHigh80, decimal? WorkingAgeLow95, decimal? WorkingAgeHigh95);

/// <summary>A five-year group of one sex in a year, as estimated (base) or projected (constant).</summary>
public sealed record AgeRow(int Year, string Scenario, string Sex, string Age, decimal People);

/// <summary>The population three times five years on, every ratio as it was in the five years before; births with 90 and 110 % of the child–woman ratio as scenarios.</summary>
public static class ProjectPopulation
{
    public const string Base = "base", Constant = "constant", LowFertility = "low-fertility", HighFertility = "high-fertility";

    public const int Steps = 3, Years = 5;

    /// <summary>An assumption: how far the child–woman ratio may be from what it was.</summary>
    public static IReadOnlyList<(string Scenario, decimal Fertility)> Scenarios { get; } = [(Constant, 1), (LowFertility, 0.9m), (HighFertility, 1.1m)];

    /// <summary>The newest year that has one five years before it; null where there is none, or no ratio exists.</summary>
    public static (DatedPyramid Before, DatedPyramid Base, CohortRatios Ratios)? StartOf(IReadOnlyList<DatedPyramid> dated, int? upTo = null)
    {
        foreach (var start in dated.Where(one => upTo is null || one.Year == upTo).Reverse())
        {
            if (dated.FirstOrDefault(one => one.Year == start.Year - Years) is not { } before || CohortRatios.Of(before.Pyramid, start.Pyramid) is not { } ratios) continue;
            return (before, start with { Pyramid = start.Pyramid.OpenAt(Math.Min(before.Pyramid.OpenFrom, start.Pyramid.OpenFrom)) }, ratios);
        }

        return null;
    }

    public static IReadOnlyList<Pyramid> Of(Pyramid start, CohortRatios ratios, decimal fertility)
    {
        List<Pyramid> steps = [];
        for (int step = 0; step < Steps; step++) steps.Add(ratios.Next(steps is [.., var last] ? last : start, fertility));
        return steps;
    }
}
