namespace Imdi.Functions.Indicators;

/// <summary>All figures of one night: those that sources state, gathered, and those that follow from them, each worked out once for whoever asks until it is forgotten.</summary>
public sealed class FigureBook
{
    private readonly Dictionary<Measure, IReadOnlyDictionary<FigureKey, Figure>> _stated;
    private readonly Dictionary<Quantity, IReadOnlyDictionary<FigureKey, Figure>> _known = new(ReferenceEqualityComparer.Instance);
    private readonly bool _isWhole;
    private readonly long _most;

    /// <summary>Of all figures that there are: a measure that is not among them has none.</summary>
    public FigureBook(IReadOnlyDictionary<Measure, Dictionary<FigureKey, Figure>> stated)
        : this(stated.ToDictionary(pair => pair.Key, IReadOnlyDictionary<FigureKey, Figure> (pair) => pair.Value), isWhole: true, long.MaxValue)
    {
    }

    private FigureBook(Dictionary<Measure, IReadOnlyDictionary<FigureKey, Figure>> stated, bool isWhole, long most) => (_stated, _isWhole, _most) = (stated, isWhole, most);

    /// <summary>Figures stated.</summary>
    public long Count => _stated.Values.Sum(figures => (long)figures.Count);

    public IReadOnlyDictionary<FigureKey, Figure> Of(Quantity quantity)
    {
        if (!_known.TryGetValue(quantity, out var figures)) _known[quantity] = figures = quantity.Of(this);
        return figures;
    }

    /// <summary>Lets go of what follows from the figures stated: whoever asks again has it worked out again.</summary>
    public void Forget() => _known.Clear();

    /// <summary>One that is still to be read into; asking it for a measure that was not read is a bug, not "no data".</summary>
    internal static FigureBook Unread(long? most = null) => new([], isWhole: false, most ?? FigureLimit.OfThisProcess);

    /// <summary>Fails where the figures that are here and as many more are more than this process has room for.</summary>
    internal void CheckRoom(string kind, long more)
    {
        if (Count + more > _most) throw new InvalidOperationException(FigureLimit.Exceeded(_most, kind));
    }

    internal void Add(Measure measure, IReadOnlyDictionary<FigureKey, Figure> figures) => _stated.Add(measure, figures);

    internal IReadOnlyDictionary<FigureKey, Figure> Stated(Measure measure) =>
        _stated.GetValueOrDefault(measure) ?? (_isWhole ? new Dictionary<FigureKey, Figure>() : throw new InvalidOperationException($"{measure.Name} of {measure.Kind} was not read: call ReadAsync before."));
}
