using System.Diagnostics;

namespace Imdi.Functions.Hosting;

/// <summary>The command lines that start the emulator, on ports that the system chooses and the emulator itself reports.</summary>
internal static class AzuriteLauncher
{
    // Node starts the emulator detached (a session of its own on Unix, a process group on Windows): neither the terminal's Ctrl-C
    // nor the death of this process reaches it.
    private const string Detach =
        "require('child_process').spawn(process.execPath,process.argv.slice(1),{detached:true,stdio:'ignore',windowsHide:true}).unref()";

    /// <summary>Starts an emulator that outlives this process.</summary>
    public static async Task StartOnFolderAsync(string folder, string claim, CancellationToken cancellation)
    {
        using var launcher = Start(["-e", Detach, "--", .. Command(["--location", folder])], claim);
        await launcher.WaitForExitAsync(cancellation);
        if (launcher.ExitCode != 0)
        {
            throw new InvalidOperationException($"Node could not start the storage emulator (exit code {launcher.ExitCode}).");
        }
    }

    /// <summary>Starts an emulator in memory that ends with this process, however that ends.</summary>
    public static Process StartInMemory(string claim, string? accounts)
    {
        var environment = new Dictionary<string, string?> { ["IMDI_AZURITE_ATTACHED"] = "1", ["AZURITE_ACCOUNTS"] = accounts };
        return Start(Command(["--inMemoryPersistence"]), claim, environment);
    }

    private static string[] Command(string[] persistence) =>
    [
        "--import", new Uri(AzuritePackage.ChildScript).AbsoluteUri, AzuritePackage.Script,
        "--blobHost", "127.0.0.1", "--blobPort", "0", "--tableHost", "127.0.0.1", "--tablePort", "0", "--queueHost", "127.0.0.1", "--queuePort", "0",
        "--skipApiVersionCheck", "--disableTelemetry", "--silent", .. persistence,
    ];

    private static Process Start(string[] arguments, string claim, Dictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo("node", arguments) { RedirectStandardInput = true };
        start.Environment["IMDI_AZURITE_CLAIM"] = claim;
        foreach (var (name, value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

        return NodeProgram.Start(start);
    }
}
