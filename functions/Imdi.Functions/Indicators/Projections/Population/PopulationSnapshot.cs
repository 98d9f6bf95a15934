using System.Globalization;

namespace Imdi.Functions.Indicators;

/// <summary>What the night publishes of a country's population.</summary>
public static class PopulationSnapshot
{
    /// <summary>Null where no year has one five years before it.</summary>
    public static PopulationFile? Of(string country, IReadOnlyList<DatedPyramid> dated, BackTestPopulation tested, Func<IEnumerable<string>, IReadOnlyList<SourceRow>> sources)
    {
        if (ProjectPopulation.StartOf(dated) is not { } start) return null;
        var (before, at, ratios) = start;
        List<PopulationStep> steps = [StepOf(at.Year, ProjectPopulation.Base, at.Pyramid, default)];
        List<AgeRow> ages = [.. AgesOf(at.Year, ProjectPopulation.Base, at.Pyramid)];
        foreach (var (scenario, fertility) in ProjectPopulation.Scenarios)
        {
            foreach (var (step, pyramid) in ProjectPopulation.Of(at.Pyramid, ratios, fertility).Index())
            {
                int year = at.Year + ((step + 1) * ProjectPopulation.Years);
                steps.Add(StepOf(year, scenario, pyramid, scenario == ProjectPopulation.Constant ? tested.Around(pyramid.WorkingAge, at.Pyramid.WorkingAge, step + 1) : default));
                if (scenario == ProjectPopulation.Constant) ages.AddRange(AgesOf(year, scenario, pyramid));
            }
        }

        return new(country, before.Year, at.Year, decimal.Round(ratios.ChildrenByWoman, IndicatorValue.Decimals), sources(before.Versions.Concat(at.Versions)), steps, ages, tested.Report);
    }

    private static PopulationStep StepOf(int year, string scenario, Pyramid pyramid, (decimal? Low80, decimal? High80, decimal? Low95, decimal? High95) around) => new(
        year, scenario, Whole(pyramid.Total), Whole(pyramid.Young), Whole(pyramid.WorkingAge), Whole(pyramid.Older), Rounded(pyramid.OldAgeDependency), Rounded(pyramid.Dependency),
        Whole(around.Low80), Whole(around.High80), Whole(around.Low95), Whole(around.High95));

    private static IEnumerable<AgeRow> AgesOf(int year, string scenario, Pyramid pyramid) => new[] { ("F", pyramid.Women), ("M", pyramid.Men) }.SelectMany(sex => sex.Item2.Select((people, group) =>
        new AgeRow(year, scenario, sex.Item1, group == sex.Item2.Count - 1 ? string.Create(CultureInfo.InvariantCulture, $"Y_GE{group * 5}") : string.Create(CultureInfo.InvariantCulture, $"Y{group * 5}-{(group * 5) + 4}"), Whole(people))));

    private static decimal Whole(decimal people) => decimal.Round(people, MidpointRounding.AwayFromZero);

    private static decimal? Whole(decimal? people) => people is { } known ? Whole(known) : null;

    private static decimal? Rounded(decimal? percent) => percent is { } known ? decimal.Round(known, IndicatorValue.Decimals, MidpointRounding.AwayFromZero) : null;
}
