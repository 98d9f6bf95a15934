using System.Globalization;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Datasets;

/// <summary>The shares of one whole add up to 100 within their rounding.</summary>
/// <remarks>|100 − Σ shares| ≤ n · 0.5 · 10^−d percentage points, for n shares of which the most exact has d decimals.</remarks>
public sealed class SharesCheck : SeriesCheck
{
    private readonly SeriesKey _key;
    private readonly NumberColumn _share;
    private readonly Dictionary<ulong, Whole> _wholes = [];

    private SharesCheck(DatasetKind kind, CheckedRow columns, string part) => (_key, _share) = (new SeriesKey(kind, columns, part), columns.Number(Dimension.SharePercent));

    /// <param name="part">The column that tells the shares of one whole apart.</param>
    public static SeriesRule By(string part) => (kind, columns) => new SharesCheck(kind, columns, part);

    public override void Look(CheckedRow row)
    {
        if (_share[row.At] is not { } share) return;
        ulong key = _key.Of(row.At);
        var whole = _wholes.GetValueOrDefault(key);
        if (_wholes.Count >= Most && !_wholes.ContainsKey(key)) Finish(row);
        _wholes[key] = new Whole(whole.Sum + share, whole.Count + 1, Math.Max(whole.Decimals, share.Scale), share, row.PlaceOf(_share));
    }

    public override void Finish(CheckedRow row)
    {
        foreach (var whole in _wholes.Values.OrderBy(whole => whole.Place.Row))
        {
            decimal tolerance = 0.5m * whole.Count;
            for (int at = 0; at < whole.Decimals; at++) tolerance /= 10;
            if (Math.Abs(100 - whole.Sum) <= tolerance) continue;
            row.Report(whole.Place, whole.Last.ToString(CultureInfo.InvariantCulture), FindingCodes.SharesNot100,
                string.Create(CultureInfo.InvariantCulture, $"The {whole.Count} shares add up to {whole.Sum}; mend the one that is wrong, or add what is left out as other."));
        }

        _wholes.Clear();
    }

    private readonly record struct Whole(decimal Sum, int Count, int Decimals, decimal Last, CellPlace Place);
}
