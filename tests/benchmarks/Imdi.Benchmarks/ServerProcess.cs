using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Imdi.Benchmarks;

/// <summary>A server in a process of its own, at a free port, that has answered once.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri address, DirectoryInfo? data) => (_process, Address, Data) = (process, address, data);

    /// <summary>Where the site that brings its own emulator keeps its data.</summary>
    public DirectoryInfo? Data { get; }

    public Uri Address { get; }

    /// <summary>Milliseconds from the start of the process to its first 200.</summary>
    public double Ready { get; private init; }

    public double ResidentMegabytes => File.Exists($"/proc/{_process.Id}/status")
        ? long.Parse(File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024 / 1e6
        : _process.WorkingSet64 / 1e6;

    /// <summary>The whole application with demonstration data, as <c>./imdi run</c> starts it, with no limit of requests from one address.</summary>
    public static Task<ServerProcess> SiteAsync()
    {
        var data = Directory.CreateTempSubdirectory("imdi-load-");
        int port = FreePort();
        string program = typeof(Imdi.Functions.Application).Assembly.Location;
        return StartAsync("dotnet", [program, "run", "--port", Text(port), "--data", data.FullName], port, "/en/", new() { ["Imdi__ReadsPerMinute"] = "1000000" }, data);
    }

    public static Task<ServerProcess> TrivialAsync()
    {
        int port = FreePort();
        return StartAsync("dotnet", [typeof(ServerProcess).Assembly.Location, LoadOfSite.Trivial, Text(port)], port, "/", [], null);
    }

    public static async Task<ServerProcess> StartAsync(string program, string[] arguments, int port, string address, Dictionary<string, string> environment, DirectoryInfo? data)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Text(port)}"), Timeout = TimeSpan.FromSeconds(10) };
        long began = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (Stopwatch.GetElapsedTime(began) < TimeSpan.FromMinutes(5))
        {
            if (process.HasExited) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
            try
            {
                using var answer = await client.GetAsync(address);
                if (answer.StatusCode == HttpStatusCode.OK) return new ServerProcess(process, client.BaseAddress, data) { Ready = Stopwatch.GetElapsedTime(began).TotalMilliseconds };
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(2);
        }

        process.Kill(entireProcessTree: true);
        throw new InvalidOperationException($"{program} did not answer {address}.");
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        // Asked to end, it ends the emulator that it started too.
        using (var kill = Process.Start("kill", ["-TERM", Text(_process.Id)])) await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Data?.Delete(recursive: true);
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
