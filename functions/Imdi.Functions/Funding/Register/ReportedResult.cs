namespace Imdi.Functions.Funding;

/// <summary>A value of an indicator as an accepted report states it.</summary>
/// <param name="Proposal">Id of the proposal.</param>
/// <param name="Indicator"><see cref="Proposals.ResultIndicator.Id"/>.</param>
/// <param name="On">The last day of the period reported on.</param>
public sealed record ReportedResult(string Proposal, string Indicator, DateOnly On, decimal Value);

/// <summary>What the register and IATI read of the projects' reports.</summary>
public interface IReportedResults
{
    /// <summary>All, oldest first.</summary>
    IAsyncEnumerable<ReportedResult> ReadAsync(CancellationToken cancellation);
}
