using Imdi.Functions.Datasets;
using Imdi.Functions.Hosting;

namespace Imdi.Functions.Indicators;

/// <summary>Values as SDMX-CSV 2.0, an indicator a dataflow. What a value does not tell apart is _Z (not applicable); a value that is withheld is missing (M), and says why; of others the worst status of what they were worked out from.</summary>
internal static class WriteValuesSdmx
{
    private const string NotApplicable = "_Z";

    private static readonly Column[] Dimensions =
        [Text("area", ColumnType.Area), Text("counterpart", ColumnType.Area), Text("sex", ColumnType.Sex), Text("age", ColumnType.AgeGroup), Text("education", ColumnType.Education), Text("occupation", ColumnType.Occupation), Text("survey")];

    private static readonly Column Time = Text("period", ColumnType.Period), Value = Text("value", ColumnType.Decimal), Status = Text("status", ColumnType.Status);

    private static readonly Column[] Attributes =
        [Text("unit_measure"), Text("series_break", ColumnType.Flag), Text("reason"), Text("calculation"), Text("numerator", ColumnType.Decimal), Text("denominator", ColumnType.Decimal), Text("source"), Text("vintage"), Text("version")];

    public static IResult Answer(DataAnswer answer, IndicatorDefinition definition, Page<FoundValue> page, DataAddress address)
    {
        SdmxComponent[] components =
        [
            .. Dimensions.Select(column => Of(column, SdmxRole.Dimension)), new("TIME_PERIOD", Time, SdmxRole.Dimension), new("OBS_VALUE", Value, SdmxRole.Measure), new("OBS_STATUS", Status, SdmxRole.Attribute),
            .. Attributes.Select(column => Of(column, SdmxRole.Attribute)),
        ];
        var shape = new SdmxShape("IMDI", definition.Id.Replace('.', '_'), components);
        string? next = page.NextAfter is { } key ? address.Next(key, DataFormat.SdmxCsv) : null;
        return answer.Written(WriteSdmxCsv.ContentType, (stream, cancellation) => WriteSdmxCsv.ToAsync(
            stream, shape, [.. components.Select(component => component.Column)], page.Rows.Select((value, at) => new StoredRow(at, CellsOf(definition, value))), cancellation), next);
    }

    private static object?[] CellsOf(IndicatorDefinition definition, FoundValue value)
    {
        var row = value.Row;
        SourceRow[] sources = [.. row.Of.Select(place => value.File.Sources[place])];
        return
        [
            value.File.Area, Or(row.Counterpart), Or(row.Sex), Or(row.Age), Or(row.Education), Or(row.Occupation), Or(row.Survey), row.Period, row.Value, row.Value is null ? ObservationRules.Missing : Marks.Worst(row.Marked),
            definition.Unit, Marks.HasBreak(row.Marked), row.Reason, row.Method, row.Numerator, row.Denominator, string.Join("; ", sources.Select(source => source.Name).Distinct()), CellText.Of(sources.Max(source => source.Vintage)), string.Join(' ', sources.Select(source => source.Version)),
        ];
    }

    private static SdmxComponent Of(Column column, SdmxRole role) => new(column.Name.ToUpperInvariant(), column, role);

    private static string Or(string part) => part.Length > 0 ? part : NotApplicable;

    private static Column Text(string name, ColumnType type = ColumnType.Text) => new(name, type, name) { Example = "" };
}
