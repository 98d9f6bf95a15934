using System.Globalization;

namespace Imdi.Functions.Indicators;

/// <summary>
/// How many figures are held at once: as many as take half of the memory that the process may have. A night with more fails by name and leaves the last site, instead of being killed again and again.
/// </summary>
internal static class FigureLimit
{
    // A key, a number and whose it is are 52; twice that while the dictionary of the measure that is being read grows.
    private const int BytesEach = 104;

    public static long OfThisProcess => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2 / BytesEach;

    public static string Exceeded(long most, string kind) => string.Create(CultureInfo.InvariantCulture,
        $"The indicators take in more than {most:N0} figures, the last of them of {kind}: give the instance more memory (docs/benchmarks.md, The data of a night), or retract sources that are not needed.");
}
