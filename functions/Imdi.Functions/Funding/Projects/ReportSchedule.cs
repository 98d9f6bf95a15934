namespace Imdi.Functions.Funding;

/// <summary>When reports are due: one for every six months of the project and one for the rest, each 30 days after its period; the last is the final one.</summary>
/// <remarks>A project starts on its planned day, or when its approval is released, whichever is later.</remarks>
public static class ReportSchedule
{
    private const int Every = 6, DaysToWrite = 30;

    public static IReadOnlyList<ProjectReport> Of(DateOnly starts, int months) =>
    [
        .. Enumerable.Range(0, (months + Every - 1) / Every).Select(index =>
        {
            int end = Math.Min(months, (index + 1) * Every);
            var until = starts.AddMonths(end).AddDays(-1);
            return new ProjectReport(index + 1, starts.AddMonths(index * Every), until, until.AddDays(DaysToWrite), end == months);
        }),
    ];
}
