using System.Runtime.CompilerServices;

namespace Imdi.Functions.Indicators;

/// <summary>A number that a formula takes in: as a source states it, or worked out of parts that are. Millions are held in a night, so what they share is held once.</summary>
public sealed class Figure : IEquatable<Figure>
{
    private readonly object? _origin;
    private readonly decimal _value;
    private readonly bool _isKnown;

    /// <param name="name">The measure, or how it was worked out.</param>
    /// <param name="key">What it is about.</param>
    /// <param name="value">Null where the source says that it is not known: missing is not zero.</param>
    public Figure(string name, FigureKey key, decimal? value) => (Name, Key, _value, _isKnown) = (name, key, value ?? 0, value is not null);

    internal Figure(string name, FigureKey key, decimal value, StatedBy by) =>
        (Name, Key, _value, _isKnown, IsConflicting, _origin) = (name, key, value, by.IsKnown, by.IsConflicting, by);

    public string Name { get; }

    public FigureKey Key { get; }

    public decimal? Value => _isKnown ? _value : null;

    /// <summary>The version that states it; null for what is worked out.</summary>
    public string? Version { get => Statement?.Version; init => _origin = new StatedBy(value!, "", null, _isKnown, IsConflicting: false, ObservationMarks.None); }

    /// <summary>The table of persons that it is a cell of; null for others and for what is worked out.</summary>
    public string? Persons => Statement?.Persons;

    public IReadOnlyList<Figure> Parts { get => (_origin as WorkedOut)?.Parts ?? []; init => _origin = new WorkedOut(value); }

    /// <summary>Sources of the same standing differ by more than <see cref="FigureChoice.MostDifference"/>, here or in a part.</summary>
    public bool IsConflicting { get; init; }

    /// <summary>A sum over partners of whom too few are known in its period, here or in a part: <see cref="PartnerCoverage"/>.</summary>
    public bool IsPartial { get; init; }

    /// <summary>What its source says of it, or the sources of its parts.</summary>
    public ObservationMarks Marks => _origin switch { StatedBy stated => stated.Marks, WorkedOut parts => parts.Marks, _ => ObservationMarks.None };

    /// <summary>In order; of parts worked out once, since many values share them.</summary>
    public IReadOnlyList<string> Versions => _origin switch { StatedBy stated => stated.Versions, WorkedOut parts => parts.Versions, _ => [] };

    internal StatedBy? Statement => _origin as StatedBy;

    /// <summary>Between which numbers it lies by the sources that conflict; null where these are not known.</summary>
    private (decimal Least, decimal Most)? Bounds => !IsConflicting ? (_value, _value) : _origin switch { StatedBy stated => stated.Bounds, WorkedOut parts => BoundsOf(parts.Parts), _ => null };

    /// <summary>The sum of parts; not known as soon as one of them is not.</summary>
    public static Figure Sum(string name, FigureKey key, IReadOnlyList<Figure> parts) =>
        new(name, key, parts.Any(part => part.Value is null) ? null : parts.Sum(part => part.Value)) { Parts = parts, IsConflicting = parts.Any(part => part.IsConflicting), IsPartial = parts.Any(part => part.IsPartial) };

    /// <summary>The same over partners, of whom there are many: in conflict only where those of its parts that are could move it by more than one figure may differ by.</summary>
    public static Figure SumOfPartners(string name, FigureKey key, IReadOnlyList<Figure> parts, bool isPartial = false)
    {
        var sum = Sum(name, key, parts);
        return new(name, key, sum.Value) { Parts = parts, IsPartial = isPartial || sum.IsPartial, IsConflicting = sum.IsConflicting && (BoundsOf(parts) is not { } bounds || FigureChoice.Differ(bounds.Least, bounds.Most)) };
    }

    private static (decimal Least, decimal Most)? BoundsOf(IReadOnlyList<Figure> parts)
    {
        decimal least = 0, most = 0;
        foreach (var part in parts)
        {
            if (part.Bounds is not { } bounds) return null;
            (least, most) = (least + bounds.Least, most + bounds.Most);
        }

        return (least, most);
    }

    /// <summary>Of those that a source states, by what is stated, since each is an object anew for whoever looks at it; of others by the object.</summary>
    public bool Equals(Figure? other) => ReferenceEquals(this, other) || (Statement is { } by && ReferenceEquals(by, other?.Statement) && Key == other.Key && Name == other.Name);

    public override bool Equals(object? obj) => Equals(obj as Figure);

    public override int GetHashCode() => Statement is null ? RuntimeHelpers.GetHashCode(this) : Key.GetHashCode();

    /// <summary>What many figures of a version have in common, by the definition that they are of; kept to choose by.</summary>
    internal sealed record StatedBy(string Version, string Alternative, string? Persons, bool IsKnown, bool IsConflicting, ObservationMarks Marks)
    {
        public IReadOnlyList<string> Versions { get; } = [Version];

        /// <summary>Of a figure in conflict the least and the most that a source states.</summary>
        public (decimal Least, decimal Most)? Bounds { get; init; }
    }

    private sealed class WorkedOut(IReadOnlyList<Figure> parts)
    {
        private string[]? _versions;
        private ObservationMarks? _marks;

        public IReadOnlyList<Figure> Parts => parts;

        public ObservationMarks Marks => _marks ??= Indicators.Marks.Of(parts);

        public IReadOnlyList<string> Versions => _versions ??= [.. parts.SelectMany(part => part.Versions).Distinct().Order(StringComparer.Ordinal)];
    }
}
