using Imdi.Functions.Datasets;

namespace Imdi.Functions.Remittances;

/// <summary>A batch of canonical quote rows, row by row.</summary>
internal sealed class QuoteBatch(ICanonicalBatch batch, CostSource source, QuoteRowCodes codes)
{
    private readonly IReadOnlyList<string?> _period = batch.Text(KindNames.Quote.Period), _from = batch.Text(KindNames.Quote.From), _to = batch.Text(KindNames.Quote.To);
    private readonly IReadOnlyList<string?> _provider = batch.Text(KindNames.Quote.Provider), _providerType = batch.Text(KindNames.Quote.ProviderType);
    private readonly IReadOnlyList<string?> _instruments = batch.Text(KindNames.Quote.Instruments), _access = batch.Text(KindNames.Quote.AccessPoints);
    private readonly IReadOnlyList<string?> _speed = batch.Text(KindNames.Quote.Speed), _coverage = batch.Text(KindNames.Quote.Coverage), _pickups = batch.Text(KindNames.Quote.PickupMethods);
    private readonly IReadOnlyList<string?> _sendCurrency = batch.Text(KindNames.Quote.SendCurrency), _receiveCurrency = batch.Text(KindNames.Quote.ReceiveCurrency);
    private readonly IReadOnlyList<decimal?> _amount1 = batch.Number(KindNames.Quote.Amount1), _fee1 = batch.Number(KindNames.Quote.Fee1), _rate1 = batch.Number(KindNames.Quote.Rate1), _margin1 = batch.Number(KindNames.Quote.Margin1);
    private readonly IReadOnlyList<decimal?> _amount2 = batch.Number(KindNames.Quote.Amount2), _fee2 = batch.Number(KindNames.Quote.Fee2), _rate2 = batch.Number(KindNames.Quote.Rate2), _margin2 = batch.Number(KindNames.Quote.Margin2);
    private readonly IReadOnlyList<decimal?> _interbank = batch.Number(KindNames.Quote.InterbankRate), _receivingFee = batch.Number(KindNames.Quote.ReceivingFee);
    private readonly IReadOnlyList<DateOnly?> _date = batch.Date(KindNames.Quote.Date);
    private readonly IReadOnlyList<bool?> _transparent = batch.Flag(KindNames.Quote.Transparent);
    private readonly IReadOnlyList<string?> _feeMode = batch.Text(KindNames.Quote.FeeMode);

    /// <summary>Null for a row that cannot be costed: no amount or fee, or an interbank rate that is missing or zero though the service is transparent.</summary>
    public Quote? At(int row)
    {
        if (_amount1[row] is not { } amount || amount <= 0m || _fee1[row] is not { } fee) return null;
        if (_transparent[row] != false && !(_interbank[row] > 0m)) return null;
        return new Quote
        {
            Source = source,
            Corridor = new Corridor(codes.Country.Of(_from[row]!), codes.Country.Of(_to[row]!)),
            Period = codes.Period.Of(_period[row]!),
            Date = _date[row],
            Provider = _provider[row]!,
            ProviderType = QuoteCodes.ProviderTypes.Parse(_providerType[row]),
            Instruments = codes.Instruments.Of(_instruments[row] ?? ""),
            AccessPoints = codes.AccessPoints.Of(_access[row] ?? ""),
            Pickups = codes.Pickups.Of(_pickups[row] ?? ""),
            Speed = QuoteCodes.Speeds.Parse(_speed[row]),
            Coverage = QuoteCodes.Coverages.Parse(_coverage[row]),
            SendCurrency = codes.Currency.Of(_sendCurrency[row]!),
            ReceiveCurrency = _receiveCurrency[row] is { } currency ? codes.Currency.Of(currency) : null,
            Tier1 = new SurveyedTier(amount, fee, Rate(_rate1[row]), _margin1[row]),
            Tier2 = _amount2[row] is { } second && second > 0m && _fee2[row] is { } secondFee
                ? new SurveyedTier(second, secondFee, Rate(_rate2[row]), _margin2[row])
                : null,
            Interbank = _interbank[row],
            Transparent = _transparent[row],
            FeeMode = QuoteCodes.FeeModes.Parse(_feeMode[row]),
            ReceivingFee = _receivingFee[row],
        };
    }

    // A rate of zero is a way of writing "not known".
    private static decimal? Rate(decimal? rate) => rate > 0m ? rate : null;
}
