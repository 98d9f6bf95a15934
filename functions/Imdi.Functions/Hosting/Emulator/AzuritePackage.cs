using System.Diagnostics;

namespace Imdi.Functions.Hosting;

/// <summary>The emulator from the repository's <c>node_modules</c>, installed from the lock file when it is missing.</summary>
internal static class AzuritePackage
{
    private static readonly string? Found = RepositoryRoot.Find();

    /// <summary>The repository's root: the folder above the running code that holds the solution.</summary>
    public static string Root => Found ?? throw new InvalidOperationException("Azurite is started from a clone of the repository only; elsewhere set AzureWebJobsStorage.");

    public static string Script => Path.Combine(Root, "node_modules", "azurite", "dist", "src", "azurite.js");

    public static string ChildScript => Path.Combine(Root, "functions", "Imdi.Functions", "Hosting", "Emulator", "azurite-child.mjs");

    public static async Task EnsureInstalledAsync(Action<string> progress, CancellationToken cancellation)
    {
        if (File.Exists(Script))
        {
            return;
        }

        // Two processes of one clone (the tests beside the application) must not install into one folder.
        await using var only = await FolderLock.TakeAsync(Path.Combine(Root, ".imdi"), "npm.lock", cancellation);
        if (!File.Exists(Script))
        {
            progress("Installing the storage emulator (npm ci)");
            await InstallAsync(cancellation);
        }
    }

    // Development tools are installed too: a later install would replace the modules under a running emulator.
    private static async Task InstallAsync(CancellationToken cancellation)
    {
        string[] command = OperatingSystem.IsWindows() ? ["cmd", "/c", "npm", "ci"] : ["npm", "ci"];
        using var npm = NodeProgram.Start(new ProcessStartInfo(command[0], [.. command[1..], "--no-audit", "--no-fund", "--loglevel=error"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });
        var output = npm.StandardOutput.ReadToEndAsync(cancellation);
        var errors = npm.StandardError.ReadToEndAsync(cancellation);
        await npm.WaitForExitAsync(cancellation);
        if (npm.ExitCode != 0 || !File.Exists(Script))
        {
            throw new InvalidOperationException($"npm ci failed with {npm.ExitCode}: {await errors}{await output}");
        }
    }
}
