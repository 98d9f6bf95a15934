namespace Imdi.Functions.Indicators;

/// <summary>A number that a formula takes in: as a source states it, or worked out of parts that are.</summary>
/// <param name="name">The measure, or how it was worked out.</param>
/// <param name="key">What it is about.</param>
/// <param name="value">Null where the source says that it is not known: missing is not zero.</param>
public sealed class Figure(string name, FigureKey key, decimal? value)
{
    public string Name { get; } = name;

    public FigureKey Key { get; } = key;

    public decimal? Value { get; } = value;

    /// <summary>The version that states it; null for what is worked out.</summary>
    public string? Version { get; init; }

    public IReadOnlyList<Figure> Parts { get; init; } = [];

    /// <summary>Sources of the same standing differ by more than <see cref="FigureChoice.MostDifference"/>, here or in a part.</summary>
    public bool IsConflicting { get; init; }

    public IEnumerable<string> Versions => (Version is { } version ? [version] : Parts.SelectMany(part => part.Versions)).Distinct().Order(StringComparer.Ordinal);

    /// <summary>The sum of parts; not known as soon as one of them is not.</summary>
    public static Figure Sum(string name, FigureKey key, IReadOnlyList<Figure> parts) =>
        new(name, key, parts.Any(part => part.Value is null) ? null : parts.Sum(part => part.Value)) { Parts = parts, IsConflicting = parts.Any(part => part.IsConflicting) };
}
