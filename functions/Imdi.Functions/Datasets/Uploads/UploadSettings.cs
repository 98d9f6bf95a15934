using System.ComponentModel.DataAnnotations;

namespace Imdi.Functions.Datasets;

/// <summary>What a region allows its agencies, from the section <c>Uploads</c>; validated at start.</summary>
public sealed record UploadSettings
{
    public const string Section = "Uploads";

    /// <summary>Uploads that an agency may have open, their blocks still coming, at once.</summary>
    [Range(1, 1_000)]
    public int MostOpen { get; init; } = 20;
}
