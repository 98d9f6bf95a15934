using System.Text.Encodings.Web;
using System.Text.Json;

namespace Imdi.Functions.Datasets;

/// <summary>A page of rows as JSON: numbers exact, a label beside each code, missing is null.</summary>
public static class WriteRowsJson
{
    // As every answer of the API: names in their own letters.
    internal static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task ToAsync(Stream stream, RowsAnswer answer, IReadOnlyList<StoredRow> rows, string? next, string method, CancellationToken cancellation)
    {
        await using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteStartArray("items");
        foreach (var row in rows) Write(json, answer, row);
        json.WriteEndArray();
        json.WriteString("next", next);
        json.WriteString("source", answer.Source.Name);
        json.WriteString("vintage", answer.Vintage is { } day ? CellText.Of(day) : null);
        json.WriteString("method", method);
        json.WriteNull("run");
        json.WriteString("version", answer.Version);
        json.WriteBoolean("isDemonstration", answer.Source.IsDemonstration);
        json.WriteEndObject();
        await json.FlushAsync(cancellation);
    }

    internal static void WriteCell(Utf8JsonWriter json, object? cell)
    {
        switch (cell)
        {
            case null: json.WriteNullValue(); break;
            case decimal number: json.WriteRawValue(CellText.Of(number)); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            default: json.WriteStringValue(CellText.Of(cell)); break;
        }
    }

    private static void Write(Utf8JsonWriter json, RowsAnswer answer, StoredRow row)
    {
        json.WriteStartObject();
        for (int at = 0; at < answer.Columns.Count; at++)
        {
            json.WritePropertyName(answer.Columns[at].Name);
            WriteCell(json, row.Cells[at]);
            if (CodeLabels.Has(answer.Columns[at])) json.WriteString(answer.Columns[at].Name + CodeLabels.Suffix, CodeLabels.Of(answer.Columns[at], row.Cells[at], answer.Language));
        }

        json.WriteEndObject();
    }
}
