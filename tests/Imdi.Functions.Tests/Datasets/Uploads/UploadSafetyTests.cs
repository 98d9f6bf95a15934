using System.Net;
using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Imdi.Functions.Datasets;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using static Imdi.Functions.Tests.Datasets.UploadHouse;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>What an address for writing allows, and that nothing that it allows reaches what was completed.</summary>
public sealed class UploadSafetyTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [Fact]
    public async Task An_address_writes_its_one_blob_and_reads_lists_and_touches_nothing_else()
    {
        using var work = new UploadWork(await AzuriteServer.FreshAsync());
        using var http = new HttpClient();
        string own = (await work.Blobs.SignAsync("A", Now, Now.AddMinutes(15), CancellationToken.None)).AbsoluteUri, query = own[own.IndexOf('?', StringComparison.Ordinal)..];
        string container = work.Storage.Container(StorageNames.Incoming).Uri.AbsoluteUri;

        Assert.Equal(HttpStatusCode.Created, await PutAsync(http, own + "&comp=block&blockid=MDAx"));
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(http, $"{container}/upload/B{query}&comp=block&blockid=MDAx"));
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(http, $"{work.Storage.Container(StorageNames.Raw).Uri}/upload/A{query}&comp=block&blockid=MDAx"));
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync(new Uri(own))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync(new Uri(own + "&comp=blocklist&blocklisttype=all"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync(new Uri($"{container}{query}&restype=container&comp=list"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.DeleteAsync(new Uri(own))).StatusCode);
    }

    [Fact]
    public async Task An_address_that_has_run_out_writes_nothing()
    {
        using var work = new UploadWork(await AzuriteServer.FreshAsync());
        using var http = new HttpClient();
        string late = (await work.Blobs.SignAsync("A", Now.AddHours(-1), Now.AddHours(-1).AddMinutes(15), CancellationToken.None)).AbsoluteUri;

        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(http, late + "&comp=block&blockid=MDAx"));
    }

    [Fact]
    public async Task What_is_written_between_completing_and_copying_is_refused_and_never_read()
    {
        using var work = new UploadWork(await AzuriteServer.FreshAsync());
        string id = await work.CompletedAsync(TwoGoodOneBad);
        await OverwriteAsync(work, id);

        await work.All.RunAsync(CancellationToken.None);

        var upload = await work.FindAsync(id);
        Assert.Equal((UploadState.Refused, "changed-after-complete"), (upload.State, upload.Reason!.Code));
    }

    [Fact]
    public async Task What_is_written_after_copying_changes_nothing()
    {
        using var work = new UploadWork(await AzuriteServer.FreshAsync());
        string id = await work.CompletedAsync(TwoGoodOneBad);
        Assert.Null(await work.Blobs.TakeAsync(id, (await work.FindAsync(id)).BlobTag!, CancellationToken.None));
        await OverwriteAsync(work, id);

        await work.All.RunAsync(CancellationToken.None);

        var upload = await work.FindAsync(id);
        Assert.Equal((UploadState.AwaitingDecision, 3L, 2L), (upload.State, upload.Result!.SourceRows, upload.Result.Rows));
    }

    [Fact]
    public async Task Pages_of_the_site_may_send_blocks_and_others_not()
    {
        var storage = await AzuriteServer.FreshAsync();
        await storage.AllowBrowsersAsync(["http://localhost:7071"], CancellationToken.None);
        using var http = new HttpClient();
        string address = storage.Container(StorageNames.Incoming).Uri.AbsoluteUri + "/upload/A?comp=block";

        Assert.Equal("http://localhost:7071", (await AskAsync("http://localhost:7071")).Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync("https://elsewhere.example")).StatusCode);

        async Task<HttpResponseMessage> AskAsync(string origin)
        {
            using var ask = new HttpRequestMessage(HttpMethod.Options, address);
            ask.Headers.Add("Origin", origin);
            ask.Headers.Add("Access-Control-Request-Method", "PUT");
            ask.Headers.Add("Access-Control-Request-Headers", "x-ms-version,content-type");
            return await http.SendAsync(ask);
        }
    }

    [Fact]
    public async Task An_identity_signs_with_a_key_of_its_own_that_is_asked_for_once_an_hour()
    {
        int asked = 0;
        var signer = new DelegatedSigner((from, until, _) =>
        {
            asked++;
            return Task.FromResult(BlobsModelFactory.UserDelegationKey("object", "tenant", from, until, "b", "2025-05-05", Convert.ToBase64String(new byte[32])));
        });
        var blob = new BlobClient(new Uri("https://imdi.blob.core.windows.net/incoming/upload/A"));

        var first = await signer.SignForWritingAsync(blob, Now, Now.AddMinutes(15), CancellationToken.None);
        await signer.SignForWritingAsync(blob, Now, Now.AddMinutes(15), CancellationToken.None);
        var query = System.Web.HttpUtility.ParseQueryString(first.Query);
        await signer.SignForWritingAsync(blob, Now.AddMinutes(50), Now.AddMinutes(65), CancellationToken.None);

        Assert.Equal(2, asked);
        Assert.Equal(("object", "tenant", "cw", "b", "https"), (query["skoid"], query["sktid"], query["sp"], query["sr"], query["spr"]));
        Assert.Equal("/incoming/upload/A", first.AbsolutePath);
        Assert.NotEmpty(query["sig"]!);
    }

    [Fact]
    public async Task A_real_accounts_key_signs_nothing()
    {
        var storage = AzuriteServer.Clients($"DefaultEndpointsProtocol=https;AccountName=imdi;AccountKey={Convert.ToBase64String(new byte[64])};EndpointSuffix=core.windows.net");

        await Assert.ThrowsAsync<InvalidOperationException>(() => new IncomingFileStore(storage).SignAsync("A", Now, Now.AddMinutes(15), CancellationToken.None));
    }

    private static async Task OverwriteAsync(UploadWork work, string id)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Put, await work.Blobs.SignAsync(id, Now, Now.AddMinutes(15), CancellationToken.None));
        request.Headers.Add("x-ms-blob-type", "BlockBlob");
        request.Content = new StringContent("from,to,period,cost_percent\nUSA,CHN,2020Q3,99\n", Encoding.UTF8);
        using var answer = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    private static async Task<HttpStatusCode> PutAsync(HttpClient http, string address)
    {
        using var answer = await http.PutAsync(new Uri(address), new ByteArrayContent([1, 2, 3]));
        return answer.StatusCode;
    }
}
