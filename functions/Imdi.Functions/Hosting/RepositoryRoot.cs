namespace Imdi.Functions.Commands;

internal static class RepositoryRoot
{
    /// <summary>The folder of Imdi.Functions.sln above the program, or the working folder when the program stands alone.</summary>
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Imdi.Functions.sln"))) return folder.FullName;
        }

        return Environment.CurrentDirectory;
    }
}
