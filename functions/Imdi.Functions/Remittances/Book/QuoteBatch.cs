using Imdi.Functions.Datasets;
using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>A batch of canonical quote rows, row by row.</summary>
internal sealed class QuoteBatch(ICanonicalBatch batch, CostSource source)
{
    private readonly CodedColumn<CountryCode> _from = new(batch.Text(KindNames.Quote.From), Country), _to = new(batch.Text(KindNames.Quote.To), Country);
    private readonly CodedColumn<Period> _period = new(batch.Text(KindNames.Quote.Period), text => text is null ? default : Period.Parse(text));
    private readonly IReadOnlyList<string?> _provider = batch.Text(KindNames.Quote.Provider);
    private readonly CodedColumn<ProviderType> _providerType = new(batch.Text(KindNames.Quote.ProviderType), QuoteCodes.ProviderTypes.Parse);
    private readonly CodedColumn<Instruments> _instruments = new(batch.Text(KindNames.Quote.Instruments), QuoteCodes.Instruments.ParseAll);
    private readonly CodedColumn<AccessPoints> _access = new(batch.Text(KindNames.Quote.AccessPoints), QuoteCodes.AccessPoints.ParseAll);
    private readonly CodedColumn<Pickups> _pickups = new(batch.Text(KindNames.Quote.PickupMethods), QuoteCodes.Pickups.ParseAll);
    private readonly CodedColumn<TransferSpeed> _speed = new(batch.Text(KindNames.Quote.Speed), QuoteCodes.Speeds.Parse);
    private readonly CodedColumn<Coverage> _coverage = new(batch.Text(KindNames.Quote.Coverage), QuoteCodes.Coverages.Parse);
    private readonly CodedColumn<FeeMode> _feeMode = new(batch.Text(KindNames.Quote.FeeMode), QuoteCodes.FeeModes.Parse);
    private readonly CodedColumn<Currency?> _sendCurrency = new(batch.Text(KindNames.Quote.SendCurrency), Money), _receiveCurrency = new(batch.Text(KindNames.Quote.ReceiveCurrency), Money);
    private readonly IReadOnlyList<decimal?> _amount1 = batch.Number(KindNames.Quote.Amount1), _fee1 = batch.Number(KindNames.Quote.Fee1), _rate1 = batch.Number(KindNames.Quote.Rate1), _margin1 = batch.Number(KindNames.Quote.Margin1);
    private readonly IReadOnlyList<decimal?> _amount2 = batch.Number(KindNames.Quote.Amount2), _fee2 = batch.Number(KindNames.Quote.Fee2), _rate2 = batch.Number(KindNames.Quote.Rate2), _margin2 = batch.Number(KindNames.Quote.Margin2);
    private readonly IReadOnlyList<decimal?> _interbank = batch.Number(KindNames.Quote.InterbankRate), _receivingFee = batch.Number(KindNames.Quote.ReceivingFee);
    private readonly IReadOnlyList<DateOnly?> _date = batch.Date(KindNames.Quote.Date);
    private readonly IReadOnlyList<bool?> _transparent = batch.Flag(KindNames.Quote.Transparent);

    /// <summary>Those that can be costed, each with its row.</summary>
    public IEnumerable<(int Row, Quote Quote)> Quotes()
    {
        for (int row = 0; row < batch.Count; row++)
        {
            if (At(row) is { } quote) yield return (row, quote);
        }
    }

    /// <summary>Null for a row that cannot be costed: no amount or fee, or an interbank rate that is missing or zero though the service is transparent.</summary>
    private Quote? At(int row)
    {
        if (_amount1[row] is not { } amount || amount <= 0m || _fee1[row] is not { } fee) return null;
        if (_transparent[row] != false && !(_interbank[row] > 0m)) return null;
        return new Quote
        {
            Source = source,
            Corridor = new Corridor(_from[row], _to[row]),
            Period = _period[row],
            Date = _date[row],
            Provider = _provider[row]!,
            ProviderType = _providerType[row],
            Instruments = _instruments[row],
            AccessPoints = _access[row],
            Pickups = _pickups[row],
            Speed = _speed[row],
            Coverage = _coverage[row],
            SendCurrency = _sendCurrency[row]!.Value,
            ReceiveCurrency = _receiveCurrency[row],
            Tier1 = new SurveyedTier(amount, fee, Rate(_rate1[row]), _margin1[row]),
            Tier2 = _amount2[row] is { } second && second > 0m && _fee2[row] is { } secondFee
                ? new SurveyedTier(second, secondFee, Rate(_rate2[row]), _margin2[row])
                : null,
            Interbank = _interbank[row],
            Transparent = _transparent[row],
            FeeMode = _feeMode[row],
            ReceivingFee = _receivingFee[row],
        };
    }

    private static CountryCode Country(string? code) => code is null ? default : CountryCode.Parse(code);

    private static Currency? Money(string? code) => code is null ? null : Currency.Parse(code);

    // A rate of zero is a way of writing "not known".
    private static decimal? Rate(decimal? rate) => rate > 0m ? rate : null;
}
