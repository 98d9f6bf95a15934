using System.Diagnostics;
using System.Globalization;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;

namespace Imdi.Benchmarks;

/// <summary>Entries of the audit trail by many writers at once, of one process and of two, on one emulator each time anew; then the chain is worked out again.</summary>
internal static class AuditWriters
{
    public const string Write = "audit-write";

    public static async Task<int> RunAsync(int entries, int writers)
    {
        foreach (int processes in new[] { 1, 2 })
        {
            await using var azurite = await AzuriteProcess.StartInMemoryAsync(null, CancellationToken.None);
            var storage = new StorageClients(StorageSettings.FromConnectionString(azurite.ConnectionString));
            await storage.EnsureCreatedAsync(CancellationToken.None);
            var children = Enumerable.Range(0, processes).Select(_ => Start(azurite.ConnectionString, entries / processes, writers / processes)).ToList();
            foreach (var child in children) await child.StandardOutput.ReadLineAsync();
            long started = Stopwatch.GetTimestamp();
            foreach (var child in children) await child.StandardInput.WriteLineAsync();
            await Task.WhenAll(children.Select(child => child.StandardOutput.ReadToEndAsync()));
            double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            foreach (var child in children) child.Dispose();
            using var store = new AuditStore(storage);
            var found = await new VerifyAudit(store).RunAsync(CancellationToken.None);
            if (found.Broken is not null || found.Entries != entries + processes) throw new InvalidOperationException($"{found.Entries} entries, {found.Broken ?? "whole"}.");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {processes} | {entries} entries, {writers} writers | {seconds:F2} s | {entries / seconds:N0} entries/s |"));
        }

        return 0;
    }

    /// <summary>What a process does: one entry to warm up, then says that it is ready, waits for the word, writes its share.</summary>
    public static async Task<int> WorkAsync(string connection, int entries, int writers)
    {
        using var store = new AuditStore(new StorageClients(StorageSettings.FromConnectionString(connection)));
        var trail = new AuditTrail(store);
        int next = 0;
        await AppendAsync(0);
        Console.WriteLine("ready");
        Console.ReadLine();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var number && number <= entries) await AppendAsync(number);
        })));
        return 0;

        Task AppendAsync(int number) => trail.AppendAsync(new("benchmark", "measured", string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}/{number}"), TimeProvider.System.GetUtcNow()), CancellationToken.None);
    }

    private static Process Start(string connection, int entries, int writers)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardInput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(AuditWriters).Assembly.Location);
        foreach (string argument in new[] { Write, connection, entries.ToString(CultureInfo.InvariantCulture), writers.ToString(CultureInfo.InvariantCulture) }) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
