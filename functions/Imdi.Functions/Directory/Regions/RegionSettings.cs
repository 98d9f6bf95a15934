namespace Imdi.Functions.Directory;

/// <summary>Where the region's file comes from, from the section <c>Region</c>; without either it is the one that the program carries.</summary>
public sealed record RegionSettings
{
    public const string Section = "Region";

    /// <summary>The path of a file.</summary>
    public string? File { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value; }

    /// <summary>The file's text itself, as a template of infrastructure passes it; it wins over a path.</summary>
    public string? Json { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value; }

    /// <summary>Whether the deployment has a text of its own, which can be wrong.</summary>
    public bool IsOwn => File is not null || Json is not null;
}
