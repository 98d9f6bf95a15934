using Imdi.Shared;

namespace Imdi.Functions.Indicators;

/// <summary>What it takes for the average cost of sending money home to come down to 3 %.</summary>
/// <param name="Points">Percentage points; 0 where the target is reached.</param>
/// <param name="SavingMillionUsd">A year, on the corridor's flow; null where that is not known.</param>
public sealed record CostToTarget(decimal TargetPercent, decimal CostPercent, string Period, decimal Points, decimal? FlowMillionUsd, string? FlowPeriod, decimal? SavingMillionUsd)
{
    public static CostToTarget? Of(CorridorMeasure cost, CorridorMeasure perMigrant)
    {
        if (cost is not { Value: { } percent, Period: { } period }) return null;
        decimal points = Math.Max(0, percent - Saving.TargetPercent);
        decimal? flow = perMigrant.Reason == Withheld.Suppressed ? null : perMigrant.Numerator;
        return new CostToTarget(Saving.TargetPercent, percent, period, points, flow, flow is null ? null : perMigrant.Period, flow is { } sent ? decimal.Round(sent * points / 100, IndicatorValue.Decimals) : null);
    }
}

/// <summary>All that is known of a corridor of people from an origin to a destination, and of the money that they send home.</summary>
/// <param name="Occupations">Behind the match; null where it has none, or where a side counts so few people that they could be told.</param>
/// <param name="Remittances">Where the corridor of money is answered: from the destination to the origin.</param>
public sealed record CorridorAnalysis(
    CountryCode From, string FromName, CountryCode To, string ToName, Direction Direction, string DirectionRule, string DirectionSource, IReadOnlyList<CorridorMeasure> Measures, IReadOnlyList<OccupationFit>? Occupations,
    string? OccupationsReason, CostToTarget? ToTarget, string Remittances, string Source, string? Vintage, string Method, string? Run)
{
    private const string IncomeGroups = "World Bank country and lending groups, https://datahelpdesk.worldbank.org/knowledgebase/articles/906519";

    /// <summary>Measures of the two countries together, which are what makes a page of its own worth while.</summary>
    public int OwnMeasures => Measures.Count(measure => measure is { Of: "pair", Value: not null });

    public static CorridorAnalysis Of(CountryCode from, CountryCode to, IReadOnlyDictionary<CorridorPart, AreaFile?> files, OccupationFile? origin, OccupationFile? destination, IndicatorWords words, string? run)
    {
        CorridorMeasure[] measures = [.. CorridorPlan.Of(from, to).Select(part => CorridorMeasure.From(part, files.GetValueOrDefault(part), words))];
        var (match, cost, perMigrant) = (measures[0], measures[4], measures[3]);
        var fits = match.Value is null ? null : OccupationFit.Of(origin, destination, match.Period, words);
        return new(
            from, from.Name(words.Language), to, to.Name(words.Language), Direction.Of(from, to), words.DirectionRule, IncomeGroups, measures, fits,
            fits is not null ? null : words.Reason(match.Value is null ? match.Reason ?? CorridorMeasure.NoData : Withheld.Suppressed), CostToTarget.Of(cost, perMigrant),
            $"/api/remittances/corridors/{to}/{from}", string.Join("; ", measures.SelectMany(measure => measure.Sources).Distinct().DefaultIfEmpty("IMDI")), measures.Max(measure => measure.Vintage), "/api/indicators", run);
    }
}
