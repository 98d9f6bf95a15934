using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Imdi.Functions.Tests.Storage;

namespace Imdi.Functions.Tests.House;

/// <summary>A deployment in which everything has happened once (drafts, proposals, attachments, a panel, money, uploads, people) comes out of a backup as it was.</summary>
public sealed class BackupOfExamplesTests(ExampleHouse house) : IClassFixture<ExampleHouse>
{
    // What is worked out as of now, on this very instance, is no content of the deployment.
    private static readonly string[] OfTheInstance = ["readHealth", "readStatus"];

    [Fact]
    public async Task Rows_blobs_published_addresses_and_what_anybody_may_read_are_the_same()
    {
        await house.TakeAllAsync();
        var storage = house.Storage;
        var folder = System.IO.Directory.CreateTempSubdirectory("imdi-backup-examples-");
        try
        {
            await new BackupStore(storage, TimeProvider.System).SaveAsync(folder, null, CancellationToken.None);
            string connection = await AzuriteServer.FreshConnectionStringAsync();
            var other = AzuriteServer.Clients(connection);
            await other.EnsureCreatedAsync(CancellationToken.None);

            Assert.True((await new RestoreStore(other).RunAsync(folder, null, CancellationToken.None)).IsOk);

            Assert.Equal(await BackupTests.RowsAsync(storage), await BackupTests.RowsAsync(other));
            Assert.Equal(await BackupTests.BlobsAsync(storage), await BackupTests.BlobsAsync(other));

            // Both have just started: what an instance keeps in memory for a while may be older than its storage.
            await using TestHost saved = await ExampleHouse.OverAsync(house.Connection, house.Time), restored = await ExampleHouse.OverAsync(connection, house.Time);
            using HttpClient here = saved.Client(), there = restored.Client();
            int compared = 0;
            List<string> different = [];
            foreach (var operation in house.Operations.Where(one => one.Method == "GET" && !OfTheInstance.Contains(one.Id)))
            {
                foreach (var example in operation.Examples.Where(example => example is { Role: null, Status: 200, Headers.Count: 0 }))
                {
                    string address = await house.AddressAsync(example), text = await TextAsync(here, address);

                    // What a later example closed: a refusal names its own request.
                    if (!text.StartsWith("200", StringComparison.Ordinal)) continue;
                    if (await TextAsync(there, address) is var again && again != text) different.Add($"{address}: {text}\n{again}");
                    compared++;
                }
            }

            Assert.True(different.Count == 0, string.Join("\n\n", different));
            Assert.True(compared > 60, $"{compared} addresses were compared.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> TextAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        return $"{(int)answer.StatusCode} {answer.Content.Headers.ContentType} {await answer.Content.ReadAsStringAsync()}";
    }
}
