namespace Imdi.Functions.Indicators;

/// <summary>What a formula gives for a key, before it is an indicator's value.</summary>
public sealed record Result(FigureKey Key, string Method)
{
    public decimal? Value { get; init; }

    public string? Reason { get; init; }

    public decimal? Numerator { get; init; }

    public decimal? Denominator { get; init; }

    public bool IsAggregate { get; init; }

    public IReadOnlyList<Figure> Inputs { get; init; } = [];

    /// <summary>Withheld where an input is in conflict.</summary>
    public Result Checked() => Reason is null && Inputs.Any(input => input.IsConflicting) ? this with { Value = null, Reason = Withheld.ConflictingSources } : this;
}

/// <summary>How an indicator follows from quantities.</summary>
public abstract class Formula
{
    public abstract IEnumerable<Quantity> Inputs { get; }

    public abstract IEnumerable<Result> Of(FigureBook book);
}
