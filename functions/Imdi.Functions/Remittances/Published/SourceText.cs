using System.Globalization;

namespace Imdi.Functions.Remittances;

/// <summary>How an answer names its sources.</summary>
public static class SourceText
{
    public static string Of(IEnumerable<CostSource> sources) => string.Join("; ", sources.Select(source => source.Name));

    /// <summary>The latest release among the sources, as a date; null when none is dated.</summary>
    public static string? VintageOf(IEnumerable<CostSource> sources) =>
        sources.Select(source => source.Vintage).Max()?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
