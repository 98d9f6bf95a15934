using System.Globalization;

namespace Imdi.Functions.Indicators;

/// <summary>X(t) / X(t − years) − 1, in percent, by the later year. A year without the earlier one is left out: a series has to begin.</summary>
public sealed class Growth(Quantity quantity, int years) : Formula
{
    public override IEnumerable<Quantity> Inputs => [quantity];

    public override IEnumerable<Result> Of(FigureBook book)
    {
        var figures = book.Of(quantity);
        string method = string.Create(CultureInfo.InvariantCulture, $"growth-over-{years}-years");
        foreach (var (key, now) in figures)
        {
            if (now.Value is not { } value || !int.TryParse(key.Period, NumberStyles.None, CultureInfo.InvariantCulture, out int year)) continue;
            if (figures.GetValueOrDefault(key with { Period = (year - years).ToString(CultureInfo.InvariantCulture) }) is not { Value: { } before } then) continue;
            var result = new Result(key, method) { Numerator = value, Denominator = before, Inputs = [now, then] };
            yield return before > 0 ? (result with { Value = ((value / before) - 1) * 100 }).Checked() : result with { Reason = Withheld.DenominatorNotPositive };
        }
    }
}
