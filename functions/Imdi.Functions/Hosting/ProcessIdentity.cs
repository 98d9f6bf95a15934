using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Imdi.Functions.Hosting;

/// <summary>A process, told apart from a later one with the same number by when it started.</summary>
internal sealed record ProcessIdentity(int Pid, string Started)
{
    public static ProcessIdentity Own => Of(Environment.ProcessId) ?? throw new InvalidOperationException("This process has no start time.");

    /// <summary>Null when no such process runs.</summary>
    public static ProcessIdentity? Of(int pid) => StartOf(pid) is { } started ? new(pid, started) : null;

    public bool IsAlive => StartOf(Pid) == Started;

    // On Linux the kernel's own count of ticks: the wall clock that .NET derives from it moves when the clock is set.
    private static string? StartOf(int pid)
    {
        try
        {
            if (OperatingSystem.IsLinux())
            {
                string stat = File.ReadAllText($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/stat");
                string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                return fields[0] is "Z" or "X" ? null : fields[19];
            }

            using var process = Process.GetProcessById(pid);
            return process.HasExited ? null : process.StartTime.ToUniversalTime().ToString("s", CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is IOException or ArgumentException or InvalidOperationException or Win32Exception or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
