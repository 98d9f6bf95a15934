namespace Imdi.Functions.Funding;

/// <summary>An indicator of a project's log-frame with the result that it measures.</summary>
/// <param name="Id">Its number in the log-frame.</param>
/// <param name="Actual">As last reported; null before the first report.</param>
public sealed record ResultRow(
    ResultLevel Level, string Result, string Id, string Indicator, string Unit, decimal? Baseline, int? BaselineYear, decimal Target, DateOnly TargetDate, decimal? Actual, DateOnly? ActualOn)
{
    public static IReadOnlyList<ResultRow> Of(PublicProject project) =>
    [
        .. from result in project.Plan?.Logframe ?? []
           from one in result.Indicators
           select new ResultRow(result.Level, result.Text, one.Id, one.Text, one.Unit, one.Baseline, one.BaselineYear, one.Target, one.TargetDate, one.Actual, one.ActualOn),
    ];
}
