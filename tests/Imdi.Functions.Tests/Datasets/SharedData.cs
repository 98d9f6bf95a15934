namespace Imdi.Functions.Tests.Datasets;

/// <summary>The real files that tests read and the project does not hold: beside the repository, or where IMDI_SHARED says.</summary>
public static class SharedData
{
    public const string CorridorFile = "rpw-corridors-2011q1-2020q3.csv", FlowsFile = "knomad-bilateral-remittances-2017.xlsx";

    public static string? Find(string name)
    {
        if (Environment.GetEnvironmentVariable("IMDI_SHARED") is { Length: > 0 } set) return Existing(Path.Combine(set, "data", name));
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Existing(Path.Combine(folder.FullName, "shared", "data", name)) is { } found) return found;
        }

        return null;
    }

    private static string? Existing(string path) => File.Exists(path) ? path : null;
}

/// <summary>Needs one of the real files, and says so where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealFileFactAttribute : FactAttribute
{
    public RealFileFactAttribute(string file)
    {
        if (SharedData.Find(file) is null) Skip = $"The real file {file} is not beside the repository (nor under IMDI_SHARED).";
    }
}
