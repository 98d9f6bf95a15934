using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>What is asked of a corridor: an amount to send or to be received, and which services count.</summary>
public sealed record CorridorQuestion
{
    public decimal? Amount { get; init; }

    public decimal? Receive { get; init; }

    public Currency? Currency { get; init; }

    public Instruments Instrument { get; init; }

    public Pickups Pickup { get; init; }

    /// <summary>The slowest that will do; unknown for any.</summary>
    public TransferSpeed Speed { get; init; }

    public ProviderType ProviderType { get; init; }

    public DateOnly? AsOf { get; init; }

    public bool Admits(Quote quote) =>
        (Instrument == Instruments.None || (quote.Instruments & Instrument) != 0) &&
        (Pickup == Pickups.None || (quote.Pickups & Pickup) != 0) &&
        (Speed == TransferSpeed.Unknown || (quote.Speed != TransferSpeed.Unknown && quote.Speed <= Speed)) &&
        (ProviderType == ProviderType.Unknown || quote.ProviderType == ProviderType);
}
