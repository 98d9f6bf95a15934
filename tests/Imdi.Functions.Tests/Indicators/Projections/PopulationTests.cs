using Imdi.Functions.Indicators;
using Imdi.Functions.Remittances;
using Imdi.Functions.Tests.Datasets;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>Population by cohorts.</summary>
public sealed class PopulationTests
{
    // Seventeen groups: 0–4 … 75–79, 80 and over.
    private static readonly decimal[] Steady = [.. Enumerable.Range(0, 17).Select(group => 1000 - (group * 40m))];

    [Fact]
    public void What_was_known_is_met_again_by_its_own_ratios()
    {
        var (before, now) = (new Pyramid(Steady, [.. Steady.Select(group => group + 10)]), new Pyramid([.. Steady.Select(group => group * 1.1m)], [.. Steady.Select(group => (group + 3) * 0.9m)]));
        var ratios = CohortRatios.Of(before, now)!;

        var again = ratios.Next(before);

        Assert.All(again.Women.Zip(now.Women).Concat(again.Men.Zip(now.Men)), pair => Assert.Equal(pair.Second, pair.First, 9));
    }

    [Fact]
    public void The_worked_cohorts_come_out()
    {
        decimal[] people = [100, 90, 80, 70];

        Assert.Equal([null, 99.5m, 89.55m, 79.2m, 68.6m], CohortComponent.Step(people, [0.995m, 0.995m, 0.99m, 0.98m]));
    }

    [Fact]
    public void The_ages_add_up_and_dependency_is_what_its_name_says()
    {
        var pyramid = new Pyramid(Steady, Steady);

        Assert.Equal(2 * Steady.Sum(), pyramid.Total);
        Assert.Equal(pyramid.Total, pyramid.Young + pyramid.WorkingAge + pyramid.Older);
        Assert.Equal((2 * Steady.Take(3).Sum(), 2 * Steady.Skip(3).Take(10).Sum(), 2 * Steady.Skip(13).Sum()), (pyramid.Young, pyramid.WorkingAge, pyramid.Older));
        Assert.Equal(100 * pyramid.Older / pyramid.WorkingAge, pyramid.OldAgeDependency);
        Assert.Equal((65, Steady.Skip(13).Sum()), (pyramid.OpenAt(65).OpenFrom, pyramid.OpenAt(65).Women[^1]));
    }

    [Fact]
    public void Fertility_changes_the_children_and_nobody_else()
    {
        var now = new Pyramid(Steady, Steady);
        var ratios = CohortRatios.Of(now, now)!;
        var (usual, fewer) = (ratios.Next(now), ratios.Next(now, 0.9m));

        Assert.Equal(0.9m * (usual.Women[0] + usual.Men[0]), fewer.Women[0] + fewer.Men[0], 9);
        Assert.Equal(usual.Women.Skip(1), fewer.Women.Skip(1));
    }

    [Fact]
    public void An_empty_group_gives_no_ratio() => Assert.Null(CohortRatios.Of(new Pyramid([.. Steady.Select((group, at) => at == 4 ? 0 : group)], Steady), new Pyramid(Steady, Steady)));

    [Fact]
    public async Task A_population_whose_ratios_never_change_is_projected_without_error()
    {
        var ingest = await Ingest.FreshAsync();
        await ProjectedWorld.LoadAsync(ingest.Job);

        var book = ProjectionBook.Of(await new BuildIndicatorBook(new WorkOutStatistics(new SmartRule())).RunAsync(ingest.Published, new DateOnly(2026, 3, 1), CancellationToken.None));
        var kenya = Assert.Single(book.Populations);
        var tested = book.Index.Population;

        Assert.Equal((2015, 2020), (kenya.Before, kenya.Base));
        Assert.Equal([2020, 2025, 2030, 2035], kenya.Steps.Where(step => step.Scenario is "base" or "constant").Select(step => step.Year));
        Assert.All(kenya.Steps.Where(step => step.Scenario == "constant"), step => Assert.InRange(Math.Abs(step.WorkingAge - kenya.Steps[0].WorkingAge), 0, 30));
        Assert.Equal(17 * 2 * 4, kenya.Ages.Count);
        Assert.All(kenya.Steps, step => Assert.Null(step.WorkingAgeLow95));
        Assert.Equal(1, tested.Countries);
        Assert.Empty(tested.Intervals);
        Assert.All(kenya.Steps.Where(step => step.Scenario != "base"), step => Assert.Equal(step.Total, step.Young + step.WorkingAge + step.Older, 0));
    }

    [Fact]
    public void With_many_countries_the_working_age_gets_an_interval_that_holds_its_own_past()
    {
        var random = new Random(5);
        var countries = Enumerable.Range(0, 40).ToDictionary(number => $"C{number:00}", _ => (IReadOnlyList<DatedPyramid>)[.. Enumerable.Range(0, 6).Select(step => new DatedPyramid(
            1995 + (5 * step), new Pyramid([.. Steady.Select(group => group * (1 + ((decimal)random.NextDouble() / 10)))], Steady), []))]);

        var tested = BackTestPopulation.Of(countries);
        var (low80, high80, low95, high95) = tested.Around(1000, 1000, 1);

        Assert.Equal(40, tested.Report.Countries);
        Assert.True(low95 <= low80 && low80 < 1000 && 1000 < high80 && high80 <= high95);
        Assert.All(tested.Report.Intervals, interval => Assert.InRange(interval.Coverage!.Value, interval.Level - 0.15m, 1));
    }
}
