using Imdi.Shared;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Datasets;

/// <summary>The columns of a kind as cells of ILOSTAT's: mapped once a file, so that a row costs no more than its cells; what a text becomes is asked once for each text.</summary>
internal sealed class IlostatRow
{
    private static readonly string[] Totals = [Dimension.Sex, Dimension.Age, Dimension.Education, Dimension.Occupation, Dimension.Industry];

    // One delegate each for both rows: a column forgets what it has seen when the translation is another one.
    private readonly Func<string, string> _areaOf, _measureOf, _unitOf, _surveyOf;
    private readonly DatasetKind _kind;
    private readonly SourceTable _table;
    private readonly Header _header;
    private readonly List<string> _names;
    private readonly IlostatIndicator _indicator;
    private readonly Reading _reading;
    private readonly HashSet<string> _parts = new(StringComparer.Ordinal);
    private readonly SourceRow _row, _missing;
    private readonly int _status;
    private readonly string _valueName;
    private long _number;

    public IlostatRow(DatasetKind kind, SourceTable table, Header header, List<string> names, IlostatIndicator indicator, Reading reading)
    {
        (_kind, _table, _header, _names, _indicator, _reading) = (kind, table, header, names, indicator, reading);
        (_status, _valueName) = (kind.IndexOf(Dimension.Status), header.Cells[names.IndexOf("obs_value")]);
        (_areaOf, _measureOf, _unitOf, _surveyOf) = (AreaOf, MeasureOf, UnitOf, indicator.SurveyOf);
        _row = Mapped(withStatus: true);
        _missing = Mapped(withStatus: false);
    }

    /// <summary>An observation without a value has the status missing, whatever ILOSTAT says of it (it says unreliable).</summary>
    public SourceRow Begin(TableRow cells, bool isMissing)
    {
        _number = cells.Number;
        var row = isMissing ? _missing : _row;
        row.Begin(_table.Sheet, cells);
        if (isMissing) row.Set(_status, _valueName, ObservationRules.Missing);
        return row;
    }

    private SourceRow Mapped(bool withStatus)
    {
        var row = new SourceRow(_kind.Columns.Count);
        Map(row, Dimension.Area, ["ref_area"], _areaOf);
        Map(row, Dimension.AreaType, ["ref_area"], TypeOf);
        if (_names.Contains("sex")) Map(row, Dimension.Sex, ["sex"], SexOf);
        Map(row, Dimension.Period, ["time"], null);
        Map(row, Dimension.Measure, ["indicator"], _measureOf);
        Map(row, Dimension.Unit, ["indicator"], _unitOf);
        Map(row, Dimension.Value, ["obs_value"], null);
        if (withStatus) Map(row, Dimension.Status, ["obs_status"], ObservationStatus.FromIlo);
        Map(row, Dimension.Survey, ["source"], _surveyOf);
        Map(row, Dimension.Note, ["note_classif", "note_indicator", "note_source"], null);
        for (int at = 0; at < _indicator.Classifications.Count; at++)
        {
            string column = IlostatIndicator.ColumnOf(_indicator.Classifications[at])!;
            if (column == Dimension.Currency) Map(row, column, ["ref_area", $"classif{at + 1}"], CurrencyOf);
            else Map(row, column, [$"classif{at + 1}"], null);
        }

        // What the indicator does not tell apart it holds the total of.
        foreach (string column in Totals.Where(column => _kind.Declares(column) && !row.IsMapped(_kind.IndexOf(column)))) Map(row, column, ["indicator"], static _ => CodeRules.Total);
        if (_kind.Declares(Dimension.Grouping)) Map(row, Dimension.Grouping, ["classif1", "classif2"], GroupingOf);
        row.Scale(_kind.IndexOf(Dimension.Value), _indicator.Factor);
        return row;
    }

    private void Map(SourceRow row, string column, string[] theirs, Func<string, string>? translate)
    {
        int[] cells = [.. theirs.Select(name => _names.IndexOf(name)).Where(at => at >= 0)];
        if (cells.Length > 0) row.Map(_kind.IndexOf(column), _header.Cells[cells[^1]], cells, translate);
    }

    private string AreaOf(string theirs)
    {
        if (WorldBank.LargestPart(theirs) is not { } part) return theirs;
        if (_parts.Add(theirs)) WorldBank.ReportPart(_reading.Findings, _table.Sheet, _number, "ref_area", theirs, part);
        return part;
    }

    // What is no area is said once, of its code.
    private static string TypeOf(string theirs) => Area.TryParse(WorldBank.LargestPart(theirs) ?? theirs, out var area) ? area.Type : Area.Country;

    /// <summary>Neither men nor women: our list has no code but "not known" for it.</summary>
    private static string SexOf(string theirs) => theirs == "SEX_O" ? CodeRules.Unknown : theirs;

    private string MeasureOf(string theirs) => theirs == _indicator.Code ? _indicator.Measure : theirs;

    // That an indicator is missing is said once, of the measure.
    private string UnitOf(string theirs) => _kind.Units.GetValueOrDefault(_indicator.Measure, _kind.Units.Values.First());

    /// <summary><c>NPL;CUR_TYPE_LCU</c> is the currency in use in Nepal today.</summary>
    private static string CurrencyOf(string theirs)
    {
        string[] parts = theirs.Split(';', 2);
        if (parts is not [var area, var type]) return theirs;
        return type switch
        {
            "CUR_TYPE_USD" => "USD",
            "CUR_TYPE_LCU" when CountryCode.TryParse(area, out var country) => CodeLists.Country(country.Alpha3).Currency,
            _ => type,
        };
    }

    /// <summary><c>AGE_YTHADULT_Y15-24;EDU_AGGREGATE_BAS</c> is of the groupings AGE_YTHADULT and EDU_AGGREGATE; of occupations and industries one grouping alone is read.</summary>
    private static string GroupingOf(string theirs) => string.Join(';', theirs.Split(';')
        .Where(code => code.StartsWith("AGE_", StringComparison.Ordinal) || code.StartsWith("EDU_", StringComparison.Ordinal))
        .Select(code => code.Split('_')).Where(parts => parts.Length > 2).Select(parts => $"{parts[0]}_{parts[1]}"));
}
