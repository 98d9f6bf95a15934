namespace Imdi.Functions.Remittances;

/// <summary>
/// A service's cost for any amount. At the two surveyed amounts it is what was surveyed; between them everything in money (the fee,
/// the exchange loss, what arrives) is linear; below the first and above the second the fee is flat and the rate is the nearer
/// tier's, and the answer says that it lies outside the survey. All amounts are exact decimals in major units.
/// </summary>
/// <remarks>
/// A second tier without an amount, at or below the first, or with which less would arrive, is not used. Linear money rather than a
/// linear rate keeps the curve continuous, so that the amount to send follows from the amount to receive in closed form.
/// </remarks>
public sealed class CostCurve
{
    private readonly Knot _first;
    private readonly Knot? _second;
    private readonly FeeMode _mode;

    private CostCurve(Knot first, Knot? second, FeeMode mode) => (_first, _second, _mode) = (first, second, mode);

    public static CostCurve Of(Quote quote)
    {
        var first = Knot.Of(quote, quote.Tier1);
        return new CostCurve(first, SecondOf(quote, first), quote.FeeMode);
    }

    /// <summary>Whether an amount lies outside the surveyed ones; with a single tier every other amount does.</summary>
    public bool IsOutsideSurvey(decimal amount) => amount < _first.Amount || amount > (_second ?? _first).Amount;

    /// <summary>Fee in the sending currency. fee = f₁ + (f₂ − f₁)·(x − a₁)/(a₂ − a₁) between the tiers.</summary>
    public decimal FeeAt(decimal amount) => Between(amount) is { } second
        ? Linear(amount, second, _first.Fee, second.Fee)
        : Nearest(amount).Fee;

    /// <summary>Loss through the exchange rate in the sending currency, x · margin/100 at and outside the tiers; null when undisclosed.</summary>
    public decimal? LossAt(decimal amount) => Between(amount) is { } second
        ? Linear(amount, second, _first.Amount * _first.Margin / 100m, second.Amount * second.Margin / 100m)
        : amount * Nearest(amount).Margin / 100m;

    /// <summary>
    /// What arrives, in the receiving currency, before any fee of the receiver's side: x · rate when the fee comes on top,
    /// (x − fee) · rate when it is deducted. Null when the rate is not known or the fee eats it all.
    /// </summary>
    public decimal? ReceivedAt(decimal amount)
    {
        decimal? received = Between(amount) is { } second
            ? Linear(amount, second, Arrives(_first, _first.Amount), Arrives(second, second.Amount))
            : Arrives(Nearest(amount), amount);
        return received > 0m ? received : null;
    }

    /// <summary>
    /// The amount to send so that exactly this much arrives: the inverse of <see cref="ReceivedAt"/>, piece by piece, without iteration.
    /// Null when the rate is not known.
    /// </summary>
    public decimal? AmountFor(decimal received)
    {
        if (Inverse(_first, received) is not { } low) return null;
        if (_second is not { } second || low <= _first.Amount) return low;
        decimal? atFirst = Arrives(_first, _first.Amount), atSecond = Arrives(second, second.Amount);
        return received < atSecond
            ? _first.Amount + ((received - atFirst) * (second.Amount - _first.Amount) / (atSecond - atFirst))
            : Inverse(second, received);
    }

    private static Knot? SecondOf(Quote quote, Knot first)
    {
        if (quote.Tier2 is not { } tier || tier.Amount <= first.Amount) return null;
        var second = Knot.Of(quote, tier with { Rate = tier.Rate ?? quote.Tier1.Rate, Margin = tier.Margin ?? quote.Tier1.Margin });
        return Arrives(second, second.Amount, quote.FeeMode) <= Arrives(first, first.Amount, quote.FeeMode) ? null : second;
    }

    private Knot? Between(decimal amount) => _second is { } second && amount > _first.Amount && amount < second.Amount ? second : null;

    private Knot Nearest(decimal amount) => _second is { } second && amount >= second.Amount ? second : _first;

    private decimal? Linear(decimal amount, Knot second, decimal? low, decimal? high) =>
        low + ((high - low) * (amount - _first.Amount) / (second.Amount - _first.Amount));

    private decimal Linear(decimal amount, Knot second, decimal low, decimal high) =>
        low + ((high - low) * (amount - _first.Amount) / (second.Amount - _first.Amount));

    private decimal? Arrives(Knot tier, decimal amount) => Arrives(tier, amount, _mode);

    private static decimal? Arrives(Knot tier, decimal amount, FeeMode mode) =>
        (mode == FeeMode.Deducted ? amount - tier.Fee : amount) * tier.Rate;

    private decimal? Inverse(Knot tier, decimal received) =>
        tier.Rate is { } rate && rate > 0m ? (received / rate) + (_mode == FeeMode.Deducted ? tier.Fee : 0m) : null;

    private readonly record struct Knot(decimal Amount, decimal Fee, decimal? Rate, decimal? Margin)
    {
        public static Knot Of(Quote quote, SurveyedTier tier) => quote.IsDisclosed
            ? new Knot(tier.Amount, tier.Fee, ExchangeMargin.RateOf(tier, quote.Interbank), ExchangeMargin.Of(tier, quote.Interbank))
            : new Knot(tier.Amount, tier.Fee, null, null);
    }
}
