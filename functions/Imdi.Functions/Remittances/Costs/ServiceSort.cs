namespace Imdi.Functions.Remittances;

/// <summary>What of a service a reader chooses by.</summary>
public readonly record struct ServiceSort(ProviderType ProviderType, Instruments Instruments, TransferSpeed Speed, Pickups Pickups);

/// <summary>Which services count; what is left out admits all.</summary>
public sealed record ServiceFilter
{
    public static ServiceFilter All { get; } = new();

    public ProviderType ProviderType { get; init; }

    public Instruments Instrument { get; init; }

    /// <summary>The slowest that will do.</summary>
    public TransferSpeed Speed { get; init; }

    public Pickups Pickup { get; init; }

    public bool Admits(ServiceSort sort) =>
        (ProviderType == ProviderType.Unknown || sort.ProviderType == ProviderType) &&
        (Instrument == Instruments.None || (sort.Instruments & Instrument) != 0) &&
        (Speed == TransferSpeed.Unknown || (sort.Speed != TransferSpeed.Unknown && sort.Speed <= Speed)) &&
        (Pickup == Pickups.None || (sort.Pickups & Pickup) != 0);
}
