using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Imdi.Benchmarks;

/// <summary>What a child process measured of itself.</summary>
/// <param name="CpuSeconds">Time on the processor, which other load on the machine changes less.</param>
/// <param name="PeakMegabytes">The most memory that was resident at any time (VmHWM).</param>
internal sealed record Measured(string Work, long Rows, double Seconds, double CpuSeconds, double PeakMegabytes);

/// <summary>One piece of work in a process of its own, so that peaks do not add up.</summary>
internal static class Child
{
    public const string Verb = "child";

    public static Measured Run(string work, string path)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        // Started as "dotnet Imdi.Benchmarks.dll", the process is the host and wants the program first.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(Child).Assembly.Location);
        foreach (string argument in new[] { Verb, work, path }) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<Measured>(output)!
            : throw new InvalidOperationException($"{work} ended with {process.ExitCode}.");
    }

    public static int Work(string work, string path)
    {
        long started = Stopwatch.GetTimestamp();
        long rows = work switch
        {
            IngestXlsx.Ours => IngestXlsx.Ingest(path),
            IngestXlsx.OursReading => IngestXlsx.ReadCells(path),
            IngestXlsx.Peer => IngestXlsx.ReadWithExcelDataReader(path),
            IngestCsv.Ours => IngestCsv.Ingest(path),
            IngestCsv.DuckOne => IngestCsv.WithDuckDb(path, 1),
            IngestCsv.DuckTwo => IngestCsv.WithDuckDb(path, 2),
            _ when NightData.Knows(work) => NightData.Work(work, path),
            _ => throw new ArgumentException($"There is no work {work}.", nameof(work)),
        };
        var measured = new Measured(work, rows, Stopwatch.GetElapsedTime(started).TotalSeconds, Environment.CpuUsage.TotalTime.TotalSeconds, PeakMegabytes());
        Console.WriteLine(JsonSerializer.Serialize(measured));
        return 0;
    }

    private static double PeakMegabytes()
    {
        const string status = "/proc/self/status";
        if (!File.Exists(status)) return Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;
        string line = File.ReadLines(status).First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024 / 1e6;
    }
}
