using Imdi.Functions.Funding;
using Imdi.Functions.Indicators;
using Imdi.Functions.Remittances;
using Imdi.Shared;

namespace Imdi.Functions.Nightly;

/// <summary>All that a run is rendered from, read when something has to be rendered from it and not before.</summary>
internal sealed class NightBook(PinnedData data, RegisterBook register, DateOnly asOf, IndicatorBook indicators, Func<CancellationToken, Task<RemittanceBook>> remittances)
{
    private RemittanceBook? _remittances;

    public PinnedData Data => data;

    public RegisterBook Register => register;

    public DateOnly AsOf => asOf;

    /// <summary>Reads a kind when an indicator that takes it in is asked for.</summary>
    public IndicatorBook Indicators => indicators;

    public async Task<RemittanceBook> RemittancesAsync(CancellationToken cancellation) => _remittances ??= await remittances(cancellation);
}

/// <summary>Opens it over the pinned versions.</summary>
public sealed class BuildNightBook(BuildRemittanceBook remittances, BuildIndicatorBook indicators)
{
    internal async Task<NightBook> RunAsync(PinnedData data, RegisterBook register, DateOnly asOf, Region region, CancellationToken cancellation) =>
        new(data, register, asOf, await indicators.OpenAsync(data, asOf, cancellation), token => remittances.RunAsync(data, asOf, token, region));
}
