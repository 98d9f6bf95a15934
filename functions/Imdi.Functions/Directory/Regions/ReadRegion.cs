using System.Text;
using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>The region as deployed. A wrong file stops the start, and says where it is wrong.</summary>
public static class ReadRegion
{
    public static Outcome<Region> Of(RegionSettings settings)
    {
        if (settings is { Json: null, File: { } path } && !File.Exists(path)) return Refusal.Unprocessable("region-file-missing", $"There is no file {path}: set Region__File to one, or leave it out.");
        string text = settings switch
        {
            { Json: { } json } => json,
            { File: { } file } => File.ReadAllText(file, Encoding.UTF8),
            _ => RegionFile.DefaultText,
        };
        return RegionFile.Read(text).Then(RegionWords.Checked);
    }

    public static string Sentence(Refusal refusal) => refusal.Errors.Count == 0
        ? refusal.Detail
        : $"The region's file is wrong: {string.Join("; ", refusal.Errors.Select(error => $"{(error.Pointer.Length > 0 ? error.Pointer : "the file")}: {error.Detail}"))}";
}
