using System.Globalization;
using Imdi.Shared;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Datasets;

/// <summary>
/// A file against the version that is current: figures that moved by more than half, whether of the same key or from the published year before, and
/// keys that the file no longer has. Both are set down by parts of their series, so that memory holds one part of what is published.
/// </summary>
/// <remarks>
/// |value / published − 1| &gt; 0.5, as <see cref="JumpCheck"/> has it; only of countries. A whole file is judged from year to year by its own rows where the kind does so, and not once
/// more here; keys and rows are missed in a whole file only, for one of changes leaves out what stays.
/// </remarks>
public sealed class PublishedCheck : SeriesCheck, IDisposable
{
    private readonly PublishedRows _published;
    private readonly bool _isWhole, _judgesNeighbours;
    private readonly SeriesColumns _columns;
    private readonly TextColumn[] _series;
    private readonly TextColumn? _period, _type;
    private readonly NumberColumn? _value;
    private readonly WriteParts _rows;
    private readonly int _parts;
    private long _looked;

    public PublishedCheck(DatasetKind kind, CheckedRow columns, PublishedRows published, bool isWhole)
    {
        (_published, _isWhole, _columns) = (published, isWhole, new SeriesColumns(kind));
        _judgesNeighbours = !isWhole || !kind.CrossChecks.Contains(FindingCodes.Jump);
        _series = [.. _columns.Series.Select(at => columns.Text(kind.Columns[at].Name))];
        _period = _columns.Period < 0 ? null : columns.Text(kind.Columns[_columns.Period].Name);
        _value = _columns.Value < 0 ? null : columns.Number(kind.Columns[_columns.Value].Name);
        _type = kind.Declares(Dimension.AreaType) ? columns.Text(Dimension.AreaType) : null;
        _parts = RowPartitions.CountFor(published.Rows);
        _rows = new WriteParts(_parts);
    }

    public override void Look(CheckedRow row)
    {
        _looked++;
        string series = string.Join('\0', _series.Select(column => column[row.At]));
        bool isJudged = _value is not null && (_type is null || _type[row.At] == Area.Country);
        var place = _value is null ? default : row.PlaceOf(_value);
        _rows.Add(RowPartitions.Of(series, _parts), series, [_period?[row.At] ?? "", isJudged ? _value![row.At] : null, place.Sheet, (decimal)place.Row, place.Column]);
    }

    public override void Finish(CheckedRow row)
    {
        _rows.Close();
        using var old = SetDown();
        var vanished = new VanishedKeys(_columns);
        for (int part = 0; part < _parts; part++) Compare(part, old, row, vanished);
        if (!_isWhole) return;
        vanished.Report(row);
        if (_looked * 10 < _published.Rows * 9)
        {
            row.Report(new CellPlace("", 1, ""), _looked.ToString(CultureInfo.InvariantCulture), FindingCodes.Vanished,
                string.Create(CultureInfo.InvariantCulture, $"The file has {_looked} good rows, the published version {_published.Rows}: is it whole? Send what is left out, or go on if it ends for good."));
        }
    }

    public void Dispose() => _rows.Dispose();

    private WriteParts SetDown()
    {
        var set = new WriteParts(_parts);
        foreach (var row in _published.Scan())
        {
            string series = string.Join('\0', _columns.Series.Select(at => (string?)row.Cells[at]));
            set.Add(RowPartitions.Of(series, _parts), series, [_columns.Period < 0 ? "" : row.Cells[_columns.Period] ?? "", _columns.Value < 0 ? null : row.Cells[_columns.Value]]);
        }

        set.Close();
        return set;
    }

    private void Compare(int part, WriteParts old, CheckedRow row, VanishedKeys vanished)
    {
        var published = new Dictionary<(string, string), (decimal? Value, bool IsSeen)>();
        foreach (var (series, cells) in old.Rows(part, 2)) published[(series, (string)cells[0]!)] = ((decimal?)cells[1], false);
        foreach (var (series, cells) in _rows.Rows(part, 5))
        {
            string period = (string)cells[0]!;
            var place = new CellPlace((string?)cells[2] ?? "", (long)(decimal)cells[3]!, (string?)cells[4] ?? "");
            if (published.TryGetValue((series, period), out var same))
            {
                published[(series, period)] = (same.Value, true);
                Judge(row, place, (decimal?)cells[1], same.Value, "for the same");
            }
            else if (_judgesNeighbours && YearBefore(period) is { } before && published.TryGetValue((series, before), out var last))
            {
                Judge(row, place, (decimal?)cells[1], last.Value, $"in {before}");
            }
        }

        if (_isWhole) vanished.Add(published.Where(one => !one.Value.IsSeen).Select(one => one.Key));
    }

    private static void Judge(CheckedRow row, CellPlace place, decimal? value, decimal? before, string when)
    {
        if (value is not { } now || before is not { } was || was == 0 || Math.Abs(JumpCheck.Change(now, was)) is var change && change <= JumpCheck.Most50Percent) return;
        row.Report(place, now.ToString("0.###############", CultureInfo.InvariantCulture), FindingCodes.Jump, string.Create(CultureInfo.InvariantCulture,
            $"{was:0.###############} is published {when}, {JumpCheck.Change(now, was) * 100:+0.0;-0.0} %: is the period whole, and the unit the same? Leave it out, or mark its status P, until it is sure."));
    }

    private static string? YearBefore(string period) =>
        period.Length >= 4 && int.TryParse(period.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out int year) ? string.Create(CultureInfo.InvariantCulture, $"{year - 1:D4}{period[4..]}") : null;
}

/// <summary>Which columns of a kind name a series, its period and its figure; -1 for one that it has not.</summary>
internal sealed class SeriesColumns
{
    public SeriesColumns(DatasetKind kind)
    {
        Period = kind.Key.Where(name => kind.Columns[kind.IndexOf(name)].Type is ColumnType.Period or ColumnType.Quarter or ColumnType.Year).Select(kind.IndexOf).FirstOrDefault(-1);
        Series = [.. kind.Key.Select(kind.IndexOf).Where(at => at != Period)];
        var numbers = kind.Columns.Where(column => column.Type == ColumnType.Decimal).ToList();
        Value = kind.Declares(Dimension.Value) ? kind.IndexOf(Dimension.Value) : numbers is [var only] ? kind.IndexOf(only.Name) : -1;
        IsGroupedByPeriod = kind.IndexOf(kind.Key[0]) == Period;
        Group = kind.Key[0];
    }

    public int Period { get; }

    public int[] Series { get; }

    public int Value { get; }

    /// <summary>The first column of the key, by which what vanished is counted.</summary>
    public string Group { get; }

    public bool IsGroupedByPeriod { get; }
}
