using System.Diagnostics;
using System.Globalization;

namespace Imdi.Functions.Hosting;

/// <summary>What a process was started with: from /proc, elsewhere from ps.</summary>
internal static class ProcessCommand
{
    public static async Task<string> OfAsync(int pid, CancellationToken cancellation)
    {
        string number = pid.ToString(CultureInfo.InvariantCulture);
        if (OperatingSystem.IsLinux())
        {
            string path = $"/proc/{number}/cmdline";
            return File.Exists(path) ? (await File.ReadAllTextAsync(path, cancellation)).Replace('\0', ' ') : "";
        }

        using var ps = Process.Start(new ProcessStartInfo("ps", ["-ww", "-o", "command=", "-p", number]) { RedirectStandardOutput = true });
        return ps is null ? "" : await ps.StandardOutput.ReadToEndAsync(cancellation);
    }
}
