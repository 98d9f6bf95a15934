namespace Imdi.Functions.Hosting;

/// <summary>Where traces, metrics and logs go: the names are those that OpenTelemetry and Application Insights have for them everywhere.</summary>
/// <param name="Otlp">A collector that speaks OTLP; further settings of the exporter (<c>OTEL_EXPORTER_OTLP_…</c>) are read by itself.</param>
/// <param name="AzureMonitor">The connection string of Application Insights.</param>
/// <param name="AzureMonitorAuthentication"><c>Authorization=AAD</c>, and <c>;ClientId=…</c> of a user-assigned identity; without it by the key of the connection string.</param>
internal sealed record TelemetrySettings(string? Otlp, string? AzureMonitor, string? AzureMonitorAuthentication)
{
    public const string OtlpSetting = "OTEL_EXPORTER_OTLP_ENDPOINT", AzureMonitorSetting = "APPLICATIONINSIGHTS_CONNECTION_STRING", AuthenticationSetting = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    /// <summary>Without a place to go nothing is collected, and a start costs nothing.</summary>
    public bool IsOn => Otlp is not null || AzureMonitor is not null;

    public static TelemetrySettings Of(IConfiguration configuration) => new(Filled(configuration[OtlpSetting]), Filled(configuration[AzureMonitorSetting]), Filled(configuration[AuthenticationSetting]));

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
