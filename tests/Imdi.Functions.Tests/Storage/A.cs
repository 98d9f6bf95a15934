using System.Globalization;
using System.Text;
using Azure.Storage.Blobs.Specialized;
using Imdi.Functions.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Tests.Storage;

/// <summary>Runs to publish: their number stands for their inputs.</summary>
internal static class A
{
    public const int PacksInRun = 12;
    public const int FilesInRun = 3 * PacksInRun;

    public static RunPublisher Publisher(StorageClients storage) => new(new RunFileStore(storage), new Leases(storage, TimeProvider.System));

    public static PublishedRun Site(StorageClients storage, TimeProvider? clock = null, long cacheBytes = 1 << 20) =>
        new(new RunFileStore(storage), Options.Create(new PublishedRunOptions { CacheBytes = cacheBytes }), clock ?? TimeProvider.System, NullLogger<PublishedRun>.Instance);

    public static RunInfo Run(int number)
    {
        var asOf = new DateOnly(2026, 1, 1).AddDays(number);
        var inputs = new Dictionary<string, string> { ["quotes"] = "abc", ["code"] = "1" };
        return new(RunId.Of(asOf, inputs), asOf, inputs);
    }

    public static DraftFile File(string address, string text) => new(address, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(text));

    public static DraftPack Pack(string name, string text) => new([File($"/en/{name}/", $"<p>{text}"), File($"/api/{name}.json", $"{{\"is\":\"{text}\"}}"), File($"/api/{name}.txt", name)]);

    /// <summary>Every pack differs from run to run, and every file says its run's number.</summary>
    public static async IAsyncEnumerable<DraftPack> Packs(int run)
    {
        for (int pack = 0; pack < PacksInRun; pack++)
        {
            await Task.Yield();
            yield return Pack($"pack-{(char)('a' + pack)}", $"run {run.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    public static async Task<string?> TextAsync(this IPublishedRun site, string address, string? run = null) =>
        await site.FindAsync(address, CancellationToken.None, run) is { } file ? Encoding.UTF8.GetString(Brotli.Expand(file.Brotli).Span) : null;

    /// <summary>What a fifteen-second wait would do.</summary>
    public static async Task EndLeaseOfTheDeadAsync(StorageClients storage, string name = "publish")
    {
        var blob = storage.Container(StorageNames.Leases).GetBlobClient(name);
        if (await blob.ExistsAsync() && (await blob.GetPropertiesAsync()).Value.LeaseState == Azure.Storage.Blobs.Models.LeaseState.Leased)
        {
            await blob.GetBlobLeaseClient().BreakAsync(TimeSpan.Zero);
        }
    }
}
