using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>The region's settings as they were published once. Number 0 is the file that was deployed; what counts is the last.</summary>
/// <param name="By">Id of the caller; null for the file.</param>
/// <param name="Note">Why, in the words of who changed it.</param>
/// <param name="Again">The earlier version that this one repeats, to undo what came between.</param>
public sealed record RegionVersion(int Number, Region Region, string? By, DateTimeOffset? At, string? Note, int? Again)
{
    public const int LongestNote = 300;

    public RegionVersion Next(Region region, string by, DateTimeOffset at, string? note, int? again = null) => new(Number + 1, region, by, at, note, again);
}
