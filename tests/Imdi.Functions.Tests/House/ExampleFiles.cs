using System.Text;
using Azure.Storage.Blobs.Specialized;
using Imdi.Functions.Datasets;
using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Imdi.Functions.Tests.House;

/// <summary>
/// What examples of versions and uploads need: two versions of flows; of the agency's uploads one that awaits its decision, and a later
/// one whose only block has arrived.
/// </summary>
internal static class ExampleFiles
{
    internal static readonly Caller Agency = new("demonstration:agency", "Demonstration agency", new HashSet<Role> { Role.Agency }, [KindNames.CorridorAverages]) { Agency = "Demonstration agency" };

    public static async Task SendAsync(IServiceProvider services)
    {
        await LoadAsync(services, "from,to,year,million_usd\nQAT,NPL,2017,1968\nSAU,NPL,2017,1842\nQAT,IND,2017,4143\n");
        await LoadAsync(services, "from,to,year,million_usd\nQAT,NPL,2017,1967.95\nSAU,NPL,2017,1842\nARE,IND,2017,13822.59\n");
        string awaiting = await BlockAsync(services, "from,to,period,cost_percent\nUSA,MEX,2026Q3,4.5\nUSA,PHL,2026Q3,4;1\nUSA,IND,2026Q3,3.25\n");
        Assert.True((await services.GetRequiredService<ChangeUpload>().CompleteAsync(awaiting, new UploadCompletion([BlockId]), Agency, CancellationToken.None)).IsOk);
        await services.GetRequiredService<TakeUpUploads>().RunAsync(CancellationToken.None);
        await BlockAsync(services, "from,to,period,cost_percent\nUSA,MEX,2026Q2,4.6\n");
    }

    internal static string BlockId { get; } = Convert.ToBase64String("000000"u8);

    private static async Task LoadAsync(IServiceProvider services, string text)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        Assert.True((await services.GetRequiredService<LoadDataset>().RunAsync(new LoadRequest(KindNames.RemittanceFlows, null, "flows.csv", content, "demonstration:secretariat"), null, CancellationToken.None)).IsOk);
    }

    // The clock of the examples is not storage's, so that no signed address of theirs is good there. Ids follow it: the later upload comes first in a list.
    internal static async Task<string> BlockAsync(IServiceProvider services, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        var opened = await services.GetRequiredService<OpenUpload>().RunAsync(KindNames.CorridorAverages, new UploadRequest("corridors.csv", bytes.Length), Agency, null, CancellationToken.None);
        string id = opened.Value.Upload.Id;
        using var content = new MemoryStream(bytes);
        await services.GetRequiredService<StorageClients>().Container(StorageNames.Incoming).GetBlockBlobClient($"upload/{id}").StageBlockAsync(BlockId, content);
        ((FakeTimeProvider)services.GetRequiredService<TimeProvider>()).Advance(TimeSpan.FromSeconds(1));
        return id;
    }
}
