using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;

namespace Imdi.Functions.Tests.Commands;

/// <summary>A folder for <c>--data</c>, with what lies in it. When the test is over nothing that works on it is left.</summary>
internal sealed class DataFolder : IAsyncDisposable
{
    private readonly ConcurrentBag<ImdiProgram> _programs = [];
    private readonly List<string> _files = [];

    public string Path { get; } = System.IO.Directory.CreateTempSubdirectory("imdi-data-").FullName;

    public int Port { get; } = FreePort();

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{Port}"));

    internal AzuriteRecord? Azurite => AzuriteRecord.Find(System.IO.Path.Combine(Path, "azurite.json"));

    public ImdiProgram Start(params string[] arguments)
    {
        // What a test does with the site is not to be crossed by what the site does by itself.
        var program = ImdiProgram.Start(new() { ["Republish__ByDay"] = "false" }, [.. arguments, "--data", Path]);
        _programs.Add(program);
        return program;
    }

    /// <summary>Runs a command to its end, which has to be good.</summary>
    public async Task<ImdiProgram> DoAsync(params string[] arguments)
    {
        var program = Start(arguments);
        await program.EndAsync();
        Assert.True(program.Exit == 0, $"{string.Join(' ', arguments)} ended with {program.Exit}:\n{program.Output}{program.Errors}");
        return program;
    }

    /// <summary>The site, up and with its own first rebuild behind it.</summary>
    public async Task<ImdiProgram> ServeAsync()
    {
        var site = Start("run", "--no-demo", "--port", Port.ToString(CultureInfo.InvariantCulture));
        await site.SaysAsync("IMDI is at");
        await site.SaysAsync("Rebuild: ");
        return site;
    }

    public string File(string name, string content)
    {
        // Its name is part of what is known of a version, so the same content needs the same name in every folder.
        string path = System.IO.Path.Combine(System.IO.Directory.CreateTempSubdirectory("imdi-file-").FullName, name);
        System.IO.File.WriteAllText(path, content);
        _files.Add(path);
        return path;
    }

    /// <summary>Storage as the emulator of the folder serves it, whoever started it.</summary>
    public StorageClients Storage()
    {
        var record = Azurite ?? throw new InvalidOperationException("No emulator serves the folder.");
        const string account = "devstoreaccount1", key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
        return AzuriteServer.Clients(string.Create(CultureInfo.InvariantCulture,
            $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={key};BlobEndpoint=http://127.0.0.1:{record.BlobPort}/{account};TableEndpoint=http://127.0.0.1:{record.TablePort}/{account};"));
    }

    /// <summary>How many emulators run on the folder.</summary>
    public async Task<int> EmulatorsAsync()
    {
        int running = 0;
        foreach (var node in Process.GetProcessesByName("node"))
        {
            using (node) running += (await ProcessCommand.OfAsync(node.Id, CancellationToken.None)).Contains(Path, StringComparison.Ordinal) ? 1 : 0;
        }

        return running;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var program in _programs) await program.DisposeAsync();
        foreach (string file in _files) System.IO.Directory.Delete(System.IO.Path.GetDirectoryName(file)!, recursive: true);

        // An emulator ends when its claim is gone.
        System.IO.File.Delete(System.IO.Path.Combine(Path, "azurite.claim"));
        for (int wait = 0; wait < 300 && await EmulatorsAsync() > 0; wait++) await Task.Delay(100);
        System.IO.Directory.Delete(Path, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
