using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Imdi.Functions.Hosting;

/// <summary>
/// Runs a job as a span and a measurement, with the names of OpenTelemetry's conventions for functions as a service. A failure is logged here and goes on as one that says no
/// more than which job failed: the Functions host writes what is thrown to it, words and all, into telemetry of its own.
/// </summary>
public static partial class JobRuns
{
    private static readonly ActivitySource Source = new(Telemetry.Name);
    private static readonly Meter Meter = new(Telemetry.Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("faas.invoke_duration", "s", "How long a job took.");
    private static readonly Counter<long> Errors = Meter.CreateCounter<long>("faas.errors", "{error}", "Jobs that failed.");

    public static async Task StartAsync(this Job job, IServiceProvider services, CancellationToken cancellation)
    {
        using var span = Source.StartActivity(job.Name, ActivityKind.Internal);
        var tags = new TagList { { "faas.trigger", "timer" }, { "faas.name", job.Name } };
        foreach (var tag in tags) span?.SetTag(tag.Key, tag.Value);
        var clock = services.GetRequiredService<TimeProvider>();
        long started = clock.GetTimestamp();
        try
        {
            await job.RunAsync(services, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", failure.GetType().FullName);
            Errors.Add(1, tags);
            LogFailed(services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(JobRuns)), failure, job.Name);
            throw new JobFailedException(job.Name);
        }
        finally
        {
            Duration.Record(clock.GetElapsedTime(started).TotalSeconds, tags);
        }
    }

    [LoggerMessage(LogLevel.Error, "A job failed. Job: {Job}")]
    private static partial void LogFailed(ILogger log, Exception failure, string job);
}

/// <summary>A job failed and its failure is logged.</summary>
public sealed class JobFailedException(string job) : Exception($"{job} failed; the application's log says why.");
