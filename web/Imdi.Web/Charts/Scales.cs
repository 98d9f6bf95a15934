using System.Globalization;
using Imdi.Shared;

namespace Imdi.Web.Charts;

/// <summary>The steps that figures are drawn in.</summary>
public static class Scales
{
    /// <summary>SDG target 10.c: 3 % for the world's average cost, 5 % as the limit for every corridor, by 2030.</summary>
    public static readonly Percent WorldTarget = new(3);

    public static readonly Percent CorridorLimit = new(5);

    /// <summary>The upper bounds of the map's first four colours, in % of the amount sent; the fifth is open.</summary>
    public static readonly IReadOnlyList<int> Bounds = [3, 5, 7, 10];

    /// <summary>0 for a cost at or below 3 %, … 4 for one above 10 %.</summary>
    public static int Bin(Percent cost) => Bounds.Count(bound => cost.Value > bound);

    /// <summary>A length for an SVG attribute: at most two decimals, never a comma.</summary>
    public static string Svg(decimal length) => decimal.Round(length, 2).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>An amount to two significant digits, as a person would name it: 34,074 → 34,000.</summary>
    public static decimal Rounded(decimal amount)
    {
        decimal unit = 1;
        while (Math.Abs(amount) / unit >= 100) unit *= 10;
        return decimal.Round(amount / unit, MidpointRounding.AwayFromZero) * unit;
    }

    /// <summary>The smallest round step that divides 0…most into at most five parts; for large figures 1, 2, 2.5 or 5 with noughts.</summary>
    public static decimal Step(decimal most)
    {
        decimal[] steps = [0.5m, 1, 2, 2.5m, 5];
        for (decimal unit = 1; ; unit *= 10)
        {
            if (Array.Find(steps, step => most / (step * unit) <= 5) is var found and > 0) return found * unit;
        }
    }
}
