using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Imdi.Functions.Datasets;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using static Imdi.Functions.Tests.Datasets.UploadHouse;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>How much an agency may have open, and what becomes of what it leaves lying.</summary>
public sealed class UploadLimitTests
{
    private static readonly byte[] Bytes = Encoding.UTF8.GetBytes(TwoGoodOneBad);

    [Fact]
    public async Task An_agency_has_so_many_uploads_open_and_each_that_ends_makes_room()
    {
        await using var house = await UploadHouse.OpenAsync(("Uploads:MostOpen", "2"));
        using var agency = await house.AgencyAsync();
        using var other = await house.AgencyAsync("Another agency");
        var (first, second) = (await agency.OpenAsync(Averages, Bytes.Length, "k1"), await agency.OpenAsync(Averages, Bytes.Length));

        using var third = await agency.PostAsJsonAsync($"/api/datasets/{Averages}/uploads", new { fileName = "a.csv", bytes = 5 });
        string said = (await third.Content.ReadFromJsonAsync<JsonElement>()).Text("detail");
        Assert.Equal(HttpStatusCode.Conflict, third.StatusCode);
        Assert.Contains("2 uploads open", said, StringComparison.Ordinal);
        Assert.Contains("cancel", said, StringComparison.Ordinal);
        Assert.Equal(first.Id, (await agency.OpenAsync(Averages, Bytes.Length, "k1")).Id);
        await other.OpenAsync(Averages, 5);

        var blocks = await SendAsync(first.Url, Bytes, 30);
        (await agency.PostAsJsonAsync($"/api/uploads/{first.Id}/complete", new { blocks })).EnsureSuccessStatusCode().Dispose();
        await agency.OpenAsync(Averages, 5);
        using var delete = new HttpRequestMessage(HttpMethod.Delete, $"/api/uploads/{second.Id}");
        delete.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        (await agency.SendAsync(delete)).EnsureSuccessStatusCode().Dispose();
        await agency.OpenAsync(Averages, 5);
    }

    [Fact]
    public async Task What_nobody_completes_in_a_week_ends_and_its_bytes_go()
    {
        using var work = new UploadWork(await AzuriteServer.FreshAsync());
        string waiting = await work.CompletedAsync(TwoGoodOneBad);
        var left = (await work.OpenAsync(Bytes.Length)).Id;
        await work.Blobs.PutAsync(left, new MemoryStream(Bytes), CancellationToken.None);
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var expire = new ExpireUploads(work.Uploads, work.Blobs, clock, NullLogger<ExpireUploads>.Instance);

        Assert.Equal(0, await expire.RunAsync(CancellationToken.None));
        clock.Advance(TimeSpan.FromDays(7.1));
        int[] ended = await Task.WhenAll(expire.RunAsync(CancellationToken.None), expire.RunAsync(CancellationToken.None));

        Assert.Equal(1, ended.Sum());
        Assert.Equal((UploadState.Expired, UploadState.Received), ((await work.FindAsync(left)).State, (await work.FindAsync(waiting)).State));
        Assert.Equal(0, await work.Uploads.CountOpenAsync(Agency, CancellationToken.None));
        Assert.Equal([$"upload/{waiting}"], await work.Storage.Container(StorageNames.Incoming).GetBlobsAsync().Select(blob => blob.Name).ToListAsync());
    }
}
