using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Tests.Storage;

/// <summary>What an instance reads before its services are there is what its first reader gets, and nothing depends on it.</summary>
public sealed class FirstReadTests : IAsyncLifetime
{
    private string _account = "";
    private StorageClients _storage = null!;

    public async Task InitializeAsync()
    {
        _account = await AzuriteServer.FreshConnectionStringAsync();
        _storage = new StorageClients(StorageSettings.FromConnectionString(_account));
        await _storage.EnsureCreatedAsync(CancellationToken.None);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_first_look_takes_what_was_read_ahead_and_the_next_one_sees_what_came_since()
    {
        await PublishAsync(1);
        var first = new FirstRead(StorageSettings.FromConnectionString(_account));
        Assert.NotNull(first.Clients);
        var site = Site(first);
        Assert.Equal(A.Run(1).Id, (await site.CurrentAsync(CancellationToken.None))!.Id);

        await PublishAsync(2);

        Assert.Equal(A.Run(2).Id, (await site.CurrentAsync(CancellationToken.None))!.Id);
        Assert.Null(await first.TakeAsync());
    }

    [Fact]
    public async Task What_was_not_there_yet_is_looked_for_again()
    {
        var first = new FirstRead(StorageSettings.FromConnectionString(_account));
        var site = Site(first);
        Assert.Null(await site.CurrentAsync(CancellationToken.None));

        await PublishAsync(1);

        Assert.Equal("<p>run 1", await site.TextAsync("/en/pack-a/"));
    }

    [Theory]
    [InlineData("", typeof(InvalidOperationException))]
    [InlineData("nonsense", typeof(FormatException))]
    public async Task Storage_that_is_not_set_or_set_wrong_stops_the_start(string connection, Type failure) => Assert.IsType(failure, await Record.ExceptionAsync(async () =>
    {
        await using var app = Application.Create([$"--AzureWebJobsStorage={connection}", "--urls=http://127.0.0.1:0"], isServed: true);
        await app.StartAsync();
    }));

    [Fact]
    public void A_manifest_says_after_it_was_read_what_it_said_before()
    {
        var file = new PackedFile("/en/", "text/html", "abc", 3);
        var manifest = RunManifest.Of(A.Run(1), [new PackEntry("b", "m", [file, file with { Address = "/fr/", Length = 4 }]) { Key = "k", Counts = new Dictionary<string, int> { ["corridors"] = 5 } }, new PackEntry("c", "n", [file with { Address = "/es/" }])]);

        Assert.Equal(manifest.ToBytes(), RunManifest.Parse(manifest.ToBytes()).ToBytes());
    }

    [Fact]
    public void A_manifest_may_say_more_than_is_known()
    {
        var read = ReadManifest.From("""
            {"run":"r","asOf":"2026-01-01","later":[{"x":[1]}],"packs":[{"blob":"b","members":"m","later":{"y":1},"files":[{"address":"/en/","contentType":"t","eTag":"e","length":2,"later":null}]}]}
            """u8);

        Assert.Equal(("r", new PackedFile("/en/", "t", "e", 2)), (read.Run, read.Packs[0].Files[0]));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"run":"r"}""")]
    [InlineData("""{"run":"r","asOf":"2026-01-01","packs":{}}""")]
    public void Half_a_manifest_is_none(string json) => Assert.Throws<InvalidDataException>(() => ReadManifest.From(System.Text.Encoding.UTF8.GetBytes(json)));

    private static PublishedRun Site(FirstRead first) => new(
        new RunFileStore(first.Clients), Options.Create(new PublishedRunOptions { SecondsBetweenChecks = 0 }), TimeProvider.System, NullLogger<PublishedRun>.Instance, first);

    private Task<PublishReport> PublishAsync(int run) => A.Publisher(_storage).PublishAsync(A.Run(run), A.Packs(run), CancellationToken.None);
}
