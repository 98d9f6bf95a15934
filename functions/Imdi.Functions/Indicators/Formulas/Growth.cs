using System.Globalization;

namespace Imdi.Functions.Indicators;

/// <summary>X(t) / X(t − years) − 1, in percent, by the later year. A year without the earlier one is left out: a series has to begin. A break in any year from the first to the last, the first excepted, is a break between the two.</summary>
public sealed class Growth(Quantity quantity, int years) : Formula
{
    public override IEnumerable<Quantity> Inputs => [quantity];

    public override IEnumerable<Result> Of(FigureBook book)
    {
        var figures = book.Of(quantity);
        string method = MethodOf(years);
        foreach (var (key, now) in figures)
        {
            if (now.Value is not { } value || !int.TryParse(key.Period, NumberStyles.None, CultureInfo.InvariantCulture, out int year)) continue;
            if (figures.GetValueOrDefault(key with { Period = (year - years).ToString(CultureInfo.InvariantCulture) }) is not { Value: { } before } then) continue;
            var result = new Result(key, method) { Numerator = value, Denominator = before, Inputs = [now, then], Marks = now.Marks | (then.Marks & ~ObservationMarks.Break) | BreaksBetween(figures, key, year) };
            yield return before > 0 ? (result with { Value = ((value / before) - 1) * 100 }).Checked() : result with { Reason = Withheld.DenominatorNotPositive };
        }
    }

    private ObservationMarks BreaksBetween(IReadOnlyDictionary<FigureKey, Figure> figures, FigureKey key, int year)
    {
        var marks = ObservationMarks.None;
        for (int before = 1; before < years; before++)
        {
            if (figures.TryGetValue(key with { Period = (year - before).ToString(CultureInfo.InvariantCulture) }, out var between)) marks |= between.Marks & ObservationMarks.Break;
        }

        return marks;
    }

    public override string? Arithmetic(IndicatorValue value, Terms terms) =>
        value.Method == MethodOf(years) && value.Inputs is [var now, var then] ? $"({terms.TextOf(now)} / {terms.TextOf(then)} - 1) · 100" : null;

    private static string MethodOf(int years) => string.Create(CultureInfo.InvariantCulture, $"growth-over-{years}-years");
}
