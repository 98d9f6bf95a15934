using System.Text.RegularExpressions;

namespace Imdi.Functions.Datasets;

public enum SdmxRole { Dimension, Measure, Attribute }

/// <summary>A column as SDMX sees it.</summary>
public sealed record SdmxComponent(string Id, Column Column, SdmxRole Role);

/// <summary>
/// A kind as an SDMX dataflow: the key's columns are dimensions, other numbers measures, the rest attributes. The key's period is
/// TIME_PERIOD, a single measure OBS_VALUE. Source: SDMX 3.0, section 2 (information model).
/// </summary>
public sealed partial record SdmxShape(string Agency, string Id, IReadOnlyList<SdmxComponent> Components)
{
    public const string Version = "1.0";

    /// <summary>As <c>STRUCTURE_ID</c> names it.</summary>
    public string Reference => $"{Agency}:{Id}({Version})";

    public string Urn => $"urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow={Reference}";

    public static SdmxShape Of(DatasetKind kind)
    {
        var time = kind.Key.Select(name => kind.Columns[kind.IndexOf(name)]).LastOrDefault(IsPeriod);
        var numbers = kind.Columns.Where(column => column.Type == ColumnType.Decimal && !kind.Key.Contains(column.Name)).ToList();
        SdmxComponent[] all =
        [
            .. kind.Key.Select(name => kind.Columns[kind.IndexOf(name)]).OrderBy(column => column == time)
                .Select(column => new SdmxComponent(column == time ? "TIME_PERIOD" : IdOf(column), column, SdmxRole.Dimension)),
            .. numbers.Select(column => new SdmxComponent(numbers.Count == 1 ? "OBS_VALUE" : IdOf(column), column, SdmxRole.Measure)),
            .. kind.Columns.Where(column => !kind.Key.Contains(column.Name) && !numbers.Contains(column)).Select(column => new SdmxComponent(IdOf(column), column, SdmxRole.Attribute)),
        ];
        return new("IMDI", kind.Id.ToUpperInvariant().Replace('-', '_'), all);
    }

    /// <summary>A cell's text in SDMX: as everywhere, but a quarter is 2020-Q3, and statuses are those of CL_OBS_STATUS.</summary>
    public static string Text(Column column, object? cell) => cell switch
    {
        string { Length: 6 } quarter when IsPeriod(column) && quarter[4] == 'Q' => quarter.Replace("Q", "-Q", StringComparison.Ordinal),
        string status when column.Type == ColumnType.Status => ObservationStatus.ToSdmx(status),
        _ => CellText.Of(cell),
    };

    /// <summary>Whether a text can be an SDMX code; else it is an uncoded value.</summary>
    public static bool IsCode(string text) => Code().IsMatch(text);

    private static bool IsPeriod(Column column) => column.Type.ToString() is "Quarter" or "Year" or "Month" or "Period";

    private static string IdOf(Column column) => column.Type == ColumnType.Status ? "OBS_STATUS" : column.Name.ToUpperInvariant();

    [GeneratedRegex(@"^[A-Za-z0-9_@$-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
