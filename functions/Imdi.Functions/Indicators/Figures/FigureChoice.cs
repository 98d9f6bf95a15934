namespace Imdi.Functions.Indicators;

/// <summary>What one version states about a key. The alternative tells definitions apart of which one is taken, the first in order: birth before citizenship, estimate before projection.</summary>
public readonly record struct StatedFigure(decimal? Value, string Alternative, DateOnly? Vintage, string Source, string Version, ObservationMarks Marks = ObservationMarks.None);

/// <summary>
/// Which of several sources' figures holds: one with a value before one without, then the first alternative, the newest vintage, the first source id. Where the sources of
/// the alternative taken differ by more than a quarter of the larger figure, it is conflicting and what follows from it is withheld. The order in which figures come does not matter.
/// </summary>
public sealed class FigureChoice
{
    /// <summary>Of the larger figure in size.</summary>
    public const decimal MostDifference = 0.25m;

    private decimal? _least, _most;

    public StatedFigure Taken { get; private set; }

    public bool IsConflicting => Bounds is { } bounds && Differ(bounds.Least, bounds.Most);

    /// <summary>The least and the most that sources of the alternative taken state.</summary>
    internal (decimal Least, decimal Most)? Bounds => _least is { } least && _most is { } most ? (least, most) : null;

    /// <summary>Whether two figures are too far apart to be of one thing.</summary>
    internal static bool Differ(decimal least, decimal most) => most - least > MostDifference * Math.Max(Math.Abs(least), Math.Abs(most));

    public FigureChoice(StatedFigure first)
    {
        Taken = first;
        _least = _most = first.Value;
    }

    public void Add(StatedFigure other)
    {
        int order = (Taken.Value is null).CompareTo(other.Value is null);
        if (order == 0) order = string.CompareOrdinal(Taken.Alternative, other.Alternative);
        bool isSame = order == 0;
        if (order == 0) order = Nullable.Compare(other.Vintage, Taken.Vintage);
        if (order == 0) order = string.CompareOrdinal(Taken.Source, other.Source);
        if (isSame && other.Value is { } value) (_least, _most) = (Math.Min(_least!.Value, value), Math.Max(_most!.Value, value));
        else if (order > 0) _least = _most = other.Value;
        if (order > 0) Taken = other;
    }
}
