using System.Diagnostics;
using System.Globalization;

namespace Imdi.Functions.Hosting;

/// <summary>
/// The storage emulator of a folder (or of memory). It lives on when its owner is killed and is adopted by the next start; it is
/// never started twice on one folder. The owner stops it, unless guests, started beside it, still work: then the last one does.
/// </summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    // Published with the emulator, the same for everyone: https://learn.microsoft.com/azure/storage/common/storage-use-azurite
    private const string DevelopmentAccount = "devstoreaccount1";
    private const string DevelopmentKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly AzuriteClaim _server;
    private readonly string _folder;
    private readonly Process? _attached;

    private AzuriteProcess(AzuriteClaim server, string folder, bool isOwner, Process? attached = null) =>
        (_server, _folder, IsOwner, _attached) = (server, folder, isOwner, attached);

    /// <summary>Whether this process started or took over the emulator, rather than joined a living owner's.</summary>
    public bool IsOwner { get; }

    public string ConnectionString => ConnectionStringFor(DevelopmentAccount, DevelopmentKey);

    internal int Pid => _server.Process.Pid;

    /// <summary>Starts the emulator on a folder, or joins the one that serves it already; without a folder, one in memory.</summary>
    public static async Task<AzuriteProcess> StartOrAdoptAsync(string? dataFolder, Action<string> progress, CancellationToken cancellation)
    {
        await AzuritePackage.EnsureInstalledAsync(progress, cancellation);
        return dataFolder is null
            ? await StartInMemoryAsync(null, cancellation)
            : await StartOrAdoptOnAsync(Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataFolder)), progress, cancellation);
    }

    /// <summary>In memory, with accounts of the caller's own (<c>name:key;name:key</c>) instead of the published one.</summary>
    internal static async Task<AzuriteProcess> StartInMemoryAsync(string? accounts, CancellationToken cancellation)
    {
        await AzuritePackage.EnsureInstalledAsync(_ => { }, cancellation);
        string folder = System.IO.Directory.CreateTempSubdirectory("imdi-azurite-").FullName;
        var process = AzuriteLauncher.StartInMemory(ClaimIn(folder), accounts);
        return new(await AwaitStartAsync(ClaimIn(folder), null, cancellation), folder, isOwner: true, process);
    }

    internal string ConnectionStringFor(string account, string key) => string.Create(CultureInfo.InvariantCulture,
        $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={key};BlobEndpoint=http://127.0.0.1:{_server.BlobPort}/{account};TableEndpoint=http://127.0.0.1:{_server.TablePort}/{account};");

    public async ValueTask DisposeAsync()
    {
        if (_attached is not null)
        {
            _attached.Kill();
            await _attached.WaitForExitAsync();
            _attached.Dispose();
            System.IO.Directory.Delete(_folder, recursive: true);
        }
        else
        {
            await LeaveAsync();
        }
    }

    private static async Task<AzuriteProcess> StartOrAdoptOnAsync(string folder, Action<string> progress, CancellationToken cancellation)
    {
        await using var deciding = await FolderLock.TakeAsync(folder, "azurite.lock", cancellation);

        var server = await AzuriteClaim.FindAsync(ClaimIn(folder), folder, cancellation);
        var record = AzuriteRecord.Find(RecordIn(folder));
        if (server is not null && record is not null && record.Server == server.Process && record.Owner.IsAlive)
        {
            progress("Joining the storage emulator that is running");
            (record with { Guests = [.. record.Guests, ProcessIdentity.Own] }).Write(RecordIn(folder));
            return new(server, folder, isOwner: false);
        }

        progress(server is null ? "Starting the storage emulator" : "Taking over the storage emulator that a dead process left");
        if (server is null && record is not null) await EndOfAsync(record.Server);
        server ??= await StartOnAsync(folder, cancellation);
        var guests = record?.Server == server.Process ? record.Guests.Where(guest => guest.IsAlive) : [];
        new AzuriteRecord(server.Process, server.BlobPort, server.TablePort, ProcessIdentity.Own) { Guests = [.. guests] }.Write(RecordIn(folder));
        return new(server, folder, isOwner: true);
    }

    private static async Task<AzuriteClaim> StartOnAsync(string folder, CancellationToken cancellation)
    {
        await AzuriteLauncher.StartOnFolderAsync(folder, ClaimIn(folder), cancellation);
        return await AwaitStartAsync(ClaimIn(folder), folder, cancellation);
    }

    private static async Task<AzuriteClaim> AwaitStartAsync(string claim, string? folder, CancellationToken cancellation)
    {
        for (int wait = 0; wait < 3000 && !File.Exists(claim); wait++)
        {
            await Task.Delay(20, cancellation);
        }

        return await AzuriteClaim.FindAsync(claim, folder, cancellation)
            ?? throw new InvalidOperationException($"The storage emulator ended at once: {AzuriteClaim.TryRead(AzuriteClaim.Ended(claim))}");
    }

    // The lock keeps a start that comes meanwhile from finding the folder still in use. The record goes last: whoever kills this
    // process meanwhile, the next start knows whose end to wait for.
    private async Task LeaveAsync()
    {
        await using var deciding = await FolderLock.TakeAsync(_folder, "azurite.lock", CancellationToken.None);
        if (AzuriteRecord.Find(RecordIn(_folder)) is not { } record || record.Server != _server.Process) return;
        if (record.Without(ProcessIdentity.Own) is { } left)
        {
            left.Write(RecordIn(_folder));
            return;
        }

        File.Delete(ClaimIn(_folder));
        await EndOfAsync(_server.Process);
        File.Delete(RecordIn(_folder));
    }

    private static async Task EndOfAsync(ProcessIdentity emulator)
    {
        for (int wait = 0; wait < 300 && emulator.IsAlive; wait++)
        {
            await Task.Delay(50);
        }
    }

    private static string ClaimIn(string folder) => Path.Combine(folder, "azurite.claim");

    private static string RecordIn(string folder) => Path.Combine(folder, "azurite.json");
}
