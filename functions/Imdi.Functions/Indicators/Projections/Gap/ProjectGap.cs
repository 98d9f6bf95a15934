namespace Imdi.Functions.Indicators;

/// <summary>LM.OPEN and LM.GAP of an occupation under a scenario of the data and a variant of what is assumed, with the migration that would answer.</summary>
/// <param name="Scenario">As the data call it.</param>
/// <param name="Variant">low, central or high: of the replacement rate, and of the response with it.</param>
/// <param name="ReplacementPercent">δ, assumed.</param>
/// <param name="EntrantsAYear">Graduates whose training leads to the occupation, newest year, held as they are; null where no source states them, or they may not be shown.</param>
/// <param name="Gap">Above 0 a shortage; null without entrants, since missing is not zero.</param>
/// <param name="Response">Migrants who come for each opening left, assumed.</param>
/// <param name="Migration">Over the years together.</param>
public sealed record GapRow(
    string Occupation, string Scenario, string? ScenarioName, int From, int To, decimal DemandNow, decimal DemandThen, decimal Expansion, string Variant, decimal ReplacementPercent, decimal Replaced, decimal Openings,
    decimal? EntrantsAYear, string? EntrantsYear, decimal? Entrants, decimal? Gap, decimal Response, decimal? Migration, string? Reason)
{
    /// <summary>Of the ISCO-08 sub-major group, in the language of an answer; null in the published data.</summary>
    public string? OccupationName { get; init; }

    /// <summary>Which of the file's sources, by their places.</summary>
    public IReadOnlyList<int> Of { get; init; } = [];
}

/// <summary>Openings and gap by <see cref="OccupationGap"/>, from one stated year to the next at the growth that leads there.</summary>
public static class ProjectGap
{
    public const string EntrantsMissing = "entrants-missing";

    public static IEnumerable<GapRow> Of(DemandPath path, (string Period, decimal Value)? entrants, string? scenarioName, AssumptionTable assumed)
    {
        decimal[] responses = [assumed.Response.Low, assumed.Response.Central, assumed.Response.High];
        var (first, last) = (path.Points[0], path.Points[^1]);
        foreach (var (at, (variant, percent)) in assumed.RateOf(path.Occupation).Variants().Index())
        {
            decimal replaced = Stretches(path, percent / 100).Sum(stretch => stretch.Replaced), openings = last.Posts - first.Posts + replaced;
            decimal? coming = entrants?.Value * (last.Year - first.Year), gap = openings - coming;
            yield return new(
                path.Occupation, path.Scenario, scenarioName, first.Year, last.Year, first.Posts, last.Posts, last.Posts - first.Posts, variant, percent, Rounded(replaced), Rounded(openings),
                entrants?.Value, entrants?.Period, coming, gap is { } known ? Rounded(known) : null, responses[at], gap is { } left ? Rounded(LinkedModel.ArrivalsOf(left, responses[at])) : null, gap is null ? EntrantsMissing : null);
        }
    }

    /// <summary>The yearly growth between two stated years: (D(t+h) / D(t))^(1/h) − 1.</summary>
    public static decimal GrowthOf((int Year, decimal Posts) from, (int Year, decimal Posts) to) => (decimal)Math.Pow((double)(to.Posts / from.Posts), 1.0 / (to.Year - from.Year)) - 1;

    private static IEnumerable<OccupationGap> Stretches(DemandPath path, decimal replacement) =>
        path.Points.Zip(path.Points.Skip(1), (from, to) => new OccupationGap(from.Posts, GrowthOf(from, to), replacement, 0, to.Year - from.Year));

    private static decimal Rounded(decimal people) => decimal.Round(people, 3, MidpointRounding.AwayFromZero);
}
