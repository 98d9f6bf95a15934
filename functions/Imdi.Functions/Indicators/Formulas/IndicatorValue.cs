namespace Imdi.Functions.Indicators;

/// <summary>Why a value is not given.</summary>
public static class Withheld
{
    public const string DenominatorMissing = "denominator-missing", DenominatorNotPositive = "denominator-not-positive", ConflictingSources = "conflicting-sources",
        CoverageBelow75 = "coverage-below-75", WeightUnknown = "weight-unknown", AboveWhole = "above-whole", NoQualifyingService = "no-qualifying-service", Suppressed = "suppressed";
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

    /// <summary>What the sources say of what it was worked out from; projected also where its period begins after the day of the book.</summary>
    public ObservationMarks Marks { get; init; }

    public bool IsProjected => (Marks & ObservationMarks.Projected) != 0;

    /// <summary>What it was worked out from.</summary>
    public IReadOnlyList<Figure> Inputs { get; init; } = [];

    /// <summary>The counts that stand in it, each a sum of figures; null where each input is one.</summary>
    public IReadOnlyList<IReadOnlyList<Figure>>? Counts { get; init; }

    /// <summary>It tells the sum of the squares of its counts.</summary>
    public bool IsOfSquares { get; init; }

    /// <summary>In order; mostly it is one.</summary>
    public IReadOnlyList<string> Versions
    {
        get => field ?? (Inputs is [var first, ..] && first.Versions is [var only] && Inputs.All(input => input.Versions is [var one] && one == only) ? first.Versions
            : [.. Inputs.SelectMany(input => input.Versions).Distinct().Order(StringComparer.Ordinal)]);
        private init;
    }

    /// <summary>Without what it was worked out from, of which only the versions stay: millions are kept to be shown.</summary>
    public IndicatorValue WithoutInputs() => this with { Versions = Versions, Inputs = [], Counts = null };

    /// <summary>Without anything that its counts could be told from.</summary>
    public IndicatorValue Suppressed() => this with { Value = null, Numerator = null, Denominator = null, Inputs = [], Counts = [], Reason = Withheld.Suppressed };
}
