using System.Globalization;
using Imdi.Functions.Datasets;

namespace Imdi.Functions.Indicators;

/// <summary>Writes the arithmetic of a value in plain numbers. Of many terms the largest stand alone and the rest together; a figure that may not be shown is a question mark, and so is a rest that holds one.</summary>
/// <param name="shown">A figure's number, null where it may not be shown.</param>
public sealed class Terms(Func<Figure, decimal?> shown)
{
    public const int Most = 8;

    public static string Text(decimal? number) => number is null ? "?" : CellText.Of(decimal.Round(number.Value, IndicatorValue.Decimals, MidpointRounding.AwayFromZero) / 1.0000000000000000000000000000m);

    public decimal? Of(Figure figure) => shown(figure);

    public string TextOf(Figure figure) => Text(shown(figure));

    /// <summary>The largest terms by what they amount to, as they are written, and what the others come to.</summary>
    public static string Sum<T>(IEnumerable<T> terms, Func<T, decimal?> amount, Func<T, string> written)
    {
        var ordered = terms.Select(term => (Term: term, Amount: amount(term))).OrderByDescending(one => one.Amount is not null).ThenByDescending(one => one.Amount).ToList();
        if (ordered.Count <= Most) return string.Join(" + ", ordered.Select(one => written(one.Term)));
        var rest = ordered[Most..];
        decimal? sum = rest.TrueForAll(one => one.Amount is not null) ? rest.Sum(one => one.Amount) : null;
        return string.Create(CultureInfo.InvariantCulture, $"{string.Join(" + ", ordered.Take(Most).Select(one => written(one.Term)))} + {Text(sum)} ({rest.Count} more)");
    }
}
