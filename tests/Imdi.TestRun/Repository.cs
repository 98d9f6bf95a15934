namespace Imdi.TestRun;

internal static class Repository
{
    public static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Imdi.Functions.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("Imdi.Functions.sln was not found above the test runner: run it from a clone of the repository.");
    }
}
