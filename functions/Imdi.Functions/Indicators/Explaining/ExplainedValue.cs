namespace Imdi.Functions.Indicators;

/// <summary>A figure that went in: as a source states it, with the version that does, or the sum of its parts.</summary>
/// <param name="Status"><c>ok</c>; <c>missing</c> where the source says that it is not known; <c>hidden</c> where it counts, or would tell, fewer than five persons.</param>
/// <param name="ObservationStatus">As its source says, the worst of its parts where it is a sum; null of what is missing or hidden.</param>
public sealed record ExplainedInput(
    string Name, string Area, string AreaName, string? Counterpart, string? CounterpartName, string Period, string? Sex, string? Age, string? Education, string? Occupation, string? Survey,
    decimal? Value, string Status, string? ObservationStatus, string? ObservationStatusText, string? Version, bool IsConflicting, IReadOnlyList<ExplainedInput> Parts);

/// <summary>How a value came about.</summary>
/// <param name="Arithmetic">The formula with the numbers in it; null where nothing may be shown.</param>
public sealed record ExplainedValue(
    IndicatorRow Result, string Name, string Formula, string? Arithmetic, string? Rule, IReadOnlyList<ExplainedInput> Inputs, string Source, string Method, string? Run)
{
    public string? Vintage => Result.Vintage;
}

/// <summary>Tells a value by its figures. A cell of persons that the run hides is shown in no explanation, nor a sum of others than the value's own with such a cell in it.</summary>
public sealed class ExplainValue(IReadOnlySet<CountKey> hidden, IndicatorWords words)
{
    public IReadOnlyList<ExplainedInput> InputsOf(IndicatorValue value) => [.. value.Inputs.Select(input => Input(input, isOwn: value.Counts is null))];

    /// <summary>What its formula did, in plain numbers; of a value that is withheld the two that did not go together.</summary>
    public string ArithmeticOf(IndicatorValue value, Formula formula) => value.Reason is { } reason
        ? value is { Numerator: null, Denominator: null } ? reason : $"{Terms.Text(value.Numerator)} / {Terms.Text(value.Denominator)}: {reason}"
        : $"{formula.Arithmetic(value, new Terms(figure => value.Counts is not null && Holds(figure) ? null : figure.Value)) ?? value.Method} = {Terms.Text(value.Value)}";

    private ExplainedInput Input(Figure figure, bool isOwn)
    {
        bool isHidden = !isOwn && Holds(figure);
        var key = figure.Key;
        string? status = isHidden || figure.Value is null ? null : Marks.Worst(Marks.LettersOf(figure.Marks));
        return new(
            figure.Name, key.Area, words.Area(key.Area), Or(key.Counterpart), Or(key.Counterpart) is { } other ? words.Area(other) : null, key.Period, Or(key.Sex), Or(key.Age), Or(key.Education), Or(key.Occupation), Or(key.Survey),
            isHidden ? null : figure.Value, isHidden ? "hidden" : figure.Value is null ? "missing" : "ok", status, words.ObservationStatus(status), figure.Version, figure.IsConflicting, [.. figure.Parts.Select(part => Input(part, isOwn && figure.Parts.Count == 1))]);
    }

    private bool Holds(Figure figure) => figure.Parts.Count > 0 ? figure.Parts.Any(Holds) : CountKey.Of(figure) is { } cell && hidden.Contains(cell);

    private static string? Or(string part) => part.Length > 0 ? part : null;
}
