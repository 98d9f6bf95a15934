using Imdi.Shared;

namespace Imdi.Web.Charts;

/// <summary>A named line over periods of one frequency; a missing value leaves a gap, it is never zero.</summary>
public sealed record PlotLine(string Class, string Label, IReadOnlyList<(Period Period, decimal Value)> Points);

/// <summary>Where a line chart's parts stand, in units of its view box.</summary>
public sealed class LinePlot
{
    private const int Right = 12, Top = 14, Bottom = 30;
    private readonly Period _first;
    private readonly int _steps;
    private readonly decimal _low;

    /// <param name="reach">What the axis shows at least: 6 for costs, so that the limit of 5 % always stands in the picture.</param>
    /// <param name="left">Room for the axis's figures.</param>
    public LinePlot(IReadOnlyList<PlotLine> lines, int width, int height, decimal reach = 6, int left = 46)
    {
        var periods = lines.SelectMany(line => line.Points).Select(point => point.Period).ToList();
        var values = lines.SelectMany(line => line.Points).Select(point => point.Value).ToList();
        (Width, Height, Left, _first) = (width, height, left, periods.Min());
        _steps = Math.Max(1, Steps(periods.Max()));
        decimal most = Math.Max(reach, values.Max());
        if (most <= 0) most = 1;
        Step = Scales.Step(most);
        Most = decimal.Ceiling(most / Step) * Step;
        _low = Math.Min(0, decimal.Floor(values.Min() / Step) * Step);
    }

    public int Width { get; }

    public int Height { get; }

    public int Left { get; }

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

    /// <summary>First periods of a year that carry it, thinned so that labels keep their distance.</summary>
    public IEnumerable<(decimal X, int Year)> Years
    {
        get
        {
            int every = Math.Max(1, (int)Math.Ceiling(_steps / (double)PerYear * 48 / (double)(PlotRight - Left)));
            for (int year = _first.Part == 1 ? _first.Year : _first.Year + 1; Steps(year, 1) <= _steps; year += every)
                yield return (X(Steps(year, 1)), year);
        }
    }

    public decimal X(Period period) => X(Steps(period));

    public decimal Y(decimal value) => Top + ((PlotBottom - Top) * (Most - value) / (Most - _low));

    /// <summary>The path of a line, lifted where a period is missing.</summary>
    public string Path(PlotLine line)
    {
        var path = new System.Text.StringBuilder();
        Period? before = null;
        foreach (var (period, value) in line.Points.OrderBy(point => point.Period))
        {
            bool joins = before is { } last && last.Plus(1) == period;
            path.Append(joins ? 'L' : 'M').Append(Scales.Svg(X(period))).Append(' ').Append(Scales.Svg(Y(value)));
            before = period;
        }

        return path.ToString();
    }

    private int PerYear => _first.Frequency switch { Frequency.Year => 1, Frequency.Quarter => 4, _ => 12 };

    private decimal X(int steps) => Left + ((PlotRight - Left) * steps / _steps);

    private int Steps(Period period) => Steps(period.Year, period.Part);

    private int Steps(int year, int part) => ((year - _first.Year) * PerYear) + part - _first.Part;
}
