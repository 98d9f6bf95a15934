using Imdi.Shared;

namespace Imdi.Web.Charts;

/// <summary>A named line over quarters; a missing value leaves a gap, it is never zero.</summary>
public sealed record PlotLine(string Class, string Label, IReadOnlyList<(Period Period, Percent Value)> Points);

/// <summary>Where a line chart's parts stand, in units of its view box.</summary>
public sealed class LinePlot
{
    public const int Left = 46;

    private const int Right = 12, Top = 14, Bottom = 30;
    private readonly IReadOnlyList<PlotLine> _lines;
    private readonly Period _first;
    private readonly int _quarters;
    private readonly decimal _low;

    public LinePlot(IReadOnlyList<PlotLine> lines, int width, int height)
    {
        var periods = lines.SelectMany(line => line.Points).Select(point => point.Period).ToList();
        var values = lines.SelectMany(line => line.Points).Select(point => point.Value.Value).ToList();
        (_lines, Width, Height, _first) = (lines, width, height, periods.Min());
        _quarters = Math.Max(1, Quarters(periods.Max()));
        Step = Scales.Step(Math.Max(6, values.Max()));
        Most = decimal.Ceiling(Math.Max(6, values.Max()) / Step) * Step;
        _low = Math.Min(0, decimal.Floor(values.Min() / Step) * Step);
    }

    public int Width { get; }

    public int Height { get; }

    public decimal Step { get; }

    public decimal Most { get; }

    public decimal PlotRight => Width - Right;

    public decimal PlotBottom => Height - Bottom;

    public IEnumerable<decimal> Ticks
    {
        get
        {
            for (decimal tick = _low; tick <= Most; tick += Step) yield return tick;
        }
    }

    /// <summary>First quarters that carry their year, thinned so that labels keep their distance.</summary>
    public IEnumerable<(decimal X, int Year)> Years
    {
        get
        {
            int every = Math.Max(1, (int)Math.Ceiling(_quarters / 4.0 * 48 / (double)(PlotRight - Left)));
            for (int year = _first.Part == 1 ? _first.Year : _first.Year + 1; Quarters(Period.OfQuarter(year, 1)) <= _quarters; year += every)
                yield return (X(Period.OfQuarter(year, 1)), year);
        }
    }

    public decimal X(Period period) => Left + ((PlotRight - Left) * Quarters(period) / _quarters);

    public decimal Y(decimal percent) => Top + ((PlotBottom - Top) * (Most - percent) / (Most - _low));

    /// <summary>The path of a line, lifted where a quarter is missing.</summary>
    public string Path(PlotLine line)
    {
        var path = new System.Text.StringBuilder();
        Period? before = null;
        foreach (var (period, value) in line.Points.OrderBy(point => point.Period))
        {
            bool joins = before is { } last && last.Plus(1) == period;
            path.Append(joins ? 'L' : 'M').Append(Scales.Svg(X(period))).Append(' ').Append(Scales.Svg(Y(value.Value)));
            before = period;
        }

        return path.ToString();
    }

    private int Quarters(Period period) => ((period.Year - _first.Year) * 4) + period.Part - _first.Part;
}
