using Azure.Data.Tables;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Microsoft.Extensions.Configuration;

namespace Imdi.Functions.Tests.Storage;

public sealed class StorageClientsTests
{
    [Fact]
    public async Task Creating_what_exists_is_harmless()
    {
        var storage = await AzuriteServer.FreshAsync();

        await storage.EnsureCreatedAsync(CancellationToken.None);

        Assert.True(await storage.Container(StorageNames.Published).ExistsAsync());
    }

    [Fact]
    public async Task Two_tests_never_see_each_other()
    {
        var one = await AzuriteServer.FreshAsync();
        var other = await AzuriteServer.FreshAsync();

        await one.Table(StorageNames.Nightly).AddEntityAsync(new TableEntity("p", "r"));

        Assert.Empty(other.Table(StorageNames.Nightly).Query<TableEntity>());
    }

    [Fact]
    public void An_account_name_is_enough_where_an_identity_signs_in()
    {
        var settings = StorageSettings.From(Configuration(("AzureWebJobsStorage:accountName", "imdipilot")));

        Assert.Equal(("https://imdipilot.blob.core.windows.net/", "https://imdipilot.table.core.windows.net/"),
            (settings.BlobService?.AbsoluteUri, settings.TableService?.AbsoluteUri));
    }

    [Fact]
    public void Service_addresses_win_over_the_account_name()
    {
        var settings = StorageSettings.From(Configuration(
            ("AzureWebJobsStorage:blobServiceUri", "https://blobs.example"), ("AzureWebJobsStorage:tableServiceUri", "https://tables.example")));

        Assert.Equal("https://tables.example/", settings.TableService?.AbsoluteUri);
    }

    [Fact]
    public void Missing_storage_says_which_setting_is_missing()
    {
        var missing = Assert.Throws<InvalidOperationException>(() => StorageSettings.From(Configuration()));

        Assert.Contains("AzureWebJobsStorage", missing.Message, StringComparison.Ordinal);
    }

    private static IConfiguration Configuration(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Key, (string?)value.Value))).Build();
}
