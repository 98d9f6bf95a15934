namespace Imdi.Functions.Indicators;

/// <summary>A cell of a country's table of its nationals abroad. Sex, education and occupation have T, the status at home has all for the total.</summary>
public readonly record struct AbroadKey(string Destination, string Period, string Sex, string Education, string HomeStatus, string Occupation)
{
    public const string Everyone = "T", AnyStatus = "all";

    /// <summary>Of how many of its parts it is the total.</summary>
    public int Totals => (Sex == Everyone ? 1 : 0) + (Education == Everyone ? 1 : 0) + (HomeStatus == AnyStatus ? 1 : 0) + (Occupation == Everyone ? 1 : 0) + (Destination == Datasets.Area.World ? 1 : 0);
}

/// <summary>What the sources state of a cell: the figure that holds, and the version that states it.</summary>
public sealed record AbroadCell(AbroadKey Key, decimal? Persons, string Version);
