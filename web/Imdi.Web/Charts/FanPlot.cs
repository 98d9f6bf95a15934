using System.Text;
using Imdi.Shared;

namespace Imdi.Web.Charts;

/// <summary>A projected value with the ends of its two intervals.</summary>
public sealed record FanPoint(Period Period, decimal Value, decimal Low80, decimal High80, decimal Low95, decimal High95);

/// <summary>Where a fan chart's parts stand: what is known as a line, and from its last point on two bands and the projection.</summary>
public sealed class FanPlot
{
    private const int MostKnown = 24;

    private readonly IReadOnlyList<(Period Period, decimal Value)> _known;
    private readonly IReadOnlyList<FanPoint> _fan;

    public FanPlot(IReadOnlyList<(Period Period, decimal Value)> known, IReadOnlyList<FanPoint> fan, int width, int height, int left)
    {
        _known = [.. known.TakeLast(MostKnown)];
        _fan = fan;
        Plot = new LinePlot(
            [new("known", "", _known), new("low", "", [.. fan.Select(point => (point.Period, point.Low95))]), new("high", "", [.. fan.Select(point => (point.Period, point.High95))])], width, height, 0, left);
    }

    public LinePlot Plot { get; }

    public string Known => Plot.Path(new("known", "", _known));

    public string Projected => Plot.Path(new("projected", "", [_known[^1], .. _fan.Select(point => (point.Period, point.Value))]));

    public string Of80 => Band(point => point.Low80, point => point.High80);

    public string Of95 => Band(point => point.Low95, point => point.High95);

    private string Band(Func<FanPoint, decimal> low, Func<FanPoint, decimal> high)
    {
        var path = new StringBuilder("M").Append(At(_known[^1].Period, _known[^1].Value));
        foreach (var point in _fan) path.Append('L').Append(At(point.Period, high(point)));
        foreach (var point in _fan.Reverse()) path.Append('L').Append(At(point.Period, low(point)));
        return path.Append('Z').ToString();
    }

    private string At(Period period, decimal value) => $"{Scales.Svg(Plot.X(period))} {Scales.Svg(Plot.Y(value))}";
}
