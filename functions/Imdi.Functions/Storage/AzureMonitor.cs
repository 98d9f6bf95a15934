using Azure.Core;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Imdi.Functions.Storage;

/// <summary>Sends telemetry to Application Insights, by identity where local authentication is off. It stands here because the Azure SDK is at home in this room.</summary>
internal static class AzureMonitor
{
    public static void ToAzureMonitor(this TracerProviderBuilder traces, string connection, string? authentication) => traces.AddAzureMonitorTraceExporter(options => Set(options, connection), CredentialOf(authentication));

    public static void ToAzureMonitor(this MeterProviderBuilder metrics, string connection, string? authentication) => metrics.AddAzureMonitorMetricExporter(options => Set(options, connection), CredentialOf(authentication));

    public static void ToAzureMonitor(this LoggerProviderBuilder logs, string connection, string? authentication) => logs.AddAzureMonitorLogExporter(options => Set(options, connection), CredentialOf(authentication));

    /// <summary>
    /// Spans are those of five requests a second and instance, a ceiling on cost. Lines are all sent, whether or not the span they were written under was:
    /// alerts look for them, and there are few.
    /// </summary>
    internal static void Set(AzureMonitorExporterOptions options, string connection)
    {
        options.ConnectionString = connection;
        options.TracesPerSecond = 5;
        options.EnableTraceBasedLogsSampler = false;
    }

    /// <summary><c>Authorization=AAD;ClientId=…</c>, as the Functions host has it.</summary>
    internal static TokenCredential? CredentialOf(string? authentication)
    {
        var parts = (authentication ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => part.Split('=', 2)).Where(part => part.Length == 2).ToDictionary(part => part[0], part => part[1], StringComparer.OrdinalIgnoreCase);
        if (parts.GetValueOrDefault("Authorization") != "AAD") return null;
        return parts.GetValueOrDefault("ClientId") is { Length: > 0 } client ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(client)) : new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);
    }
}
