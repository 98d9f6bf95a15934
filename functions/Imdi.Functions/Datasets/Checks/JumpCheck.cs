using System.Globalization;
using Imdi.Shared;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Datasets;

/// <summary>
/// A country's figure against the same period of the year before: more than half up or down is a jump. In the World Bank's release of May 2023
/// the Philippines' remittances of 2022 are a partial year, 75 % below 2021, and would pass every check of a single cell.
/// </summary>
/// <remarks>|value / value of the year before − 1| &gt; 0.5, in either order of the rows; series of aggregates, and years that are not next to each other, are not compared.</remarks>
public sealed class JumpCheck : SeriesCheck
{
    public const decimal Most50Percent = 0.5m;

    private readonly SeriesKey _key;
    private readonly TextColumn _period;
    private readonly TextColumn? _type;
    private readonly NumberColumn _value;
    private readonly decimal _floor;
    private readonly Dictionary<(ulong Series, Frequency Frequency, int Part), (int Year, decimal Value, CellPlace Place)> _last = [];

    private JumpCheck(DatasetKind kind, CheckedRow columns, decimal floor)
    {
        _floor = floor;
        _key = new SeriesKey(kind, columns, Dimension.Period);
        (_period, _value) = (columns.Text(Dimension.Period), columns.Number(Dimension.Value));
        _type = kind.Declares(Dimension.AreaType) ? columns.Text(Dimension.AreaType) : null;
    }

    /// <param name="floor">Values that are both below this are too small to judge.</param>
    public static SeriesRule Above(decimal floor = 0) => (kind, columns) => new JumpCheck(kind, columns, floor);

    public override void Look(CheckedRow row)
    {
        if (_value[row.At] is not { } value || (_type is not null && _type[row.At] != Area.Country)) return;
        if (!Period.TryParse(_period[row.At], out var period)) return;
        var series = (_key.Of(row.At), period.Frequency, period.Part);
        var place = row.PlaceOf(_value);
        if (_last.TryGetValue(series, out var last))
        {
            if (last.Year == period.Year - 1) Compare(row, place, value, last.Value, period.Year - 1);
            else if (last.Year == period.Year + 1) Compare(row, last.Place, last.Value, value, period.Year);
        }

        if (_last.Count >= Most && !_last.ContainsKey(series)) _last.Clear();
        _last[series] = (period.Year, value, place);
    }

    private void Compare(CheckedRow row, CellPlace place, decimal value, decimal before, int year)
    {
        if (before == 0 || (Math.Abs(value) < _floor && Math.Abs(before) < _floor)) return;
        decimal change = Change(value, before);
        if (Math.Abs(change) <= Most50Percent) return;
        row.Report(place, value.ToString("0.###############", CultureInfo.InvariantCulture), FindingCodes.Jump, string.Create(CultureInfo.InvariantCulture,
            $"{before:0.###############} in {year}, {change * 100:+0.0;-0.0} %: is the period whole, and the unit the same? Leave it out, or mark its status P, until it is sure."));
    }

    /// <summary>The change in proportion to the value before, both brought below 10^12 times each other so that nothing overflows.</summary>
    internal static decimal Change(decimal value, decimal before) =>
        Math.Abs(before) < 0.000001m ? Math.Sign(value - before) * 1_000_000m : (value - before) / Math.Abs(before);
}
