namespace Imdi.Functions.Remittances;

/// <summary>SDG target 10.c: costs of 3 % on average by 2030 and no corridor above 5 %.</summary>
public static class TargetSaving
{
    public const decimal AverageTarget = 3m;

    public const decimal CorridorLimit = 5m;

    /// <summary>
    /// What families of a corridor would keep in a year if it cost 3 %: flow · (cost − 3) / 100, in the unit of the flow (million USD);
    /// 0 where it costs less, never negative. Null when cost or flow is unknown.
    /// </summary>
    public static decimal? OfYear(decimal? costPercent, decimal? flow) =>
        flow is { } amount && costPercent is { } cost ? Math.Max(0m, amount * (cost - AverageTarget) / 100m) : null;
}
