using Imdi.Shared;

namespace Imdi.Web.Pages.Projections;

/// <summary>How a method did in a back-test.</summary>
public sealed record ScoreModel(string Method, int Forecasts, decimal Mae, decimal Smape, decimal Mase);

/// <summary>How often what came lay in intervals of a level; <paramref name="Coverage"/> in percent.</summary>
public sealed record IntervalModel(int Level, Percent? Coverage, int Judged);

/// <summary>A family of series that are judged together.</summary>
/// <param name="Method">Null where none is projected.</param>
public sealed record FamilyModel(
    string Id, string Name, string Unit, bool OfPairs, bool IsQuarterly, int Series, int Published, string? Method, string Reason, IReadOnlyList<ScoreModel> Scores, IReadOnlyList<IntervalModel> Coverage);

/// <summary>/projections/: what is projected and how good it is.</summary>
public sealed record ProjectionsModel(
    IReadOnlyList<FamilyModel> Families, int PopulationCountries, IReadOnlyList<ScoreModel> Population, IReadOnlyList<IntervalModel> PopulationCoverage, IReadOnlyList<CountryCode> Countries, IReadOnlyList<SourceNote> Sources);

public sealed record ProjectedModel(Period Period, decimal Value, decimal Low80, decimal High80, decimal Low95, decimal High95, decimal Naive);

/// <param name="Within80">Of <paramref name="Judged"/> outcomes of this series, those within their 80 % intervals.</param>
public sealed record QualityModel(ScoreModel Method, ScoreModel Naive, int Within80, int Within95, int Judged);

/// <summary>A series with its projection, or with the reason why there is none.</summary>
/// <param name="Counterpart">The sending country of a corridor.</param>
public sealed record ProjectedSeriesModel(
    string Indicator, string Name, string Unit, CountryCode? Counterpart, IReadOnlyList<(Period Period, decimal Value)> Known, string? Method, string Reason, bool HasPassed, IReadOnlyList<ProjectedModel> Points, QualityModel? Quality);

/// <summary>/projections/npl/.</summary>
public sealed record CountryProjectionsModel(CountryCode Country, IReadOnlyList<ProjectedSeriesModel> Series, bool HasPopulation, bool HasGap, IReadOnlyList<SourceNote> Sources);

/// <summary>/projections/npl/rm-cost/.</summary>
public sealed record SeriesProjectionsModel(CountryCode Country, string Indicator, string Name, string Unit, IReadOnlyList<ProjectedSeriesModel> Series, IReadOnlyList<SourceNote> Sources);

public sealed record PopulationStepModel(
    int Year, string Scenario, decimal Total, decimal WorkingAge, decimal? OldAgeDependency, decimal? Dependency, decimal? Low80, decimal? High80, decimal? Low95, decimal? High95);

/// <summary>Five-year groups of one sex in the base year and at the end.</summary>
public sealed record AgeModel(string Age, decimal WomenNow, decimal MenNow, decimal WomenThen, decimal MenThen);

/// <summary>/projections/npl/population/.</summary>
public sealed record PopulationModel(
    CountryCode Country, int Before, int Base, int Last, decimal ChildrenByWoman, IReadOnlyList<PopulationStepModel> Steps, IReadOnlyList<AgeModel> Ages, int Countries, IReadOnlyList<ScoreModel> Scores, IReadOnlyList<IntervalModel> Coverage,
    IReadOnlyList<SourceNote> Sources);

/// <param name="Low">With <paramref name="High"/> the range of what is assumed.</param>
public sealed record RangeModel(decimal Low, decimal Central, decimal High);

/// <summary>The gap of an occupation under one of the data's scenarios; entrants, gap and migration null where no source states entrants, and then there is nothing to link to.</summary>
public sealed record GapModel(
    string Occupation, string? OccupationName, string Scenario, int From, int To, decimal DemandNow, decimal DemandThen, RangeModel Openings, decimal? Entrants, string? EntrantsYear, RangeModel? Gap, RangeModel? Migration, string? Linked);

public sealed record AssumedModel(string Name, RangeModel Range, string Source);

/// <summary>/projections/deu/gap/.</summary>
public sealed record GapPageModel(CountryCode Country, IReadOnlyList<GapModel> Rows, IReadOnlyList<AssumedModel> Assumed, IReadOnlyList<SourceNote> Sources);

/// <summary>An input of the linked model as it stands in the form.</summary>
public sealed record LinkedInputModel(string Name, string Value, decimal Least, decimal Most)
{
    /// <summary>It is the worked example's: not asked for, or asked for as it stands there.</summary>
    public bool IsExample { get; init; }
}

/// <summary>/projections/linked/: results null where an input is wrong.</summary>
/// <param name="Results">By name, in the order of the model: demand, openings, gap, arrivals, remittances.</param>
public sealed record LinkedModelPage(
    IReadOnlyList<LinkedInputModel> Inputs, IReadOnlyList<(string Name, RangeModel Range)> Results, IReadOnlyList<string> Formulas, IReadOnlyList<AssumedModel> Assumed, string Asked, IReadOnlyList<FieldError> Errors);
