namespace Imdi.Functions.Indicators;

/// <summary>What the linked model takes in.</summary>
/// <param name="Demand">Posts in an occupation now.</param>
/// <param name="Growth">Of demand, percent a year.</param>
/// <param name="Replacement">δ: posts left each year, percent.</param>
/// <param name="Entrants">People who enter the occupation at home each year.</param>
/// <param name="Years">1 to 30.</param>
/// <param name="Response">Migrants who come for each opening that entrants leave, 0 to 1.</param>
/// <param name="Migrants">From the country of origin, there already.</param>
/// <param name="PerMigrant">Remittances a migrant sends home a year, USD.</param>
/// <param name="Elasticity">Of remittances to the number of migrants; 1 is in proportion.</param>
public sealed record LinkedInputs(decimal Demand, decimal Growth, decimal Replacement, decimal Entrants, int Years, decimal Response, decimal Migrants, decimal PerMigrant, decimal Elasticity)
{
    /// <summary>The worked example of domain.md §3.1, and the central assumptions.</summary>
    public static LinkedInputs Example { get; } = new(10_000, 2, 3, 400, 5, ReadAssumptions.Table.Response.Central, 10_000, 2_500, ReadAssumptions.Table.Elasticity.Central);
}

/// <summary>What follows. People to three decimals, USD to two.</summary>
/// <param name="Arrivals">Migrants over the years together.</param>
/// <param name="Remittances">USD more a year than now, once they have come.</param>
public sealed record LinkedOutputs(decimal DemandThen, decimal Expansion, decimal Replaced, decimal Openings, decimal Entrants, decimal Gap, decimal Arrivals, decimal Remittances);

/// <summary>
/// The paper's interrelation, one step from the next: gap by <see cref="OccupationGap"/>; arrivals M = ρ·max(0, gap); remittances r·M₀·((1 + M / M₀)^η − 1), and r·M where there are no migrants yet. A surplus draws nobody:
/// what it sends away is not modelled. Source: concept paper, Annex I (1) and II; the forms are this project's, their parameters assumed.
/// </summary>
public static class LinkedModel
{
    public static LinkedOutputs Of(LinkedInputs inputs)
    {
        var gap = new OccupationGap(inputs.Demand, inputs.Growth / 100, inputs.Replacement / 100, inputs.Entrants, inputs.Years);
        decimal arrivals = ArrivalsOf(gap.Gap, inputs.Response);
        return new(
            Rounded(gap.DemandThen), Rounded(gap.Expansion), Rounded(gap.Replaced), Rounded(gap.Openings), inputs.Years * inputs.Entrants, Rounded(gap.Gap), Rounded(arrivals),
            decimal.Round(RemittancesOf(arrivals, inputs), 2, MidpointRounding.AwayFromZero));
    }

    /// <summary>The least and the most within the ranges of what is assumed, around what was asked: outputs rise with each of the three.</summary>
    public static (LinkedOutputs Low, LinkedOutputs Central, LinkedOutputs High) Range(LinkedInputs inputs, AssumptionTable assumed)
    {
        var rate = assumed.RateOf("T");
        var replacement = new Assumption(rate.Low, rate.Central, rate.High, rate.Source).Around(inputs.Replacement, 0, 100);
        var (response, elasticity) = (assumed.Response.Around(inputs.Response, 0, 1), assumed.Elasticity.Around(inputs.Elasticity, 0, 2));
        return (
            Of(inputs with { Replacement = replacement.Low, Response = response.Low, Elasticity = elasticity.Low }), Of(inputs),
            Of(inputs with { Replacement = replacement.High, Response = response.High, Elasticity = elasticity.High }));
    }

    public static decimal ArrivalsOf(decimal gap, decimal response) => response * Math.Max(0, gap);

    private static decimal RemittancesOf(decimal arrivals, LinkedInputs inputs) => inputs.Migrants == 0
        ? inputs.PerMigrant * arrivals
        : inputs.PerMigrant * inputs.Migrants * ((decimal)Math.Pow((double)(1 + (arrivals / inputs.Migrants)), (double)inputs.Elasticity) - 1);

    private static decimal Rounded(decimal people) => decimal.Round(people, 3, MidpointRounding.AwayFromZero);
}
