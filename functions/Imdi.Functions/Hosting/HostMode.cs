using System.Globalization;

namespace Imdi.Functions.Hosting;

/// <summary>Who runs the application: itself, the Functions host through its proxy, or the isolated worker.</summary>
public enum HostKind { Standalone, CustomHandler, Worker }

/// <param name="Port">The loopback port that the Functions host assigned; null unless it started this process.</param>
public sealed record HostMode(HostKind Kind, int? Port)
{
    public const string PortSetting = "FUNCTIONS_CUSTOMHANDLER_PORT";

    public static HostMode Worker { get; } = new(HostKind.Worker, null);

    public static HostMode Of(IConfiguration configuration) =>
        int.TryParse(configuration[PortSetting], NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and < 65536
            ? new HostMode(HostKind.CustomHandler, port)
            : new HostMode(HostKind.Standalone, null);
}
