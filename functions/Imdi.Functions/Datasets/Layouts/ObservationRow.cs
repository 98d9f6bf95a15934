using System.Globalization;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Datasets;

/// <summary>An observation on its way from a source's words into a kind's columns: areas with their type, values in units, and what the source does not tell apart as the total.</summary>
internal sealed class ObservationRow(DatasetKind kind, SourceTable table, Reading reading)
{
    /// <summary>What a column holds where a source does not tell it apart.</summary>
    private static readonly Dictionary<string, string> Totals = new(StringComparer.Ordinal)
    {
        [Dimension.Sex] = CodeRules.Total, [Dimension.Age] = CodeRules.Total, [Dimension.Education] = CodeRules.Total, [Dimension.Occupation] = CodeRules.Total,
        [Dimension.Industry] = CodeRules.Total, [Dimension.LegalStatus] = "all", [Dimension.Duration] = "all", [Dimension.Variant] = "estimate",
    };

    private readonly Dictionary<string, int> _places = kind.Columns.Select((column, at) => (column.Name, at)).ToDictionary(pair => pair.Name, pair => pair.at, StringComparer.Ordinal);
    private readonly (int At, string Name, string Value)[] _totals = [.. Totals.Where(total => kind.Declares(total.Key)).Select(total => (kind.IndexOf(total.Key), total.Key, total.Value))];
    private readonly char[] _room = new char[64];

    public SourceRow Row { get; } = new(kind.Columns.Count);

    /// <summary>Whether the kind's column can stay unnamed by a source, because it then holds the total.</summary>
    public static bool HasTotal(string column) => Totals.ContainsKey(column);

    public void Begin(long number)
    {
        Row.Begin(table.Sheet, number);
        foreach (var (at, name, value) in _totals) Row.Set(at, name, value);
    }

    public void Set(string column, string theirs, ReadOnlySpan<char> value)
    {
        if (_places.TryGetValue(column, out int at)) Row.Set(at, theirs.Trim(), value);
    }

    /// <summary>An area and, where the kind has it, its type; true when it is counted as its largest part, which is said unless it was before.</summary>
    public bool SetArea(string column, string theirs, ReadOnlySpan<char> code, bool isSaid = false)
    {
        string text = code.Trim().ToString();
        string? part = WorldBank.LargestPart(text);
        if (part is not null && !isSaid) WorldBank.ReportPart(reading.Findings, table.Sheet, Row.Number, theirs.Trim(), text, part);
        bool isKnown = Area.TryParse(part ?? (Area.IsTotal(text) ? Area.World : text), out var area);
        Set(column, theirs, isKnown ? area.Code : text);
        // What is no area is said once, of its code.
        Set(TypeColumn(column), theirs, isKnown ? area.Type : Area.Country);
        return part is not null;
    }

    /// <summary>A value times a factor; what is no number stays as it is, for the column to refuse.</summary>
    public void SetValue(string theirs, ReadOnlySpan<char> value, decimal factor)
    {
        if (factor != 1 && decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) && Math.Abs(number) < decimal.MaxValue / factor
            && (number * factor).TryFormat(_room, out int written, "0.###############", CultureInfo.InvariantCulture)) value = _room.AsSpan(0, written);
        Set(Dimension.Value, theirs, value);
    }

    public static string TypeColumn(string column) => column switch { Dimension.Origin => Dimension.OriginType, Dimension.Destination => Dimension.DestinationType, _ => Dimension.AreaType };
}
