using System.ComponentModel.DataAnnotations;

namespace Imdi.Functions.Remittances;

/// <summary>The mean of the cheapest qualifying services and how many were used; null with 0 when none qualifies.</summary>
public readonly record struct SmartCost(decimal? Value, int Used);

/// <summary>
/// SmaRT (Smart Remitter Target): the simple mean of the three cheapest services at USD 200 that a well-informed sender can use:
/// its rate disclosed, no slower than five days, and within reach. Where fewer qualify, those are averaged and <c>Used</c> says so.
/// Source: SDG indicator 10.c.1, data compilation. The thresholds of reach are ours, by configuration: an account, wallet or card is
/// within reach; cash (or an unknown way of receiving) needs a receiving network of at least medium coverage.
/// </summary>
public sealed record SmartRule
{
    [Range(1, 100)]
    public int Take { get; init; } = 3;

    public TransferSpeed SlowestAllowed { get; init; } = TransferSpeed.ThreeToFiveDays;

    public Coverage LeastCoverageForCash { get; init; } = Coverage.Medium;

    public bool Qualifies(Quote quote) => quote.IsDisclosed && IsFast(quote.Speed) && IsWithinReach(quote);

    /// <summary>The mean of the cheapest; ties do not matter, as equal costs are interchangeable.</summary>
    public SmartCost Of(IEnumerable<decimal> qualifying)
    {
        var cheapest = Cheapest(qualifying, cost => cost);
        return cheapest.Count == 0 ? new SmartCost(null, 0) : new SmartCost(cheapest.Sum() / cheapest.Count, cheapest.Count);
    }

    /// <summary>Those that count, cheapest first; of equal costs the first given.</summary>
    public IReadOnlyList<T> Cheapest<T>(IEnumerable<T> qualifying, Func<T, decimal> cost) => [.. qualifying.OrderBy(cost).Take(Take)];

    public SmartCost Of(IEnumerable<Quote> quotes) => Of(quotes.Where(Qualifies).Select(quote => ServiceCost.SurveyedPercent(quote)!.Value));

    private bool IsFast(TransferSpeed speed) => speed != TransferSpeed.Unknown && speed <= SlowestAllowed;

    private bool IsWithinReach(Quote quote) =>
        (quote.Pickups & (Pickups.BankAccount | Pickups.MobileWallet | Pickups.Card)) != 0 || quote.Coverage >= LeastCoverageForCash;
}
