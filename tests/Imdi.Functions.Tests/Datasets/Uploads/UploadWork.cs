using System.Text;
using Azure.Storage.Blobs.Specialized;
using Imdi.Functions.Datasets;
using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using static Imdi.Functions.Tests.Datasets.UploadHouse;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>The work of uploads over given storage, without a host: what each worker process has of its own.</summary>
internal sealed class UploadWork(StorageClients storage) : IDisposable
{
    private static readonly HashSet<Role> AgencyRole = [Role.Agency];

    private readonly AuditTrail _audit = new(new AuditStore(storage));

    public static Caller Sender { get; } = new("token:test", Agency, AgencyRole, [Averages, KindNames.Population]) { Agency = Agency };

    public StorageClients Storage => storage;

    public UploadStore Uploads { get; } = new(storage);

    public IncomingFileStore Blobs { get; } = new(storage);

    public DatasetStore Versions { get; } = new(storage);

    public ChangeUpload Change => new(Uploads, Blobs, _audit, TimeProvider.System);

    public TakeUpUpload One => new(Uploads, Blobs, new RawFileStore(storage), Versions, new CheckReceived(Versions, TimeProvider.System),
        new PublishVersion(Versions, _audit, TimeProvider.System), new Leases(storage, TimeProvider.System), TimeProvider.System, NullLogger<TakeUpUpload>.Instance);

    public TakeUpUploads All => field ??= new(Uploads, One);

    /// <summary>A worker process: says that it has started, then the id of each upload that it took as far as it goes.</summary>
    public static async Task TakeUpAsync(string connection)
    {
        using var work = new UploadWork(Azurite.AzuriteServer.Clients(connection));
        Console.WriteLine("started");
        foreach (string id in await work.Uploads.WaitingAsync(CancellationToken.None))
        {
            if (await work.One.RunAsync(id, CancellationToken.None)) Console.WriteLine(id);
        }
    }

    /// <summary>An upload whose bytes have arrived and that waits for a worker.</summary>
    public async Task<string> CompletedAsync(string content, string? sha256 = null, string kind = Averages)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(content);
        string id = (await OpenAsync(bytes.Length, kind)).Id;
        await Blobs.PutAsync(id, new MemoryStream(bytes), CancellationToken.None);
        Assert.True((await Change.CompleteAsync(id, new UploadCompletion(Sha256: sha256), Sender, CancellationToken.None)).IsOk);
        return id;
    }

    public async Task<Upload> OpenAsync(long bytes, string kind = Averages) => (await new OpenUpload(Uploads, _audit, Options.Create(new UploadSettings { MostOpen = 1000 }), TimeProvider.System)
        .RunAsync(kind, new UploadRequest("file.csv", bytes), Sender, null, CancellationToken.None)).Value.Upload;

    public async Task<Upload> DecideAsync(string id, UploadDecision decision) =>
        (await Change.DecideAsync(id, decision, (await FindAsync(id)).Tag, Sender, CancellationToken.None)).Value;

    public async Task<Upload> FindAsync(string id) => (await Uploads.FindAsync(id, CancellationToken.None))!;

    public async Task EndLeaseOfTheDeadAsync(string id) => await Tests.Storage.A.EndLeaseOfTheDeadAsync(storage, $"upload-{id}");

    public async Task<IReadOnlyList<PointerChange>> HistoryAsync() => await Versions.HistoryAsync(Averages, OwnSource, CancellationToken.None);

    public void Dispose() => All.Dispose();
}
