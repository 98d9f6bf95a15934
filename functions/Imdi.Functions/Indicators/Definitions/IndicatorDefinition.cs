namespace Imdi.Functions.Indicators;

/// <summary>What an indicator needs of a dataset kind: its measures, or the columns or publisher's codes that stand for them.</summary>
public sealed record IndicatorInput(string Kind, IReadOnlyList<string> Measures);

/// <summary>What the world agreed to reach.</summary>
/// <param name="Value">In the indicator's unit.</param>
/// <param name="Source">Where it was agreed.</param>
public sealed record IndicatorTarget(decimal Value, int Year, string Source);

/// <summary>An indicator as it is defined, whether it can be computed yet or not.</summary>
/// <param name="Component">Of the concept paper: I, II, III.</param>
/// <param name="Names">By language: en, fr, es, ar.</param>
/// <param name="Direction">Which way is better: lower, higher or none.</param>
/// <param name="CountsPersons">A small numerator could tell who is counted, and is suppressed.</param>
public sealed record IndicatorDefinition(
    string Id, IReadOnlyList<string> Component, IReadOnlyDictionary<string, string> Names, string Formula, string Unit, string Direction, IReadOnlyList<string> Dimensions,
    IReadOnlyList<IndicatorInput> Inputs, string Source, bool CountsPersons)
{
    /// <summary>The input that no dataset kind holds, so that nothing is computed; null for what is computed.</summary>
    public string? Missing { get; init; }

    public string? Caveats { get; init; }

    /// <summary>Null where none was agreed as a number.</summary>
    public IndicatorTarget? Target { get; init; }
}
