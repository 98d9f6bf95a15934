namespace Imdi.Functions.Funding;

/// <summary>The actual values of the reports that the secretariat has accepted.</summary>
public sealed class ReportedResults(FundingStore store) : IReportedResults
{
    public IAsyncEnumerable<ReportedResult> ReadAsync(CancellationToken cancellation) => store.ListAsync<FundedProject>(cancellation)
        .SelectMany(project => project.Reports.Where(report => report.State == ReportState.Accepted).SelectMany(report => Of(project.Id, report)))
        .OrderBy(result => result.On);

    private static IEnumerable<ReportedResult> Of(string project, ProjectReport report) => (report.Actuals ?? []).Select(actual => new ReportedResult(project, actual.Indicator, report.Until, actual.Value));
}
