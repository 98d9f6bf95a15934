namespace Imdi.Functions.Tests.Shared;

/// <summary>The published files that tests read where they lie and never copy: shared/data beside the repository, or in IMDI_SHARED.</summary>
internal static class RealFiles
{
    internal static string? Folder { get; } = Find();

    internal static string Of(string name) => Path.Combine(Folder ?? throw new DirectoryNotFoundException("shared/data is not here."), name);

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("IMDI_SHARED") is { Length: > 0 } shared) return Path.Combine(shared, "data");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string data = Path.Combine(folder.FullName, "shared", "data");
            if (System.IO.Directory.Exists(data)) return data;
        }

        return null;
    }
}

/// <summary>A fact about the published files; where they are absent it says so instead of passing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RealFactAttribute : FactAttribute
{
    public RealFactAttribute()
    {
        if (RealFiles.Folder is null) Skip = "shared/data is not here; set IMDI_SHARED to its parent.";
    }
}
