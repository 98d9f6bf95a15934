namespace Imdi.Functions.Remittances;

/// <summary>One service costed for one amount. Money is in the sending currency, unrounded, unless it says otherwise.</summary>
/// <param name="Loss">Exchange loss; null when the provider does not disclose its rate.</param>
/// <param name="Received">In the receiving currency, before the receiver's fee; null when it cannot be known.</param>
/// <param name="ReceivingFee">What the receiver is charged, in the receiving currency, where known; beside the World Bank's total, not in it.</param>
public sealed record ServiceCost(Quote Quote, decimal Send, decimal Fee, decimal? Loss, decimal? Received, decimal? ReceivingFee, bool OutsideSurvey)
{
    /// <summary>fee / amount · 100.</summary>
    public decimal FeePercent => Fee / Send * 100m;

    /// <summary>Exchange loss / amount · 100: at a surveyed amount (1 − rate/interbank) · 100.</summary>
    public decimal? MarginPercent => Loss / Send * 100m;

    /// <summary>Fee plus exchange loss; the fee alone while the loss is not disclosed.</summary>
    public decimal Total => Fee + (Loss ?? 0m);

    /// <summary>total % = fee / amount · 100 + margin %. Never clamped: promotions cost less than nothing. Source: World Bank, RPW.</summary>
    public decimal TotalPercent => FeePercent + (MarginPercent ?? 0m);

    /// <summary>What it takes out of the family's pocket on both sides, % of the amount sent: total % + receiving fee / interbank rate / amount · 100.</summary>
    public decimal TotalWithReceivingFeePercent => TotalPercent + (ReceivingFeeAtInterbank / Send * 100m);

    // In the sending currency; without a rate to turn it by it counts for nothing, and the fee itself is still shown.
    private decimal ReceivingFeeAtInterbank => ReceivingFee is { } fee && Quote.Interbank is { } rate and > 0 ? fee / rate : 0m;

    /// <summary>Costs the service for an amount above zero.</summary>
    public static ServiceCost ForSending(Quote quote, decimal amount)
    {
        var curve = CostCurve.Of(quote);
        return new ServiceCost(
            quote, amount, curve.FeeAt(amount), curve.LossAt(amount), curve.ReceivedAt(amount),
            quote.ReceivingFee, curve.IsOutsideSurvey(amount));
    }

    /// <summary>Costs the service for what shall arrive, solving for the amount to send; null when the rate is not known.</summary>
    public static ServiceCost? ForReceiving(Quote quote, decimal received) =>
        CostCurve.Of(quote).AmountFor(received) is { } amount ? ForSending(quote, amount) with { Received = received } : null;

    /// <summary>Total % at the first surveyed amount (USD 200), on which every average rests; null when undisclosed.</summary>
    public static decimal? SurveyedPercent(Quote quote) => quote.IsDisclosed
        ? (quote.Tier1.Fee / quote.Tier1.Amount * 100m) + ExchangeMargin.Of(quote.Tier1, quote.Interbank)
        : null;
}
