using System.Globalization;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Datasets;

/// <summary>A total (T) equals the sum of its parts within a tolerance, where the file has both.</summary>
/// <remarks>
/// |total − Σ parts| ≤ max(0.5 · number of parts, 0.1 % of the total), in persons: half a unit of rounding for each part. Sex counts when both F and M are there,
/// levels of education when at least two single levels are; ranges of levels overlap and are not summed.
/// </remarks>
public sealed class TotalCheck : SeriesCheck
{
    private const decimal Rounding = 0.5m, Share = 0.001m;

    private readonly SeriesKey _key;
    private readonly string _dimension;
    private readonly TextColumn _part;
    private readonly TextColumn? _unit;
    private readonly NumberColumn _value;
    private readonly Dictionary<ulong, Group> _groups = [];

    private TotalCheck(DatasetKind kind, CheckedRow columns, string dimension)
    {
        _dimension = dimension;
        _key = new SeriesKey(kind, columns, dimension);
        (_part, _value) = (columns.Text(dimension), columns.Number(Dimension.Value));
        _unit = kind.Declares(Dimension.Unit) ? columns.Text(Dimension.Unit) : null;
    }

    public static SeriesRule Of(string dimension) => (kind, columns) => new TotalCheck(kind, columns, dimension);

    public override void Look(CheckedRow row)
    {
        if (_value[row.At] is not { } value || (_unit is not null && _unit[row.At] is not "persons")) return;
        string? part = _part[row.At];
        if (part is not CodeRules.Total && !IsPart(part)) return;
        ulong key = _key.Of(row.At);
        var group = _groups.GetValueOrDefault(key);
        group = part is CodeRules.Total
            ? group with { Total = value, Place = row.PlaceOf(_value) }
            : group with { Sum = group.Sum + value, Parts = group.Parts + 1, Needed = group.Needed + (part is CodeRules.Unknown ? 0 : 1) };
        if (_groups.Count >= Most && !_groups.ContainsKey(key)) Finish(row);
        _groups[key] = group;
    }

    public override void Finish(CheckedRow row)
    {
        foreach (var group in _groups.Values.Where(group => group.Total is not null && group.Needed >= 2).OrderBy(group => group.Place.Row))
        {
            decimal total = group.Total!.Value;
            if (Math.Abs(total - group.Sum) <= Math.Max(Rounding * group.Parts, Share * Math.Abs(total))) continue;
            row.Report(group.Place, total.ToString("0.###############", CultureInfo.InvariantCulture), FindingCodes.TotalNotParts,
                string.Create(CultureInfo.InvariantCulture, $"The {group.Parts} parts by {_dimension} add up to {group.Sum:0.###############}; mend the total or the part that is wrong, or add the part that is left out as UNK."));
        }

        _groups.Clear();
    }

    private static bool IsPart(string? part) => part is { Length: 1 } or CodeRules.Unknown;

    private readonly record struct Group(decimal? Total, decimal Sum, int Parts, int Needed, CellPlace Place);
}
