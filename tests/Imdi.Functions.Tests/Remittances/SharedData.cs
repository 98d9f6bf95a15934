namespace Imdi.Functions.Tests.Remittances;

/// <summary>The real files that tests may read but the project never holds: a folder <c>shared/data</c> beside a parent, or IMDI_SHARED.</summary>
internal static class SharedData
{
    public static string? Folder { get; } = Find();

    public static string Path(string file) => System.IO.Path.Combine(Folder!, file);

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("IMDI_SHARED") is { Length: > 0 } set) return System.IO.Path.Combine(set, "data");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = System.IO.Path.Combine(folder.FullName, "shared", "data");
            if (System.IO.Directory.Exists(candidate)) return candidate;
        }

        return null;
    }
}

/// <summary>A test on the real files; where they are absent it says so.</summary>
internal sealed class FactOnRealDataAttribute : FactAttribute
{
    public FactOnRealDataAttribute()
    {
        if (SharedData.Folder is null) Skip = "The real files (shared/data, or the folder that IMDI_SHARED names) are not here.";
    }
}
