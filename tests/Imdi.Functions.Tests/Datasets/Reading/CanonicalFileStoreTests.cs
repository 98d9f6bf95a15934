using System.Security.Cryptography;
using Imdi.Functions.Datasets;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Imdi.Functions.Tests.Datasets;

public sealed class CanonicalFileStoreTests : IDisposable
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("imdi-cache").FullName;
    private readonly FakeTimeProvider _clock = new(Ingest.Now);
    private int _fetched;

    public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_is_fetched_once_however_many_ask()
    {
        var files = Files(1000);

        var held = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => HoldAsync(files, 1)));

        Assert.Equal(1, _fetched);
        foreach (var one in held) one!.Dispose();
    }

    [Fact]
    public async Task Those_not_asked_for_longest_go_first_and_none_that_is_being_read()
    {
        var files = Files(250);
        using var reading = await HoldAsync(files, 1);
        (await HoldAsync(files, 2))!.Dispose();
        (await HoldAsync(files, 3))!.Dispose();
        (await HoldAsync(files, 4))!.Dispose();

        Assert.Equal([NameOf(1), NameOf(4)], System.IO.Directory.GetFiles(_folder).Select(Path.GetFileName).OrderBy(name => name == NameOf(4)));
    }

    [Fact]
    public async Task Other_content_than_its_name_says_is_not_taken()
    {
        var files = Files(1000);

        await Assert.ThrowsAsync<InvalidDataException>(() => files.HoldAsync(HashOf(1), () => Task.FromResult<Stream?>(new MemoryStream([9, 9])), CancellationToken.None));

        Assert.Empty(System.IO.Directory.GetFiles(_folder));
        (await HoldAsync(files, 1))!.Dispose();
    }

    private CanonicalFileStore Files(long bytes) => new(Options.Create(new DatasetFilesOptions { CacheBytes = bytes, Folder = _folder }), _clock);

    private Task<HeldFile?> HoldAsync(CanonicalFileStore files, byte content)
    {
        _clock.Advance(TimeSpan.FromMinutes(1));
        return files.HoldAsync(HashOf(content), async () =>
        {
            await Task.Yield();
            Interlocked.Increment(ref _fetched);
            return new MemoryStream(Content(content));
        }, CancellationToken.None);
    }

    private static byte[] Content(byte content) => [.. Enumerable.Repeat(content, 100)];

    private static string HashOf(byte content) => Convert.ToHexStringLower(SHA256.HashData(Content(content)));

    private static string NameOf(byte content) => HashOf(content) + ".parquet";
}
