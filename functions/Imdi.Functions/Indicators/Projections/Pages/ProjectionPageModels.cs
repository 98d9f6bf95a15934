using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Projections;

namespace Imdi.Functions.Indicators;

/// <summary>Published projections as the pages take them.</summary>
internal static class ProjectionPageModels
{
    public static ProjectionsModel Of(ProjectionIndex index, Language language) => new(
        [.. index.Families.Select(family => FamilyOf(family, language))], index.Population.Countries, ScoresOf(index.Population.Methods), CoverageOf(index.Population.Intervals),
        [.. index.Countries().Select(country => CountryCode.Parse(country))], SourcesOf(index.Sources));

    public static CountryProjectionsModel Of(string country, IReadOnlyList<ProjectionFile> files, PopulationFile? population, GapFile? gap, Language language) => new(
        CountryCode.Parse(country), [.. files.SelectMany(file => file.Series.Select(series => SeriesOf(file, series, language)))], population is not null, gap is not null,
        SourcesOf(files.SelectMany(file => file.Sources).Concat(population?.Sources ?? []).Concat(gap?.Sources ?? [])));

    public static SeriesProjectionsModel Of(ProjectionFile file, Language language) => new(
        CountryCode.Parse(file.Country), file.Indicator, ProjectionNotes.NameOf(file.Indicator, language), file.Unit, [.. file.Series.Select(series => SeriesOf(file, series, language))], SourcesOf(file.Sources));

    public static PopulationModel Of(PopulationFile file)
    {
        int last = file.Ages.Max(row => row.Year);
        var people = file.Ages.ToDictionary(row => (row.Year, row.Sex, row.Age), row => row.People);
        return new(
            CountryCode.Parse(file.Country), file.Before, file.Base, last, file.ChildrenByWoman,
            [.. file.Steps.Select(step => new PopulationStepModel(step.Year, step.Scenario, step.Total, step.WorkingAge, step.OldAgeDependency, step.Dependency, step.WorkingAgeLow80, step.WorkingAgeHigh80, step.WorkingAgeLow95, step.WorkingAgeHigh95))],
            [.. file.Ages.Select(row => row.Age).Distinct().Select(age => new AgeModel(Written(age), people[(file.Base, "F", age)], people[(file.Base, "M", age)], people[(last, "F", age)], people[(last, "M", age)]))],
            file.Quality.Countries, ScoresOf(file.Quality.Methods), CoverageOf(file.Quality.Intervals), SourcesOf(file.Sources));
    }

    public static GapPageModel Of(GapFile file, Language language) => new(
        CountryCode.Parse(file.Country), [.. file.Rows.GroupBy(row => (row.Occupation, row.Scenario)).Select(group => GapOf([.. group], language))], AssumedOf(file.Assumed), SourcesOf(file.Sources));

    public static IReadOnlyList<AssumedModel> AssumedOf(AssumptionTable assumed) =>
    [
        .. assumed.Replacement.Select(rate => new AssumedModel("replacement", new(rate.Low, rate.Central, rate.High), rate.Source)),
        new("response", new(assumed.Response.Low, assumed.Response.Central, assumed.Response.High), assumed.Response.Source),
        new("elasticity", new(assumed.Elasticity.Low, assumed.Elasticity.Central, assumed.Elasticity.High), assumed.Elasticity.Source),
    ];

    private static FamilyModel FamilyOf(FamilyReport family, Language language) => new(
        family.Id, ProjectionNotes.NameOf(family.Indicator, language), ReadDefinitions.Find(family.Indicator)?.Unit ?? "", family.OfPairs, family.Frequency == "quarterly", family.Series, family.Published, family.Method, family.Reason,
        ScoresOf(family.Methods), CoverageOf(family.Intervals));

    private static ProjectedSeriesModel SeriesOf(ProjectionFile file, SeriesProjection series, Language language) => new(
        file.Indicator, ProjectionNotes.NameOf(file.Indicator, language), file.Unit, series.Counterpart.Length > 0 ? CountryCode.Parse(series.Counterpart) : null,
        [.. series.Known.Select((value, at) => (Period.Parse(series.First).Plus(at), value))], series.Method, series.Reason, series.HasPassed,
        [.. series.Points.Select(point => new ProjectedModel(Period.Parse(point.Period), point.Value, point.Low80, point.High80, point.Low95, point.High95, point.Naive))],
        series.Quality is { } quality ? new(ScoreOf(quality.Method), ScoreOf(quality.Naive), quality.Within80, quality.Within95, quality.Judged) : null);

    private static GapModel GapOf(IReadOnlyList<GapRow> variants, Language language)
    {
        var (low, row, high) = (variants.Single(one => one.Variant == "low"), variants.Single(one => one.Variant == "central"), variants.Single(one => one.Variant == "high"));
        return new(
            row.Occupation, ProjectionNotes.OccupationIn(row.Occupation, language), row.ScenarioName ?? row.Scenario, row.From, row.To, row.DemandNow, row.DemandThen, new(low.Openings, row.Openings, high.Openings), row.Entrants, row.EntrantsYear,
            RangeOf(low.Gap, row.Gap, high.Gap), RangeOf(low.Migration, row.Migration, high.Migration), LinkedModels.QueryOf(row));
    }

    private static RangeModel? RangeOf(decimal? low, decimal? central, decimal? high) => low is { } from && central is { } middle && high is { } to ? new(from, middle, to) : null;

    private static IReadOnlyList<ScoreModel> ScoresOf(IEnumerable<MethodScore> scores) => [.. scores.Select(ScoreOf)];

    private static ScoreModel ScoreOf(MethodScore score) => new(score.Method, score.Forecasts, score.Mae, score.Smape, score.Mase);

    private static IReadOnlyList<IntervalModel> CoverageOf(IEnumerable<IntervalScore> intervals) =>
        [.. intervals.Select(one => new IntervalModel((int)(one.Level * 100), one.Coverage is { } share ? new Percent(share * 100) : null, one.Judged))];

    private static IReadOnlyList<SourceNote> SourcesOf(IEnumerable<SourceRow> sources) =>
        [.. sources.Select(source => new SourceNote(source.Name, source.Address, source.Licence, source.Vintage, source.IsDemonstration)).Distinct()];

    // Y15-19 and Y_GE80 as people write them.
    private static string Written(string age) => age.StartsWith("Y_GE", StringComparison.Ordinal) ? $"{age[4..]}+" : age[1..].Replace('-', '–');
}
