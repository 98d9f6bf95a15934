using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>The services of a corridor, costed for what was asked: what both the page and the API show.</summary>
/// <param name="Amount">Asked to be sent, or null when an amount to be received was asked.</param>
/// <param name="All">Present quotes in the currency, before any filter.</param>
public sealed record CorridorComparison(
    CorridorFacts Facts, CorridorQuestion Question, DateOnly AsOf, Currency SendCurrency, Currency? ReceiveCurrency,
    decimal Amount, AmountAsked Mode, IReadOnlyList<Quote> All, CorridorOffer Offer, SmartCost Smart)
{
    /// <summary>The largest amount answered for where no quote says what USD 200 are.</summary>
    public const decimal LargestWithoutSurvey = 1_000_000m;

    /// <summary>The largest amount to be received that is worked out at all: no currency is so small that a family transfer comes to more.</summary>
    public const decimal MostReceived = 1_000_000_000_000_000m;

    /// <summary>The amount that a sender is likely to send: the first surveyed amount (about USD 200) of most quotes, else 200.</summary>
    public const decimal UsualAmount = 200m;

    public static Outcome<CorridorComparison> Of(CorridorFacts facts, CorridorQuestion question, DateOnly today, RemittanceOptions options)
    {
        if (QuestionChecks.Refuse(question, today) is { } refusal) return refusal;
        var asOf = question.AsOf ?? today;
        var present = CurrentQuotes.Of(facts.Quotes, asOf, options);
        var currencies = Currencies(facts.Corridor, present);
        var currency = question.Currency ?? currencies[0];
        if (!currencies.Contains(currency)) return QuestionChecks.WrongCurrency(facts.Corridor, currencies);

        Quote[] quotes = [.. present.Where(quote => quote.SendCurrency == currency)];
        decimal usual = MostFrequent(quotes.Select(quote => quote.Tier1.Amount)) ?? UsualAmount;
        decimal largest = quotes.Length == 0 ? LargestWithoutSurvey : usual * options.LargestAmountTimesSurveyed;
        return Compared(facts, question, asOf, currency, quotes, usual, largest, options);
    }

    private static Outcome<CorridorComparison> Compared(
        CorridorFacts facts, CorridorQuestion question, DateOnly asOf, Currency currency, Quote[] quotes, decimal usual, decimal largest, RemittanceOptions options)
    {
        if (question.Amount > largest) return QuestionChecks.TooMuch("amount", largest, currency);
        if (question.Receive > MostReceived) return QuestionChecks.TooMuch("receive", largest, currency);
        var asked = quotes.Where(quote => question.Services.Admits(quote.Sort))
            .Select(quote => (Quote: quote, Cost: question.Receive is { } receive ? ServiceCost.ForReceiving(quote, receive) : ServiceCost.ForSending(quote, question.Amount ?? usual))).ToList();
        ServiceCost[] costs = [.. asked.Select(one => one.Cost).OfType<ServiceCost>()];
        if (costs.Length > 0 && costs.All(cost => cost.Send > largest)) return QuestionChecks.TooMuch("receive", largest, currency);
        if (costs.Any(cost => cost.Send < new Money(1, currency).Amount)) return QuestionChecks.TooLittle(question.Receive is null ? "amount" : "receive", currency);

        var offer = CorridorOffer.Of(costs, asOf, options) with
        {
            Uncosted = [.. asked.Where(one => one.Cost is null).Select(one => one.Quote).OrderBy(quote => quote.Provider, StringComparer.Ordinal)],
        };
        var receiving = MostFrequent(quotes.Select(quote => quote.ReceiveCurrency).OfType<Currency>());
        return new CorridorComparison(
            facts, question, asOf, currency, receiving, question.Receive ?? question.Amount ?? usual,
            question.Receive is null ? AmountAsked.Send : AmountAsked.Receive, quotes, offer, SmartOf(quotes, asOf, options));
    }

    // SmaRT is a statistic of the corridor: of what is on offer now, whatever the reader filters, and never of invented services.
    private static SmartCost SmartOf(Quote[] quotes, DateOnly asOf, RemittanceOptions options) =>
        options.Smart.Of(quotes.Where(quote => !quote.Source.IsDemonstration && !CurrentQuotes.IsStale(quote, asOf, options)));

    private static List<Currency> Currencies(Corridor corridor, IReadOnlyList<Quote> quotes)
    {
        var quoted = quotes.GroupBy(quote => quote.SendCurrency)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Code, StringComparer.Ordinal).Select(group => group.Key).ToList();
        return quoted.Count > 0 ? quoted : [Currency.Parse(CodeLists.Country(corridor.From.Alpha3).Currency)];
    }

    private static T? MostFrequent<T>(IEnumerable<T> values)
        where T : struct => values.GroupBy(value => value)
        .OrderByDescending(group => group.Count()).ThenBy(group => $"{group.Key}", StringComparer.Ordinal).Select(group => (T?)group.Key).FirstOrDefault();
}

public enum AmountAsked { Send, Receive }
