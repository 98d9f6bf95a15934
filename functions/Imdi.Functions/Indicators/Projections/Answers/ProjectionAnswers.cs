using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Indicators;

/// <summary>A value of a series, known or projected, as a row of CSV.</summary>
/// <param name="Kind">known or projected.</param>
/// <param name="Method">Of what is projected; empty for what is known.</param>
public sealed record SeriesRow(
    string Indicator, string Country, string Counterpart, string Frequency, string Period, string Kind, decimal? Value, decimal? Low80, decimal? High80, decimal? Low95, decimal? High95, decimal? Naive, string? Method, string Reason);

/// <summary>What <c>projections/{indicator}/{country}</c> answers.</summary>
public sealed record ProjectionAnswer(
    string Indicator, string IndicatorName, string Country, string CountryName, string Unit, IReadOnlyList<SourceRow> Sources, IReadOnlyList<SeriesProjection> Series, string Source, string? Vintage, string Method, string? Run)
{
    public static ProjectionAnswer Of(ProjectionFile file, Language language, DataNote note) => new(
        file.Indicator, ProjectionNotes.NameOf(file.Indicator, language), file.Country, ProjectionNotes.CountryIn(file.Country, language), file.Unit, file.Sources, file.Series, note.Source, note.Vintage, note.Method, note.Run);

    /// <summary>A series without a projection has a last row without a value that says why.</summary>
    public IReadOnlyList<SeriesRow> Rows() =>
    [
        .. Series.SelectMany(series => series.Known.Select((value, at) => Row(series, Period.Parse(series.First).Plus(at).ToString(), "known") with { Value = value, Method = null })
            .Concat(series.Points.Select(point => Row(series, point.Period, "projected") with { Value = point.Value, Low80 = point.Low80, High80 = point.High80, Low95 = point.Low95, High95 = point.High95, Naive = point.Naive }))
            .Concat(series.Points.Count == 0 ? [Row(series, "", "projected")] : [])),
    ];

    private SeriesRow Row(SeriesProjection series, string period, string kind) => new(Indicator, Country, series.Counterpart, series.Frequency, period, kind, null, null, null, null, null, null, series.Method, series.Reason);
}

/// <summary>How a method did on a family of series, as a row.</summary>
/// <param name="Family">Its id; <c>population</c> for the projections by cohorts, whose errors are in percent of the population at the start.</param>
/// <param name="IsPublished">Whether this is the method that is published.</param>
public sealed record AccuracyRow(
    string Family, string? Indicator, int Series, string Method, bool IsPublished, string Reason, int Forecasts, decimal Mae, decimal Smape, decimal Mase, decimal? Coverage80, decimal? Coverage95, int? Judged);

/// <summary>What <c>projections/quality</c> answers.</summary>
public sealed record QualityAnswer(IReadOnlyList<FamilyReport> Families, PopulationReport Population, string Source, string? Vintage, string Method, string? Run)
{
    public IReadOnlyList<AccuracyRow> Rows() =>
    [
        .. Families.SelectMany(family => family.Methods.Select(score => Row(family.Id, family.Indicator, family.Series, score, score.Method == family.Method, family.Reason, family.Intervals))),
        .. Population.Methods.Select(score => Row("population", null, Population.Countries, score, score.Method == BackTestPopulation.Method, BackTestPopulation.Method, Population.Intervals)),
    ];

    private static AccuracyRow Row(string family, string? indicator, int series, MethodScore score, bool isPublished, string reason, IReadOnlyList<IntervalScore> intervals) => new(
        family, indicator, series, score.Method, isPublished, reason, score.Forecasts, score.Mae, score.Smape, score.Mase,
        isPublished && intervals.Count > 0 ? intervals[0].Coverage : null, isPublished && intervals.Count > 0 ? intervals[1].Coverage : null, isPublished && intervals.Count > 0 ? intervals[0].Judged : null);
}

/// <summary>What <c>projections/population/{country}</c> answers.</summary>
public sealed record PopulationAnswer(string CountryName, PopulationFile Projection, string Source, string? Vintage, string Method, string? Run);

/// <summary>What <c>projections/gap/{country}</c> answers.</summary>
public sealed record GapAnswer(string Country, string CountryName, IReadOnlyList<GapRow> Rows, AssumptionTable Assumed, IReadOnlyList<SourceRow> Sources, string Source, string? Vintage, string Method, string? Run);

/// <summary>What <c>projections/linked</c> answers: what was asked, and what follows at the low end of what is assumed, as asked, and at the high end.</summary>
public sealed record LinkedAnswer(LinkedInputs Inputs, LinkedOutputs Low, LinkedOutputs Central, LinkedOutputs High, IReadOnlyList<string> Formulas, AssumptionTable Assumed, string Source, string Method)
{
    public static IReadOnlyList<string> Stated { get; } =
    [
        "D(k) = demand · (1 + growth/100)^k", "openings = D(years) − D(0) + replacement/100 · Σ D(k), k = 0 … years − 1", "gap = openings − years · entrants", "arrivals = response · max(0, gap)",
        "remittances = perMigrant · migrants · ((1 + arrivals/migrants)^elasticity − 1); perMigrant · arrivals where migrants = 0",
    ];

    public static LinkedAnswer Of(LinkedInputs inputs, Language language)
    {
        var (low, central, high) = LinkedModel.Range(inputs, ReadAssumptions.Table);
        return new(inputs, low, central, high, Stated, ReadAssumptions.Table, "IMDI, linked model: a scenario, no statistic", ProjectionNotes.MethodIn(language));
    }

    public IReadOnlyList<LinkedRow> Rows() => [new("low", Inputs, Low), new("central", Inputs, Central), new("high", Inputs, High)];
}

public sealed record LinkedRow(string Variant, LinkedInputs Asked, LinkedOutputs Result);
