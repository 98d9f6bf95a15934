namespace Imdi.Functions.Indicators;

/// <summary>Something that has a figure for each of many keys: a measure of a dataset, or what follows from measures.</summary>
public abstract class Quantity(string name)
{
    public string Name { get; } = name;

    /// <summary>What it is read from.</summary>
    public abstract IEnumerable<Measure> Measures { get; }

    internal abstract IReadOnlyDictionary<FigureKey, Figure> Of(FigureBook book);
}
