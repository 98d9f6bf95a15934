using Imdi.Shared;
using Imdi.Web.Charts;

namespace Imdi.Web.Pages.Explorer;

/// <summary>Five colours of as many countries each, as near as equal values allow; groups of countries are on no map.</summary>
internal sealed class MapBins(IReadOnlyList<ShownFigure> figures)
{
    private const int Bins = 5;

    private readonly decimal[] _values = [.. figures.Where(figure => !figure.Area.IsGroup).Select(figure => figure.Value).OfType<decimal>().Order()];

    public IReadOnlyList<CountryShade> Shades =>
        [.. figures.Where(figure => figure.Value is not null && !figure.Area.IsGroup).Select(figure => new CountryShade(CountryCode.Parse(figure.Area.Code), Bin(figure.Value!.Value)))];

    public IEnumerable<(int Bin, decimal Least, decimal Most)> Ranges => _values.GroupBy(Bin).OrderBy(group => group.Key).Select(group => (group.Key, group.Min(), group.Max()));

    private int Bin(decimal value) => _values.Count(one => one < value) * Bins / _values.Length;
}
