namespace Imdi.Functions.Indicators;

/// <summary>All figures of one night: those that sources state, gathered, and those that follow, each worked out once.</summary>
public sealed class FigureBook(IReadOnlyDictionary<Measure, Dictionary<FigureKey, Figure>> stated)
{
    private readonly Dictionary<Quantity, Dictionary<FigureKey, Figure>> _known = new(ReferenceEqualityComparer.Instance);

    public IReadOnlyDictionary<FigureKey, Figure> Of(Quantity quantity)
    {
        if (!_known.TryGetValue(quantity, out var figures)) _known[quantity] = figures = quantity.Of(this);
        return figures;
    }

    internal Dictionary<FigureKey, Figure> Stated(Measure measure) => stated.GetValueOrDefault(measure) ?? [];
}
