namespace Imdi.Functions.Indicators;

/// <summary>
/// SmaRT of each corridor in a quarter: the mean of the cheapest services that qualify, percent of the equivalent of USD 200; negative in promotions. The room of remittances says which qualify and how many
/// count (<see cref="Datasets.IQuoteStatistics"/>). Where fewer qualify these are averaged and the method says so; where none does, it is withheld. Source: SDG indicator 10.c.1, data compilation.
/// </summary>
public sealed class Smart(Quantity costs) : Formula
{
    public const string Method = "mean-of-cheapest-services", FewerMethod = "mean-of-fewer-services";

    public override IEnumerable<Quantity> Inputs => [costs];

    public override IEnumerable<Result> Of(FigureBook book) => book.Of(costs).Values.Select(cost => cost.Value is { } percent
        ? new Result(cost.Key, cost.Name == QuoteFigures.SmartOfFewer ? FewerMethod : Method) { Value = percent, Inputs = cost.Parts, Numerator = cost.Parts.Sum(service => service.Value), Denominator = cost.Parts.Count }
        : new Result(cost.Key, Method) { Reason = Withheld.NoQualifyingService, Inputs = cost.Parts, Denominator = 0 });

    public override string? Arithmetic(IndicatorValue value, Terms terms) => value is { Method: Method or FewerMethod, Denominator: { } services }
        ? $"({Terms.Sum(value.Inputs, service => terms.Of(service), terms.TextOf)}) / {Terms.Text(services)}" : null;
}
