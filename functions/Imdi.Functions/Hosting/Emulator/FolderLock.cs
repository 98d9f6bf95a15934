namespace Imdi.Functions.Hosting;

/// <summary>One process at a time in a folder: an open file that nobody shares, which the system closes when its holder is killed.</summary>
internal sealed class FolderLock : IAsyncDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    public static async Task<FolderLock> TakeAsync(string folder, string name, CancellationToken cancellation)
    {
        System.IO.Directory.CreateDirectory(folder);
        while (true)
        {
            try
            {
                return new FolderLock(new FileStream(Path.Combine(folder, name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException)
            {
                await Task.Delay(50, cancellation);
            }
        }
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();
}
