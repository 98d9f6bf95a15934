using System.Diagnostics;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Storage;

namespace Imdi.Functions.Tests.Azurite;

/// <summary>What this very assembly does when a test starts it as a process of its own, to kill it.</summary>
internal static class ChildProgram
{
    private static Task Main(string[] arguments) => arguments switch
    {
        ["hold-lease", var connection, var name] => HoldLeaseAsync(AzuriteServer.Clients(connection), name),
        ["publish", var connection, var first] => PublishAsync(AzuriteServer.Clients(connection), Number(first)),
        ["take-up", var connection] => Datasets.UploadWork.TakeUpAsync(connection),
        ["night", var connection, var step, var report, var minute] => Nightly.KilledNightTests.RunAsync(connection, step, Number(report), Number(minute)),
        ["random-ledger", var connection, var worker, var seed, var from] => Funding.RandomOperationsTests.WorkAsync(AzuriteServer.Clients(connection), Number(worker), Number(seed), Number(from)),
        ["own-azurite", var folder] => OwnAzuriteAsync(folder),
        _ => Task.CompletedTask,
    };

    public static Process Start(params string[] arguments) => Start(false, arguments);

    /// <param name="says">Whether the test reads what it complains of; it must then read it to its end.</param>
    /// <param name="arguments">What it does, on which account.</param>
    public static Process Start(bool says, params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(ChildProgram).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = says })!;

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static async Task OwnAzuriteAsync(string folder)
    {
        var azurite = await AzuriteProcess.StartOrAdoptAsync(folder, _ => { }, CancellationToken.None);
        Console.WriteLine(azurite.Pid);
        await Task.Delay(Timeout.Infinite);
    }

    private static async Task HoldLeaseAsync(StorageClients storage, string name)
    {
        await using var lease = await new Leases(storage, TimeProvider.System).AcquireAsync(name, CancellationToken.None);
        Console.WriteLine("held");
        await Task.Delay(Timeout.Infinite);
    }

    private static async Task PublishAsync(StorageClients storage, int first)
    {
        var publisher = A.Publisher(storage);
        for (int number = first; ; number++)
        {
            await publisher.PublishAsync(A.Run(number), A.Packs(number), CancellationToken.None);
            Console.WriteLine(number);
        }
    }
}
