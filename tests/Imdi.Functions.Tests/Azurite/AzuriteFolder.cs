using System.Diagnostics;
using Imdi.Functions.Hosting;

namespace Imdi.Functions.Tests.Azurite;

/// <summary>A folder for an emulator; deleting it ends whatever emulator a failed test left on it.</summary>
public abstract class AzuriteFolder : IAsyncLifetime
{
    private protected string Folder { get; } = System.IO.Directory.CreateTempSubdirectory("imdi azurite ").FullName;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        System.IO.Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }

    private protected Task<AzuriteProcess> StartAsync() => AzuriteProcess.StartOrAdoptAsync(Folder, _ => { }, CancellationToken.None);

    private protected void Rewrite(Func<AzuriteRecord, AzuriteRecord> change)
    {
        string path = Path.Combine(Folder, "azurite.json");
        change(AzuriteRecord.Find(path)!).Write(path);
    }

    private protected static int SessionOf(int pid)
    {
        using var process = Process.GetProcessById(pid);
        return process.SessionId;
    }

    private protected async Task AssertAloneAsync(int pid)
    {
        int[] running = [];
        for (int wait = 0; wait < 100 && running is not [_]; wait++)
        {
            await Task.Delay(200);
            running = await RunningAsync();
        }

        Assert.Equal([pid], running);
    }

    private protected async Task<int[]> RunningAsync()
    {
        List<int> running = [];
        foreach (var node in Process.GetProcessesByName("node"))
        {
            using (node)
            {
                string command = await ProcessCommand.OfAsync(node.Id, CancellationToken.None);
                if (command.Contains(Folder, StringComparison.Ordinal) && !command.Contains("detached", StringComparison.Ordinal)) running.Add(node.Id);
            }
        }

        return [.. running];
    }
}
