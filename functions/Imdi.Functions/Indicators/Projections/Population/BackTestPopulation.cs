namespace Imdi.Functions.Indicators;

/// <summary>How projections of the working-age population from five, ten and fifteen years before the newest estimate did, beside naive: as many as there were. Errors are in percent of the population at the start.</summary>
/// <param name="Methods">cohort-ratios and naive; empty where no country has estimates far enough back.</param>
/// <param name="Intervals">Of cohort-ratios; empty with fewer than 19 errors at a horizon.</param>
public sealed record PopulationReport(int Countries, IReadOnlyList<MethodScore> Methods, IReadOnlyList<IntervalScore> Intervals);

/// <summary>Projects each country's past by the ratios that were known then.</summary>
public sealed class BackTestPopulation
{
    public const string Method = "cohort-ratios";

    private static readonly double[] Levels = [0.8, 0.95];

    /// <summary>Years before the newest estimate.</summary>
    private static readonly int[] Origins = [15, 10, 5];

    private BackTestPopulation(IReadOnlyList<HeldOut> held, IReadOnlyList<HeldOut> naive)
    {
        HasIntervals = Enumerable.Range(1, ProjectPopulation.Steps).All(h => held.Count(one => one.H == h) >= JudgeFamily.FewestErrors);
        Widths = HasIntervals ? [.. Levels.Select(level => Conformal.Of(held, level, ProjectPopulation.Steps))] : [];
        var past = new PastIntervals(held, ProjectPopulation.Steps);
        Report = new(
            held.Select(one => one.Series).Distinct().Count(), held.Count == 0 ? [] : [MethodScore.Of(Method, held), MethodScore.Of(ForecastMethod.Naive.Id, naive)],
            HasIntervals ? [.. Levels.Select(past.ScoreOf)] : []);
    }

    public PopulationReport Report { get; }

    private bool HasIntervals { get; }

    private IReadOnlyList<Conformal> Widths { get; }

    public static BackTestPopulation Of(IReadOnlyDictionary<string, IReadOnlyList<DatedPyramid>> countries)
    {
        List<HeldOut> held = [], naive = [];
        foreach (var (series, country) in countries.Values.Index()) Add(held, naive, series, country);
        return new(held, naive);
    }

    /// <summary>The ends of the interval around a projected working-age population, and null without any.</summary>
    /// <param name="start">The population that the projection began with.</param>
    public (decimal? Low80, decimal? High80, decimal? Low95, decimal? High95) Around(decimal projected, decimal start, int h)
    {
        if (!HasIntervals) return default;
        var (of80, of95) = ((decimal)Widths[0].Widths[h - 1] * start, (decimal)Widths[1].Widths[h - 1] * start);
        return (Math.Max(0, projected - of80), projected + of80, Math.Max(0, projected - of95), projected + of95);
    }

    private static void Add(List<HeldOut> held, List<HeldOut> naive, int series, IReadOnlyList<DatedPyramid> dated)
    {
        int end = dated[^1].Year;
        for (int origin = 0; origin < Origins.Length; origin++)
        {
            int back = Origins[origin];
            if (ProjectPopulation.StartOf(dated, end - back) is not { } start || start.Base.Pyramid.WorkingAge <= 0) continue;
            var projected = ProjectPopulation.Of(start.Base.Pyramid, start.Ratios, 1);
            double people = (double)start.Base.Pyramid.WorkingAge;
            for (int h = 1; h * ProjectPopulation.Years <= back; h++)
            {
                if (dated.FirstOrDefault(one => one.Year == start.Base.Year + (h * ProjectPopulation.Years)) is not { } came) continue;
                double actual = 100 * (double)came.Pyramid.WorkingAge / people;
                held.Add(new(series, origin, h, actual, 100 * (double)projected[h - 1].WorkingAge / people, 100));
                naive.Add(new(series, origin, h, actual, 100, 100));
            }
        }
    }
}
