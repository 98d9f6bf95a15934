using Cronos;

namespace Imdi.Functions.Hosting;

/// <summary>Work that a clock starts. It may be started twice or killed half-way, so it has to be idempotent.</summary>
/// <param name="Name">Names the function in both heads: PascalCase.</param>
/// <param name="Schedule">Six-field NCrontab (seconds first), in UTC.</param>
public sealed record Job(string Name, string Schedule, Func<IServiceProvider, CancellationToken, Task> RunAsync)
{
    internal DateTimeOffset? NextAfter(DateTimeOffset moment) =>
        CronExpression.Parse(Schedule, CronFormat.IncludeSeconds).GetNextOccurrence(moment, TimeZoneInfo.Utc);
}

/// <summary>Every job of the application; the timers of both heads follow it.</summary>
public sealed record JobTable(IReadOnlyList<Job> Jobs);
