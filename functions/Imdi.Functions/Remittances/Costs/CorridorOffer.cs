namespace Imdi.Functions.Remittances;

/// <summary>
/// A corridor's services for one amount: those that can be compared, cheapest first; those whose exchange loss is not disclosed (fee
/// only, never ranked); and those whose price is too old to be called a present one.
/// </summary>
public sealed record CorridorOffer(IReadOnlyList<ServiceCost> Ranked, IReadOnlyList<ServiceCost> Undisclosed, IReadOnlyList<ServiceCost> Stale)
{
    /// <summary>Services without any figure for what was asked: an amount to be received cannot be turned back at a rate that is not disclosed.</summary>
    public IReadOnlyList<Quote> Uncosted { get; init; } = [];

    public ServiceCost? Cheapest => Ranked.Count > 0 ? Ranked[0] : null;

    public ServiceCost? Dearest => Ranked.Count > 0 ? Ranked[^1] : null;

    /// <summary>Simple mean of total % over the ranked services; null without any.</summary>
    public decimal? AveragePercent => Ranked.Count > 0 ? Ranked.Sum(cost => cost.TotalPercent) / Ranked.Count : null;

    /// <summary>Simple mean of the total cost in the sending currency.</summary>
    public decimal? AverageCost => Ranked.Count > 0 ? Ranked.Sum(cost => cost.Total) / Ranked.Count : null;

    /// <summary>What one transfer saves with the cheapest service rather than the average one; in the sending currency, never below zero.</summary>
    public decimal? SavingPerTransfer => Cheapest is { } cheapest ? Math.Max(0m, AverageCost!.Value - cheapest.Total) : null;

    public static CorridorOffer Of(IEnumerable<ServiceCost> costs, DateOnly asOf, RemittanceOptions options)
    {
        var ordered = costs.Order(ByCost).ToList();
        bool Stale(ServiceCost cost) => CurrentQuotes.IsStale(cost.Quote, asOf, options);
        return new CorridorOffer(
            [.. ordered.Where(cost => cost.Quote.IsDisclosed && !Stale(cost))],
            [.. ordered.Where(cost => !cost.Quote.IsDisclosed && !Stale(cost))],
            [.. ordered.Where(Stale)]);
    }

    // The family's whole cost decides; then everything that tells two services apart, so that equal costs always stand in one order.
    private static readonly Comparer<ServiceCost> ByCost = Comparer<ServiceCost>.Create((left, right) =>
        Key(left).CompareTo(Key(right)) is var byCost and not 0 ? byCost : string.CompareOrdinal(Text(left), Text(right)));

    private static (decimal, decimal) Key(ServiceCost cost) => (cost.TotalWithReceivingFeePercent, cost.Send);

    private static string Text(ServiceCost cost) =>
        $"{cost.Quote.Provider}|{(int)cost.Quote.Instruments:000}|{(int)cost.Quote.Pickups:000}|{(int)cost.Quote.Speed}|{(int)cost.Quote.AccessPoints:000}|{cost.Quote.Source.Id}";
}
