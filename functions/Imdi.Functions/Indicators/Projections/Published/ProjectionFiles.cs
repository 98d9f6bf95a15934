namespace Imdi.Functions.Indicators;

/// <summary>The projections of an indicator in a country; <c>/data/projections/RM.COST/NPL.json</c>.</summary>
public sealed record ProjectionFile(string Indicator, string Country, string Unit, IReadOnlyList<SourceRow> Sources, IReadOnlyList<SeriesProjection> Series)
{
    public static string AddressOf(string indicator, string country) => $"/data/projections/{indicator}/{country}.json";
}

/// <summary>A country's population projected; <c>/data/projections/population/NPL.json</c>.</summary>
/// <param name="Before">The year that the ratios begin in, five before the base year.</param>
/// <param name="ChildrenByWoman">The child–woman ratio of the base year.</param>
public sealed record PopulationFile(
    string Country, int Before, int Base, decimal ChildrenByWoman, IReadOnlyList<SourceRow> Sources, IReadOnlyList<PopulationStep> Steps, IReadOnlyList<AgeRow> Ages, PopulationReport Quality)
{
    public static string AddressOf(string country) => $"/data/projections/population/{country}.json";
}

/// <summary>The gap between demand and entrants by occupation in a country; <c>/data/projections/gap/DEU.json</c>.</summary>
public sealed record GapFile(string Country, IReadOnlyList<SourceRow> Sources, IReadOnlyList<GapRow> Rows, AssumptionTable Assumed)
{
    public static string AddressOf(string country) => $"/data/projections/gap/{country}.json";
}

/// <summary>A series in the list of all: what is known last, and the farthest that is projected.</summary>
public sealed record ProjectionRow(
    string Indicator, string Country, string Counterpart, string Frequency, string Last, decimal LastValue, string? Method, string Reason, bool HasPassed,
    string? Period, decimal? Value, decimal? Low80, decimal? High80, decimal? Low95, decimal? High95, decimal? Naive)
{
    /// <summary>In the language of an answer; null in the published data.</summary>
    public string? IndicatorName { get; init; }

    public string? CountryName { get; init; }

    public static ProjectionRow Of(ProjectionFile file, SeriesProjection series)
    {
        var far = series.Points.Count > 0 ? series.Points[^1] : null;
        return new(
            file.Indicator, file.Country, series.Counterpart, series.Frequency, series.Last, series.Known[^1], series.Method, series.Reason, series.HasPassed,
            far?.Period, far?.Value, far?.Low80, far?.High80, far?.Low95, far?.High95, far?.Naive);
    }
}

/// <summary>What is projected and how good it is; <c>/data/projections/index.json</c>.</summary>
/// <param name="Populations">Countries whose population is projected; <paramref name="Gaps"/>, whose labour demand is.</param>
public sealed record ProjectionIndex(
    IReadOnlyList<SourceRow> Sources, IReadOnlyList<FamilyReport> Families, PopulationReport Population, IReadOnlyList<string> Populations, IReadOnlyList<string> Gaps, IReadOnlyList<ProjectionRow> Rows)
{
    public const string Address = "/data/projections/index.json";

    public IEnumerable<string> Countries() => Rows.Select(row => row.Country).Concat(Populations).Concat(Gaps).Distinct().Order(StringComparer.Ordinal);
}
