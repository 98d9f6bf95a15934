namespace Imdi.Functions.Indicators;

/// <summary>
/// What sources say of a figure beside its number; of what follows from several, all that any of them says. The later in this order, the worse: after a break the earlier figures are of something else, a
/// provisional one will be revised, one that is imputed, modelled or estimated was not counted, an unreliable one hardly says anything, and a projection is not of what was.
/// </summary>
[Flags]
public enum ObservationMarks
{
    None = 0,
    Break = 1,
    Provisional = 2,
    Imputed = 4,
    Modelled = 8,
    Estimated = 16,
    Unreliable = 32,
    Projected = 64,
}

/// <summary>Marks as the statuses of observations that they are read from and shown as: one letter each, the worst first.</summary>
public static class Marks
{
    private const string WorstFirst = "FUEMIPB", Normal = "A";

    private static readonly string?[] Letters = [.. Enumerable.Range(0, 1 << WorstFirst.Length).Select(LettersOf)];

    /// <summary>None of a normal figure, and of one that is stated as missing.</summary>
    public static ObservationMarks Of(string? status) => status is [var letter] && WorstFirst.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? MarkAt(at) : ObservationMarks.None;

    public static ObservationMarks Of(IEnumerable<Figure> figures)
    {
        var marks = ObservationMarks.None;
        foreach (var figure in figures) marks |= figure.Marks;
        return marks;
    }

    /// <summary>Null where there is nothing to say, as of most figures.</summary>
    public static string? LettersOf(ObservationMarks marks) => Letters[(int)marks];

    public static string Worst(string? letters) => letters is [var worst, ..] ? worst.ToString() : Normal;

    public static bool IsProjected(string? letters) => letters is ['F', ..];

    public static bool HasBreak(string? letters) => letters is [.., 'B'];

    private static string? LettersOf(int marks) => marks == 0 ? null : string.Concat(WorstFirst.Where((_, at) => (marks & (int)MarkAt(at)) != 0));

    private static ObservationMarks MarkAt(int at) => (ObservationMarks)(1 << (WorstFirst.Length - 1 - at));
}
