namespace Imdi.Functions.Datasets;

/// <summary>A file of this process alone that goes when it is disposed of.</summary>
internal sealed class TemporaryFile(string path) : IDisposable
{
    public string Path { get; } = path;

    public static TemporaryFile Create() => new(System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"imdi-{Guid.NewGuid():N}.tmp"));

    public void Dispose()
    {
        if (File.Exists(Path)) File.Delete(Path);
    }
}
