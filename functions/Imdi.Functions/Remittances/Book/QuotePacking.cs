using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>Packs quotes and unpacks them again, the same to the last digit.</summary>
internal sealed class QuotePacking
{
    private readonly PackedNumbers _numbers = new();
    private readonly Numbered<Corridor> _corridors = new();
    private readonly Numbered<string> _providers = new();
    private readonly Numbered<Period> _periods = new();
    private readonly Numbered<Currency> _currencies = new();
    private readonly Numbered<CostSource> _sources = new();

    public PackedQuote Pack(Quote quote)
    {
        var second = quote.Tier2.GetValueOrDefault();
        return new PackedQuote
        {
            Amount1 = _numbers.Pack(quote.Tier1.Amount),
            Fee1 = _numbers.Pack(quote.Tier1.Fee),
            Rate1 = _numbers.Pack(quote.Tier1.Rate),
            Margin1 = _numbers.Pack(quote.Tier1.Margin),
            Amount2 = _numbers.Pack(second.Amount),
            Fee2 = _numbers.Pack(second.Fee),
            Rate2 = _numbers.Pack(second.Rate),
            Margin2 = _numbers.Pack(second.Margin),
            Interbank = _numbers.Pack(quote.Interbank),
            ReceivingFee = _numbers.Pack(quote.ReceivingFee),
            Corridor = _corridors.Of(quote.Corridor),
            Provider = _providers.Of(quote.Provider),
            Day = quote.Date?.DayNumber ?? -1,
            Period = checked((ushort)_periods.Of(quote.Period)),
            SendCurrency = checked((ushort)_currencies.Of(quote.SendCurrency)),
            ReceiveCurrency = checked((ushort)_currencies.Of(quote.ReceiveCurrency.GetValueOrDefault())),
            Source = checked((byte)_sources.Of(quote.Source)),
            ProviderType = (byte)quote.ProviderType,
            Instruments = (byte)quote.Instruments,
            AccessPoints = (byte)quote.AccessPoints,
            Pickups = (byte)quote.Pickups,
            Speed = (byte)quote.Speed,
            Coverage = (byte)quote.Coverage,
            Flags = FlagsOf(quote),
        };
    }

    public Quote Unpack(in PackedQuote packed) => new()
    {
        Source = _sources[packed.Source],
        Corridor = _corridors[packed.Corridor],
        Period = _periods[packed.Period],
        Date = packed.Day < 0 ? null : DateOnly.FromDayNumber(packed.Day),
        Provider = _providers[packed.Provider],
        ProviderType = (ProviderType)packed.ProviderType,
        Instruments = (Instruments)packed.Instruments,
        AccessPoints = (AccessPoints)packed.AccessPoints,
        Pickups = (Pickups)packed.Pickups,
        Speed = (TransferSpeed)packed.Speed,
        Coverage = (Coverage)packed.Coverage,
        SendCurrency = _currencies[packed.SendCurrency],
        ReceiveCurrency = Has(packed, PackedQuote.HasReceiveCurrency) ? _currencies[packed.ReceiveCurrency] : null,
        Tier1 = Tier(packed.Amount1, packed.Fee1, packed.Rate1, packed.Margin1),
        Tier2 = Has(packed, PackedQuote.HasSecondTier) ? Tier(packed.Amount2, packed.Fee2, packed.Rate2, packed.Margin2) : null,
        Interbank = _numbers.Unpack(packed.Interbank),
        Transparent = Has(packed, PackedQuote.Transparent) ? true : Has(packed, PackedQuote.NotTransparent) ? false : null,
        FeeMode = Has(packed, PackedQuote.Deducted) ? FeeMode.Deducted : FeeMode.OnTop,
        ReceivingFee = _numbers.Unpack(packed.ReceivingFee),
    };

    private static byte FlagsOf(Quote quote) => (byte)(
        (quote.Transparent == true ? PackedQuote.Transparent : 0) |
        (quote.Transparent == false ? PackedQuote.NotTransparent : 0) |
        (quote.FeeMode == FeeMode.Deducted ? PackedQuote.Deducted : 0) |
        (quote.Tier2 is not null ? PackedQuote.HasSecondTier : 0) |
        (quote.ReceiveCurrency is not null ? PackedQuote.HasReceiveCurrency : 0));

    private static bool Has(in PackedQuote packed, byte flag) => (packed.Flags & flag) != 0;

    private SurveyedTier Tier(long amount, long fee, long rate, long margin) => new(
        _numbers.Unpack(amount)!.Value, _numbers.Unpack(fee)!.Value, _numbers.Unpack(rate), _numbers.Unpack(margin));
}
