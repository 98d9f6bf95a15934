using Imdi.Functions.Hosting;

namespace Imdi.Functions.Indicators;

/// <summary>Values that are not given, as counts that are kept with an indicator's pack and read back for the record of the run.</summary>
public static class WithheldCounts
{
    private const string Start = "withheld/";

    public static IReadOnlyDictionary<string, int> Of(string indicator, IReadOnlyDictionary<string, int> byReason) => byReason.ToDictionary(count => $"{Start}{indicator}/{count.Key}", count => count.Value, StringComparer.Ordinal);

    public static IReadOnlyList<WithheldValues> Of(IReadOnlyDictionary<string, int> counts) =>
    [
        .. counts.Where(count => count.Key.StartsWith(Start, StringComparison.Ordinal)).OrderBy(count => count.Key, StringComparer.Ordinal)
            .Select(count => (Parts: count.Key.Split('/'), count.Value)).Select(count => new WithheldValues(count.Parts[1], count.Parts[2], count.Value)),
    ];
}
