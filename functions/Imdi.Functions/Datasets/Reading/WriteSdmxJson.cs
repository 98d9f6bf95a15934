using System.Text.Json;

namespace Imdi.Functions.Datasets;

/// <summary>
/// A page of rows as SDMX-JSON 2.0: flat observations by the positions of their dimensions' values; measures, then attributes, as they are.
/// Source: sdmx-twg/sdmx-json, data-message 2.0.0.
/// </summary>
public static class WriteSdmxJson
{
    public const string ContentType = "application/vnd.sdmx.data+json; version=2.0.0; charset=utf-8";

    private const string Schema = "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/data-message/tools/schemas/2.0.0/sdmx-json-data-schema.json";

    public static async Task ToAsync(Stream stream, SdmxShape shape, RowsAnswer answer, IReadOnlyList<StoredRow> rows, DateTimeOffset prepared, string? next, CancellationToken cancellation)
    {
        var dimensions = shape.Components.Where(component => component.Role == SdmxRole.Dimension).Select(component => new Dimension(component, PlaceOf(answer, component))).ToList();
        var others = shape.Components.Where(component => component.Role != SdmxRole.Dimension).OrderBy(component => component.Role).Select(component => (component, Place: PlaceOf(answer, component))).ToList();
        await using var json = new Utf8JsonWriter(stream, WriteRowsJson.Options);
        json.WriteStartObject();
        WriteMeta(json, answer, prepared, next);
        json.WriteStartObject("data");
        json.WriteStartArray("dataSets");
        json.WriteStartObject();
        json.WriteNumber("structure", 0);
        json.WriteString("action", "Information");
        WriteLink(json, "dataflow", "urn", shape.Urn);
        json.WriteStartObject("observations");
        foreach (var row in rows)
        {
            json.WriteStartArray(string.Join(':', dimensions.Select(dimension => dimension.PositionOf(row))));
            foreach (var (component, place) in others) WriteValue(json, component.Column, row.Cells[place]);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        WriteStructure(json, shape, dimensions, answer);
        json.WriteEndObject();
        json.WriteEndObject();
        await json.FlushAsync(cancellation);
    }

    private static int PlaceOf(RowsAnswer answer, SdmxComponent component) => answer.Columns.ToList().IndexOf(component.Column);

    private static void WriteMeta(Utf8JsonWriter json, RowsAnswer answer, DateTimeOffset prepared, string? next)
    {
        json.WriteStartObject("meta");
        json.WriteString("schema", Schema);
        json.WriteString("id", answer.Version);
        json.WriteString("prepared", prepared.UtcDateTime);
        json.WriteStartArray("contentLanguages");
        json.WriteStringValue(answer.Language.Tag);
        json.WriteEndArray();
        json.WriteStartObject("sender");
        json.WriteString("id", "IMDI");
        json.WriteEndObject();
        if (next is not null) WriteLink(json, "next", "href", next);
        json.WriteEndObject();
    }

    private static void WriteLink(Utf8JsonWriter json, string relation, string name, string target)
    {
        json.WriteStartArray("links");
        json.WriteStartObject();
        json.WriteString("rel", relation);
        json.WriteString(name, target);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteStructure(Utf8JsonWriter json, SdmxShape shape, List<Dimension> dimensions, RowsAnswer answer)
    {
        json.WriteStartArray("structures");
        json.WriteStartObject();
        json.WriteStartArray("dataSets");
        json.WriteNumberValue(0);
        json.WriteEndArray();
        WriteLink(json, "dataflow", "urn", shape.Urn);
        json.WriteStartObject("dimensions");
        json.WriteStartArray("observation");
        for (int at = 0; at < dimensions.Count; at++) dimensions[at].Write(json, at, answer);
        json.WriteEndArray();
        json.WriteEndObject();
        WriteComponents(json, "measures", shape, SdmxRole.Measure);
        WriteComponents(json, "attributes", shape, SdmxRole.Attribute);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteComponents(Utf8JsonWriter json, string name, SdmxShape shape, SdmxRole role)
    {
        json.WriteStartObject(name);
        json.WriteStartArray("observation");
        foreach (var component in shape.Components.Where(one => one.Role == role))
        {
            json.WriteStartObject();
            json.WriteString("id", component.Id);
            json.WriteString("name", component.Column.Description);
            if (role == SdmxRole.Attribute)
            {
                json.WriteStartObject("relationship");
                json.WriteStartObject("observation");
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, Column column, object? cell)
    {
        if (cell is string) json.WriteStringValue(SdmxShape.Text(column, cell));
        else WriteRowsJson.WriteCell(json, cell);
    }

    /// <summary>A dimension and the values met so far, each at the position that observations name it by.</summary>
    private sealed class Dimension(SdmxComponent component, int place)
    {
        private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);

        public int PositionOf(StoredRow row)
        {
            string text = SdmxShape.Text(component.Column, row.Cells[place]);
            if (!_positions.TryGetValue(text, out int position)) _positions[text] = position = _positions.Count;
            return position;
        }

        public void Write(Utf8JsonWriter json, int keyPosition, RowsAnswer answer)
        {
            json.WriteStartObject();
            json.WriteString("id", component.Id);
            json.WriteString("name", component.Column.Description);
            json.WriteNumber("keyPosition", keyPosition);
            json.WriteStartArray("values");
            foreach (string text in _positions.OrderBy(pair => pair.Value).Select(pair => pair.Key))
            {
                json.WriteStartObject();
                if (SdmxShape.IsCode(text))
                {
                    json.WriteString("id", text);
                    json.WriteString("name", CodeLabels.Of(component.Column, text, answer.Language) ?? text);
                }
                else
                {
                    json.WriteString("value", text);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }
    }
}
