using System.Diagnostics;
using Imdi.Functions.Storage;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Imdi.Functions.Hosting;

/// <summary>Traces, metrics and logs by OpenTelemetry, with the names of its semantic conventions and nothing personal in them.</summary>
internal static class Telemetry
{
    public const string Name = "Imdi";

    private const string OwnLogs = "Imdi.", WorkerLogs = "Microsoft.Azure.Functions.";

    // The worker's library sends lines to the Functions host through it; its type is not public.
    private const string ToTheHost = "Microsoft.Azure.Functions.Worker.Logging.WorkerLoggerProvider";

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration, HostMode mode)
    {
        var settings = TelemetrySettings.Of(configuration);
        if (!settings.IsOn) return services;

        // What a custom handler prints the host writes into its own telemetry, exceptions with their words; the worker has no such logger.
        if (mode.Kind == HostKind.CustomHandler) foreach (var console in services.Where(service => service.ImplementationType == typeof(ConsoleLoggerProvider)).ToList()) services.Remove(console);
        return services.AddTelemetry(
            traces => { if (settings.Otlp is not null) traces.AddOtlpExporter(); if (settings.AzureMonitor is not null) traces.ToAzureMonitor(settings.AzureMonitor, settings.AzureMonitorAuthentication); },
            metrics => { if (settings.Otlp is not null) metrics.AddOtlpExporter(); if (settings.AzureMonitor is not null) metrics.ToAzureMonitor(settings.AzureMonitor, settings.AzureMonitorAuthentication); },
            logs => { if (settings.Otlp is not null) logs.AddOtlpExporter(); if (settings.AzureMonitor is not null) logs.ToAzureMonitor(settings.AzureMonitor, settings.AzureMonitorAuthentication); });
    }

    /// <summary>The exporters come after the processors that take out what could be personal: the order decides what leaves.</summary>
    internal static IServiceCollection AddTelemetry(
        this IServiceCollection services, Action<TracerProviderBuilder> traces, Action<MeterProviderBuilder> metrics, Action<LoggerProviderBuilder> logs)
    {
        services.AddLogging(logging => logging.AddFilter<OpenTelemetryLoggerProvider>((category, level) => level >= (category?.StartsWith(OwnLogs, StringComparison.Ordinal) == true ? LogLevel.Information : LogLevel.Warning)));
        // What has left by itself does not leave a second time by way of the host, which would write the words of exceptions too.
        services.Configure<LoggerFilterOptions>(filters => filters.Rules.Add(new LoggerFilterRule(ToTheHost, null, null, (_, category, _) => category?.StartsWith(WorkerLogs, StringComparison.Ordinal) == true)));
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("imdi", serviceVersion: HealthFunctions.Version))
            .WithTracing(builder =>
            {
                builder.AddSource(Name).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddProcessor(new ImpersonalSpans());
                traces(builder);
            })
            .WithMetrics(builder =>
            {
                builder.AddMeter(Name, "System.Runtime").AddAspNetCoreInstrumentation().AddHttpClientInstrumentation();
                metrics(builder);
            })
            .WithLogging(
                builder =>
                {
                    builder.AddProcessor(new ImpersonalLogs(OwnLogs));
                    logs(builder);
                },
                options => (options.IncludeFormattedMessage, options.IncludeScopes) = (false, false));
        return services;
    }
}
