namespace Imdi.Functions.Datasets;

/// <summary>The rows of a source's current version on this disk for as long as a file is checked against them.</summary>
internal sealed class PublishedFile : IDisposable
{
    private readonly TemporaryFile _file = TemporaryFile.Create();

    public PublishedRows? Rows { get; private set; }

    /// <summary>There is a version, but its key is not the one of today.</summary>
    public bool IsOfAnotherKey { get; private set; }

    public static async Task<PublishedFile> FetchAsync(DatasetStore store, DatasetKind kind, DatasetVersion? current, CancellationToken cancellation)
    {
        var file = new PublishedFile();
        if (current is null) return file;
        try
        {
            await using (var stored = await store.Files.FindDataAsync(current, cancellation) ?? throw new FileNotFoundException($"Version {current.Version} of {kind.Id} has no data."))
            await using (var local = File.Create(file._file.Path)) await stored.CopyToAsync(local, cancellation);
            file.Rows = PublishedRows.Open(kind, current.Version, file._file.Path);
            file.IsOfAnotherKey = file.Rows is null;
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Rows?.Dispose();
        _file.Dispose();
    }
}
