using System.Diagnostics;
using System.Globalization;
using Imdi.Functions.Hosting;

namespace Imdi.Benchmarks;

/// <summary>
/// From the start of the process to the first 200, and what is resident then: the application, asked for a published page, beside an empty ASP.NET Core
/// application, both published ReadyToRun in the same way, in turn, storage running and filled before.
/// </summary>
internal static class ColdStart
{
    private const double Goal = 1.5;

    public static async Task<int> RunAsync(int times)
    {
        var folder = Directory.CreateTempSubdirectory("imdi-cold-start-");
        try
        {
            string root = Root();
            string ours = Publish(root, "functions/Imdi.Functions", folder, "Imdi.Functions"), empty = Publish(root, "tests/benchmarks/Empty", folder, "Empty");

            // Its storage is the only thing of this run that stays; the site itself is started anew each time.
            await using var storage = await ServerProcess.SiteAsync();
            await using var emulator = await AzuriteProcess.StartOrAdoptAsync(storage.Data!.FullName, _ => { }, CancellationToken.None);
            string connection = emulator.ConnectionString;
            List<(double Ready, double Resident)> starts = [], floor = [];
            for (int number = 0; number <= times; number++)
            {
                var one = await StartAsync(empty, connection);
                var other = await StartAsync(ours, connection);
                if (number == 0) continue;
                floor.Add(one);
                starts.Add(other);
            }

            Say("empty ASP.NET Core", floor);
            Say("the application", starts);
            double time = Median(starts, one => one.Ready) / Median(floor, one => one.Ready), memory = Median(starts, one => one.Resident) / Median(floor, one => one.Resident);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio: {time:F2} in time, {memory:F2} in memory; goal: {Goal:F1} in time"));
            return time <= Goal ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Both with the same settings, of which the empty one has no use for the storage.
    private static async Task<(double Ready, double Resident)> StartAsync(string program, string connection)
    {
        int port = ServerProcess.FreePort();
        string address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        Dictionary<string, string> settings = new() { ["urls"] = address, ["ASPNETCORE_URLS"] = address, ["AzureWebJobsStorage"] = connection, ["Logging__LogLevel__Default"] = "None" };
        await using var server = await ServerProcess.StartAsync("dotnet", [program], port, "/en/", settings, null);
        return (server.Ready, server.ResidentMegabytes);
    }

    private static string Publish(string root, string project, DirectoryInfo into, string name)
    {
        string output = Path.Combine(into.FullName, name);
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", Path.Combine(root, project), "-c", "Release", "-r", "linux-x64", "--self-contained", "false", "-p:PublishReadyToRun=true", "-v", "q", "--nologo", "-o", output]))!;
        publish.WaitForExit();
        return publish.ExitCode == 0 ? Path.Combine(output, $"{name}.dll") : throw new InvalidOperationException($"{project} was not published.");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Imdi.Functions.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("The repository was not found.");
        return folder.FullName;
    }

    private static void Say(string name, List<(double Ready, double Resident)> starts) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{name,-20} first 200 after {Median(starts, one => one.Ready):F0} ms ({starts.Min(one => one.Ready):F0} to {starts.Max(one => one.Ready):F0}), {Median(starts, one => one.Resident):F0} MB resident"));

    private static double Median(List<(double Ready, double Resident)> starts, Func<(double Ready, double Resident), double> of) => starts.Select(of).Order().ElementAt(starts.Count / 2);
}
