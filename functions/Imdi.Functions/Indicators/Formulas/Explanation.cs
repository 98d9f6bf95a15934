namespace Imdi.Functions.Indicators;

/// <summary>How a value came about: its formula's parts down to what sources state, each with the version that states it.</summary>
public sealed record Explanation(string Indicator, FigureKey Key, string Method, decimal? Value, string Unit, string? Reason, decimal? Numerator, decimal? Denominator, IReadOnlyList<ExplainedFigure> Inputs)
{
    public static Explanation Of(IndicatorValue value) =>
        new(value.Indicator, value.Key, value.Method, value.Value, value.Unit, value.Reason, value.Numerator, value.Denominator, [.. value.Inputs.Select(ExplainedFigure.Of)]);
}

/// <summary>A figure and, where it is worked out, the parts it is the sum of.</summary>
public sealed record ExplainedFigure(string Name, FigureKey Key, decimal? Value, string? Version, bool IsConflicting, IReadOnlyList<ExplainedFigure> Parts)
{
    public static ExplainedFigure Of(Figure figure) => new(figure.Name, figure.Key, figure.Value, figure.Version, figure.IsConflicting, [.. figure.Parts.Select(Of)]);
}
