namespace Imdi.Functions.Indicators;

/// <summary>Why a value is not given.</summary>
public static class Withheld
{
    public const string DenominatorMissing = "denominator-missing", DenominatorNotPositive = "denominator-not-positive", ConflictingSources = "conflicting-sources",
        CoverageBelow75 = "coverage-below-75", Suppressed = "suppressed";
}

/// <summary>One figure of an indicator. Either it has a value, rounded half away from zero to six decimals, or a reason why there is none.</summary>
public sealed record IndicatorValue(string Indicator, FigureKey Key, string Method)
{
    public const int Decimals = 6;

    /// <summary>The area is a region or the world, worked out from countries, and no country.</summary>
    public bool IsAggregate { get; init; }

    public decimal? Value { get; init; }

    public string Unit { get; init; } = "";

    public string? Reason { get; init; }

    public string Status => Reason is null ? "ok" : "withheld";

    public decimal? Numerator { get; init; }

    public decimal? Denominator { get; init; }

    /// <summary>What it was worked out from.</summary>
    public IReadOnlyList<Figure> Inputs { get; init; } = [];

    public IEnumerable<string> Versions => Inputs.SelectMany(input => input.Versions).Distinct().Order(StringComparer.Ordinal);
}
