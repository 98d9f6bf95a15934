namespace Imdi.Functions.Hosting;

internal static class RepositoryRoot
{
    /// <summary>The folder of Imdi.Functions.sln above the program or above where it was started; null when the program stands alone.</summary>
    public static string? Find() => Above(AppContext.BaseDirectory) ?? Above(Environment.CurrentDirectory);

    private static string? Above(string start)
    {
        var folder = new DirectoryInfo(start);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Imdi.Functions.sln"))) folder = folder.Parent;
        return folder?.FullName;
    }
}
