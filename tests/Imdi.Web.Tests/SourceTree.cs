namespace Imdi.Web.Tests;

/// <summary>The repository's own files, found upwards from where the tests run.</summary>
internal static class SourceTree
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string Site => Path.Combine(Root, "web", "Imdi.Web");

    /// <summary>The application, which words some answers by the site's texts.</summary>
    public static string Application => Path.Combine(Root, "functions", "Imdi.Functions");

    public static string ReadSite(params string[] parts) => File.ReadAllText(Path.Combine([Site, .. parts]));

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new DirectoryNotFoundException("No Imdi.Functions.sln above the tests."),
        _ when File.Exists(Path.Combine(folder.FullName, "Imdi.Functions.sln")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}
