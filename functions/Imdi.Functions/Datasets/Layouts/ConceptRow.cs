using System.Globalization;
using Imdi.Shared;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Datasets;

/// <summary>An observation given as concepts with their values, as SDMX-CSV and Eurostat give it, in the columns of a kind.</summary>
internal sealed class ConceptRow
{
    private readonly DatasetKind _kind;
    private readonly SourceTable _table;
    private readonly Reading _reading;
    private readonly string[] _concepts;
    private readonly string?[] _columns;
    private readonly int _unit, _measure, _value, _status, _frequency, _multiplier, _period;
    private readonly int[] _origins;
    private readonly DecimalStyle _decimals;
    private readonly ObservationRow _row;

    /// <param name="concepts">The concept of each value of a row; empty where a value is passed over.</param>
    public ConceptRow(DatasetKind kind, SourceTable table, Reading reading, string[] concepts)
    {
        (_kind, _table, _reading, _concepts) = (kind, table, reading, concepts);
        _columns = [.. concepts.Select(concept => concept.Length == 0 ? null : SdmxConcepts.ColumnOf(kind, concept))];
        (_value, _status, _period) = (Array.IndexOf(_columns, Dimension.Value), Array.IndexOf(_columns, Dimension.Status), Array.IndexOf(_columns, Dimension.Period));
        (_unit, _measure) = (Place(concepts, "UNIT_MEASURE", "UNIT"), Place(concepts, "MEASURE", "INDIC_EM"));
        (_frequency, _multiplier) = (Place(concepts, SdmxConcepts.Frequency), Place(concepts, SdmxConcepts.Multiplier));
        _origins = [.. Enumerable.Range(0, concepts.Length).Where(at => _columns[at] == Dimension.Origin)];
        _decimals = new DecimalStyle(table, reading);
        _row = new ObservationRow(kind, table, reading);
    }

    public SourceRow Row => _row.Row;

    /// <summary>What a kind needs that a file's concepts do not give.</summary>
    public static IReadOnlyList<string> Lacking(DatasetKind kind, IReadOnlyList<string> concepts)
    {
        var filled = concepts.Select(concept => SdmxConcepts.ColumnOf(kind, concept)).ToHashSet();
        bool hasUnit = Place(concepts, "UNIT_MEASURE", "UNIT") >= 0;
        if (concepts.Any(concept => SdmxConcepts.BasisOf(concept) is not null)) filled.Add(Dimension.Basis);
        if (hasUnit) filled.UnionWith([Dimension.Measure, Dimension.Currency]);
        return [.. kind.Columns.Where(column => (column.Required || column.Name == Dimension.Value) && !filled.Contains(column.Name) && !ObservationRow.HasTotal(column.Name)
            && column.Name is not (Dimension.Unit or Dimension.AreaType or Dimension.OriginType or Dimension.DestinationType)).Select(column => column.Name)];
    }

    /// <summary>Takes one observation; false when it is left out, and said why.</summary>
    public bool Take(long number, RowAction action, ReadOnlySpan<string> values)
    {
        if (action == RowAction.Delete) return TakeDeletion(number, values);
        _row.Begin(number);
        Row.Action = action;
        for (int at = 0; at < _columns.Length; at++)
        {
            if (_columns[at] is { } column && at != _value && at != _status && at != _unit && at != _measure && column != Dimension.Origin) SetCell(column, _concepts[at], values[at]);
        }

        SetOrigin(values);
        if (!SetMeasure(number, values, out decimal factor)) return false;
        CompareFrequency(number, values);
        return SetValue(number, values, factor);
    }

    /// <summary>What is to be deleted leaves dimensions open, none of which then stands for the total; a cell of any other component says that this alone is deleted.</summary>
    private bool TakeDeletion(long number, ReadOnlySpan<string> values)
    {
        Row.Begin(_table.Sheet, number);
        Row.Action = RowAction.Delete;
        for (int at = 0; at < _columns.Length; at++)
        {
            if (values[at].Length == 0 || _columns[at] is not { } column || column == Dimension.Origin || at == _unit) continue;
            if (_kind.Columns[_kind.IndexOf(column)].Type != ColumnType.Area) _row.Set(column, _concepts[at], at == _measure ? SdmxConcepts.MeasureOf(values[at]) : values[at]);
            else if (values[at] != "_Z") _row.SetArea(column, _concepts[at], values[at], isSaid: true);
        }

        foreach (int at in _origins)
        {
            if (values[at] is not ("" or "_Z")) SetOrigin(values);
        }

        if (_frequency >= 0 && values[_frequency].Length > 0) Row.Frequency = values[_frequency];
        return _unit < 0 || values[_unit].Length == 0 || _kind.Id == CountryIndicators || SetUnit(number, values, out _, out _);
    }

    private void SetCell(string column, string concept, string value)
    {
        if (_kind.Columns[_kind.IndexOf(column)].Type == ColumnType.Area) _row.SetArea(column, concept, value);
        else if (!(ObservationRow.HasTotal(column) && value is "" or "_Z")) _row.Set(column, concept, value);
    }

    /// <summary>Where citizenship and birth both have a column, the one that names a country is the origin and says what makes a migrant.</summary>
    private void SetOrigin(ReadOnlySpan<string> values)
    {
        if (_origins.Length == 0) return;
        int chosen = _origins[0];
        foreach (int at in _origins)
        {
            if (values[at] is "" or "_Z" || Area.IsTotal(values[at])) continue;
            chosen = at;
            break;
        }

        string value = values[chosen] is "" or "_Z" ? "_T" : values[chosen];
        _row.SetArea(Dimension.Origin, _concepts[chosen], value);
        if (SdmxConcepts.BasisOf(_concepts[chosen]) is { } basis) _row.Set(Dimension.Basis, _concepts[chosen], basis);
    }

    private bool SetMeasure(long number, ReadOnlySpan<string> values, out decimal factor)
    {
        factor = 1;
        string? measure = _measure < 0 ? null : SdmxConcepts.MeasureOf(values[_measure]);
        bool isOther = measure is not null && (_kind.Id == MigrantStock ? measure is not "stock" : measure is "stock");
        if (isOther) return Refused(number, _measure, values[_measure], FindingCodes.OtherSeries, $"Load it as {(measure is "stock" ? MigrantStock : MigrationFlow)}.");
        string? unit = null;
        if (_unit >= 0 && values[_unit].Length > 0 && _kind.Id != CountryIndicators && !SetUnit(number, values, out unit, out factor)) return false;
        if (_kind.Units.Count > 0)
        {
            measure ??= _kind.Units.Where(pair => pair.Value == unit).Select(pair => pair.Key).Take(2).ToList() is [var only] ? only : null;
            _row.Set(Dimension.Measure, _measure < 0 ? "" : _concepts[_measure], measure);
            _row.Set(Dimension.Unit, _unit < 0 ? "" : _concepts[_unit], unit ?? (measure is null ? null : _kind.Units.GetValueOrDefault(measure)));
        }

        return Multiply(number, values, ref factor);
    }

    private bool SetUnit(long number, ReadOnlySpan<string> values, out string? unit, out decimal factor)
    {
        (unit, factor) = (null, 1);
        bool isCurrency = _kind.Declares(Dimension.Currency) && Currency.TryParse(values[_unit], out _);
        if (isCurrency) _row.Set(Dimension.Currency, _concepts[_unit], values[_unit]);
        else if (SdmxConcepts.UnitOf(_kind, values[_unit]) is { } known) (unit, factor) = known;
        else return Refused(number, _unit, values[_unit], FindingCodes.UnknownUnit, $"Give the values in {string.Join(" or ", _kind.Units.Values.Append("persons").Take(Math.Max(1, _kind.Units.Count)).Distinct())}.");
        if (unit is not null && _kind.Declares(Dimension.Unit)) _row.Set(Dimension.Unit, _concepts[_unit], unit);
        return true;
    }

    private bool Multiply(long number, ReadOnlySpan<string> values, ref decimal factor)
    {
        if (_multiplier < 0 || values[_multiplier].Length == 0) return true;
        if (!int.TryParse(values[_multiplier], NumberStyles.None, CultureInfo.InvariantCulture, out int power) || power > 9)
            return Refused(number, _multiplier, values[_multiplier], FindingCodes.UnknownUnit, "Give the power of ten that values are to be multiplied by, 0 to 9.");
        for (int at = 0; at < power; at++) factor *= 10;
        return true;
    }

    /// <summary>FREQ says A, Q or M; a period of another frequency has slipped.</summary>
    private void CompareFrequency(long number, ReadOnlySpan<string> values)
    {
        if (_frequency < 0 || _period < 0 || !Period.TryParseAgency(values[_period], out var period)) return;
        string right = period.Frequency switch { Frequency.Year => "A", Frequency.Quarter => "Q", _ => "M" };
        if (values[_frequency].Length > 0 && !string.Equals(values[_frequency], right, StringComparison.OrdinalIgnoreCase))
            _reading.Findings.Add(_table.Sheet, number, _concepts[_period], values[_period], FindingCodes.FrequencyDiffers, $"FREQ is {values[_frequency]}; {period} is {right}. Correct one of the two.");
    }

    private bool SetValue(long number, ReadOnlySpan<string> values, decimal factor)
    {
        string value = values[_value];
        bool isMissing = value is "" or "NaN" or "#N/A" or ":" or ".." || value.Equals("nan", StringComparison.OrdinalIgnoreCase);
        string status = _status < 0 || values[_status].Length == 0 ? "" : ObservationStatus.FromSdmx(values[_status]);
        if (isMissing)
        {
            Row.LeavesValue = value.Length == 0 && Row.Action != RowAction.Replace;
            _row.Set(Dimension.Status, _status < 0 ? _concepts[_value] : _concepts[_status], ObservationRules.Missing);
            return true;
        }

        if (_decimals.Plain(value, number, _concepts[_value]) is not { } plain) return false;
        _row.SetValue(_concepts[_value], plain, factor);
        _row.Set(Dimension.Status, _status < 0 ? "" : _concepts[_status], status);
        return true;
    }

    private bool Refused(long number, int at, string value, FindingCode code, string cure)
    {
        _reading.Findings.Add(_table.Sheet, number, _concepts[at], value, code, cure);
        return false;
    }

    private static int Place(IReadOnlyList<string> concepts, params string[] names)
    {
        for (int at = 0; at < concepts.Count; at++)
        {
            if (names.Contains(concepts[at], StringComparer.OrdinalIgnoreCase)) return at;
        }

        return -1;
    }
}
