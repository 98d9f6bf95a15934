using System.Globalization;
using Imdi.Functions.Hosting;

namespace Imdi.Functions.Datasets;

/// <summary>A file of this process alone that goes when it is disposed of. Its name says whose it is, so that a killed process's can be swept.</summary>
internal sealed class TemporaryFile(string path) : IDisposable
{
    public string Path { get; } = path;

    public static TemporaryFile Create() => new(System.IO.Path.Combine(
        System.IO.Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"imdi-{Environment.ProcessId}-{Guid.NewGuid():N}.tmp")));

    public void Dispose()
    {
        if (File.Exists(Path)) File.Delete(Path);
    }

    /// <summary>Deletes those last written before a moment whose process is gone; how many. Another user's are left to that user.</summary>
    public static int SweepOfTheDead(DateTimeOffset before)
    {
        int swept = 0;
        foreach (var file in new DirectoryInfo(System.IO.Path.GetTempPath()).EnumerateFiles("imdi-*.tmp"))
        {
            if (file.LastWriteTimeUtc >= before.UtcDateTime || IsOfTheLiving(file.Name)) continue;
            try
            {
                file.Delete();
                swept++;
            }
            catch (Exception kept) when (kept is UnauthorizedAccessException or IOException)
            {
            }
        }

        return swept;
    }

    private static bool IsOfTheLiving(string name) =>
        int.TryParse(name.Split('-')[1], NumberStyles.None, CultureInfo.InvariantCulture, out int pid) && ProcessIdentity.Of(pid) is not null;
}
