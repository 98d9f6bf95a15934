using Imdi.Shared;

namespace Imdi.Functions.Indicators;

/// <summary>Gathers a corridor out of a run's files.</summary>
public sealed class ReadCorridor(IndicatorStore store)
{
    public async Task<CorridorAnalysis> RunAsync(CountryCode from, CountryCode to, Language language, string run, CancellationToken cancellation)
    {
        Dictionary<CorridorPart, AreaFile?> files = [];
        foreach (var part in CorridorPlan.Of(from, to)) files[part] = await store.AreaAsync(part.Indicator, part.Area, cancellation);
        return CorridorAnalysis.Of(
            from, to, files, await store.OccupationsAsync(from.Alpha3, cancellation), await store.OccupationsAsync(to.Alpha3, cancellation), new IndicatorWords(language), run);
    }
}
