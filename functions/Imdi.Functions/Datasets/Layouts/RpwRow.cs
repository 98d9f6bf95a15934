using System.Globalization;
using Imdi.Shared;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Datasets;

/// <summary>One row of Remittance Prices Worldwide in the words of our declaration.</summary>
internal sealed class RpwRow
{
    private readonly SourceTable _table;
    private readonly Header _header;
    private readonly Reading _reading;
    private readonly DatasetKind _kind;
    private readonly SourceRow _row;
    private readonly RpwLabels _labels = new();
    private readonly (int Theirs, int Ours)[] _taken, _secondTier;
    private readonly int _period, _date, _corridor, _firmType, _instrument, _product, _accessPoint, _pickup, _speed, _coverage, _firstCode, _secondCode, _secondAmount, _receiver;
    private readonly char[] _single = new char[SourceLimits.RowBytes + 1];

    public RpwRow(SourceTable table, Header header, Reading reading, DatasetKind kind)
    {
        (_table, _header, _reading, _kind, _row) = (table, header, reading, kind, new SourceRow(kind.Columns.Count));
        _taken = Places(RpwLayout.Taken);
        _secondTier = Places(RpwLayout.SecondTier);
        (_period, _date, _corridor, _firmType) = (Place("period"), Place("date"), Place("corridor"), Place("firm_type"));
        (_instrument, _product, _speed) = (Place("payment instrument"), Place("product"), Place("speed actual"));
        (_accessPoint, _pickup, _coverage) = (Place("access point", "sending location"), Place("pickup method", "pick-up method"), Place("receiving network coverage", "coverage"));
        _receiver = Place("destination_code");
        (_firstCode, _secondCode, _secondAmount) = (Place("cc1 lcu code"), Place("cc2 lcu code"), Place("cc2 lcu amount"));
    }

    public SourceRow From(TableRow cells)
    {
        _row.Begin(_table.Sheet, cells.Number);
        foreach (var (theirs, ours) in _taken) Set(ours, theirs, Known(cells, theirs));
        SetPeriod(cells);
        SetDate(cells);
        if (HasSecondTier(cells))
        {
            foreach (var (theirs, ours) in _secondTier) Set(ours, theirs, Known(cells, theirs));
        }

        SetReceiver(cells);
        SetLabels(cells);
        _row.Set(_kind.IndexOf(Quote.FeeMode), Quote.FeeMode, "on-top");
        CompareCorridor(cells);
        return _row;
    }

    /// <summary>2016_2Q is the second quarter of 2016.</summary>
    private void SetPeriod(TableRow cells)
    {
        var text = Known(cells, _period);
        int ours = _kind.IndexOf(Quote.Period);
        if (text is [_, _, _, _, '_', var quarter, 'Q' or 'q']) Set(ours, _period, $"{text[..4]}Q{quarter}");
        else Set(ours, _period, text);
    }

    /// <summary>Days come as dd/Mon/yyyy, as ISO days with or without a time, or as a workbook's serial number.</summary>
    private void SetDate(TableRow cells)
    {
        var text = Known(cells, _date);
        var day = Day(text);
        Set(_kind.IndexOf(Quote.Date), _date, day is { } known ? known.ToString("O", CultureInfo.InvariantCulture) : text);
    }

    private DateOnly? Day(ReadOnlySpan<char> text)
    {
        if (DateOnly.TryParseExact(text, "d/MMM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var named)) return named;
        if (text.Length > 10 && text[10] is ' ' or 'T' && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso)) return iso;
        return WorkbookDay.Of(_table, text);
    }

    private bool HasSecondTier(TableRow cells)
    {
        if (_secondAmount < 0) return false;
        var amount = Known(cells, _secondAmount);
        bool isZero = decimal.TryParse(amount, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) && value == 0;
        if (isZero) Report(cells, _secondAmount, FindingCodes.SecondAmountZero, "Give the amount, or leave the five cells of the second price point empty.");
        var code = Known(cells, _secondCode);
        bool differs = !code.IsEmpty && !code.Equals(Known(cells, _firstCode), StringComparison.OrdinalIgnoreCase);
        if (differs) Report(cells, _secondCode, FindingCodes.SecondCurrencyDiffers, "Give both amounts in the currency of the first.");
        return !isZero && !differs;
    }

    private void SetReceiver(TableRow cells)
    {
        var code = Known(cells, _receiver);
        string? part = WorldBank.LargestPart(code);
        if (part is not null) WorldBank.ReportPart(_reading.Findings, _table.Sheet, cells.Number, "destination_code", code, part);
        Set(_kind.IndexOf(Quote.To), _receiver, part is null ? code : part);
    }

    private void SetLabels(TableRow cells)
    {
        SetLabel(cells, _firmType, Quote.ProviderType, null, _labels.ProviderType);
        SetLabel(cells, _accessPoint, Quote.AccessPoints, Quote.RawAccessPoint, _labels.AccessPoint);
        SetLabel(cells, _speed, Quote.Speed, null, _labels.Speed);
        SetLabel(cells, _coverage, Quote.Coverage, null, _labels.Coverage);
        SetLabel(cells, _pickup, Quote.PickupMethods, Quote.RawPickup, _labels.Pickup);
        if (_instrument >= 0)
        {
            SetLabel(cells, _instrument, Quote.Instruments, Quote.RawInstrument, _labels.Instrument);
            return;
        }

        var product = Known(cells, _product);
        var (instrument, pickup) = RpwLabels.Halves(product);
        Set(_kind.IndexOf(Quote.RawInstrument), _product, product);
        Set(_kind.IndexOf(Quote.Instruments), _product, Codes(cells, _product, instrument, _labels.Instrument));
        if (Known(cells, _pickup).IsEmpty) Set(_kind.IndexOf(Quote.PickupMethods), _product, Codes(cells, _product, pickup, _labels.Pickup));
    }

    private void SetLabel(TableRow cells, int theirs, string ours, string? raw, SourceLabels labels)
    {
        var label = Known(cells, theirs);
        if (raw is not null) Set(_kind.IndexOf(raw), theirs, label);
        Set(_kind.IndexOf(ours), theirs, Codes(cells, theirs, label, labels));
    }

    private string? Codes(TableRow cells, int theirs, ReadOnlySpan<char> label, SourceLabels labels)
    {
        if (label.IsEmpty) return null;
        string? codes = labels.Codes(label, out bool unknown);
        if (unknown) Report(cells, theirs, FindingCodes.UnknownLabel, codes is null ? "It is read as not stated." : $"It is read as {codes}.");
        return codes;
    }

    /// <summary>Kosovo is KSV in one column and XKX in the other: both are one country, so codes are compared after they are read.</summary>
    private void CompareCorridor(TableRow cells)
    {
        var corridor = Known(cells, _corridor);
        if (corridor.Length != 6 || WorldBank.LargestPart(corridor[3..]) is not null) return;
        if (Same(corridor[..3], _row[_kind.IndexOf(Quote.From)]) && Same(corridor[3..], _row[_kind.IndexOf(Quote.To)])) return;
        Report(cells, _corridor, FindingCodes.CorridorDiffers, "The columns source_code and destination_code are read.");
    }

    private static bool Same(ReadOnlySpan<char> left, ReadOnlySpan<char> right) =>
        left.Equals(right, StringComparison.OrdinalIgnoreCase)
        || (CountryCode.TryParse(left.ToString(), out var first) && CountryCode.TryParse(right.ToString(), out var second) && first == second);

    /// <summary>A cell's text on one line; "..", "N/A" and "Not available" mean that nothing was provided.</summary>
    private ReadOnlySpan<char> Known(TableRow cells, int at)
    {
        if (at < 0) return default;
        var cell = cells[at].Trim();
        if (cell is ".." || cell.Equals("N/A", StringComparison.OrdinalIgnoreCase) || cell.Equals("Not available", StringComparison.OrdinalIgnoreCase)) return default;
        return cell.ContainsAny('\r', '\n', '\t') ? OnOneLine(cell) : cell;
    }

    private ReadOnlySpan<char> OnOneLine(ReadOnlySpan<char> cell)
    {
        if (cell.Length > _single.Length) return cell;
        for (int at = 0; at < cell.Length; at++) _single[at] = cell[at] is '\r' or '\n' or '\t' ? ' ' : cell[at];
        return _single.AsSpan(0, cell.Length);
    }

    private void Set(int ours, int theirs, ReadOnlySpan<char> value) => _row.Set(ours, theirs < 0 ? "" : _header.Cells[theirs].Trim(), value);

    private void Report(TableRow cells, int theirs, FindingCode code, string cure) => _reading.Findings.Add(_table.Sheet, cells.Number, _header.Cells[theirs].Trim(), cells[theirs], code, cure);

    private (int, int)[] Places(IReadOnlyList<(string Theirs, string Ours)> columns) => [.. columns.Select(column => (Place(column.Theirs), _kind.IndexOf(column.Ours)))];

    private int Place(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            int at = Array.FindIndex(_header.Cells, cell => Layout.Plain(cell) == name);
            if (at >= 0) return at;
        }

        return -1;
    }
}
