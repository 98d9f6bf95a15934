namespace Imdi.Functions.Remittances;

/// <summary>A quote in 112 bytes: names and codes by number, decimals packed. A million of them must fit a small instance.</summary>
internal struct PackedQuote
{
    public long Amount1, Fee1, Rate1, Margin1, Amount2, Fee2, Rate2, Margin2, Interbank, ReceivingFee;
    public int Corridor, Provider, Day;
    public ushort Period, SendCurrency, ReceiveCurrency;
    public byte Source, ProviderType, Instruments, AccessPoints, Pickups, Speed, Coverage, Flags;

    public const byte Transparent = 1, NotTransparent = 2, Deducted = 4, HasSecondTier = 8, HasReceiveCurrency = 16;
}
