using Imdi.Functions.Indicators;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>The worked figures of domain.md §3.1.</summary>
public sealed class MeasureTests
{
    [Fact]
    public void Concentration_of_three_parts()
    {
        var concentration = Concentration.Of([0.5m, 0.3m, 0.2m, 0])!.Value;

        Assert.Equal((0.38m, 0.07m, 2.631579m), (concentration.Index, Math.Round(concentration.Normalised, 6), Math.Round(concentration.EffectiveNumber, 6)));
        Assert.Null(Concentration.Of([]));
        Assert.Equal(1, Concentration.Of([7])!.Value.Normalised);
        Assert.Equal(0, Concentration.Of([7, 7, 7])!.Value.Normalised);
    }

    [Fact]
    public void Supply_and_demand_of_nine_occupations()
    {
        var match = SkillsMatch.Of([5, 10, 15, 5, 20, 15, 10, 5, 15], [10, 25, 20, 10, 20, 2, 5, 3, 5])!.Value;

        Assert.Equal((0.70m, 0.30m, 0.808177), (match.Overlap, match.Dissimilarity, Math.Round(match.Cosine, 6)));
        Assert.Null(SkillsMatch.Of([0], [1]));
    }

    [Fact]
    public void Ratios_of_counts()
    {
        Assert.Equal(20, Ratios.AwayPercent(120_000, 480_000));
        Assert.Equal(5, Ratios.Intensity(50_000, 200_000, 500_000, 10_000_000));
        Assert.Equal(0.15m, Ratios.Of(1_200, 8_000));
        Assert.Equal(7.5m, Ratios.Of(3_000, 400));
        Assert.Null(Ratios.Percent(1, 0));
    }

    [Fact]
    public void Recruitment_costs_in_months()
    {
        decimal[] months = [2, 4, 7.5m, 9, 17];

        Assert.Equal((7.5m, 10.6m), (Quantiles.Of(months, 0.5m), Quantiles.Of(months, 0.8m)));
        Assert.Null(Quantiles.Of([], 0.5m));
    }

    [Fact]
    public void The_gap_of_an_occupation_over_five_years()
    {
        var gap = new OccupationGap(10_000, 0.02m, 0.03m, 400, 5);

        Assert.Equal((11_040.808m, 1_040.808m, 1_561.212m, 2_602.020m, 602.020m), (Round(gap.DemandThen), Round(gap.Expansion), Round(gap.Replaced), Round(gap.Openings), Round(gap.Gap)));

        static decimal Round(decimal value) => Math.Round(value, 3);
    }

    [Fact]
    public void No_region_has_a_countrys_code() => Assert.Empty(Imdi.Shared.CodeLists.Countries.SelectMany(country => Regions.Of(country.Alpha3)).Intersect(Imdi.Shared.CodeLists.Countries.Select(country => country.Alpha3)));

    [Fact]
    public void Age_groups_five_years_on()
    {
        Assert.Equal([null, 99.5m, 89.55m, 79.2m, 68.6m], CohortComponent.Step([100, 90, 80, 70], [0.995m, 0.995m, 0.99m, 0.98m]));
        Assert.Equal([null, ((100 + 1) * 0.9m) + 2, (50 + 2) * 0.8m], CohortComponent.Step([100, 50], [0.9m, 0.8m], [2, 4]));
    }
}
